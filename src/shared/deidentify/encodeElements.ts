/** How a data set is laid out: as in the file that it came from, so that pixels and numbers are copied byte for byte. */
export interface Layout {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** An element to be written. `value` has an even length; `fragments` is encapsulated pixel data, offset table first. */
export type OutElement =
  | { readonly tag: number; readonly vr: string; readonly value: Uint8Array }
  | { readonly tag: number; readonly vr: 'SQ'; readonly items: readonly (readonly OutElement[])[] }
  | { readonly tag: number; readonly vr: string; readonly fragments: readonly Uint8Array[] };

const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const ITEM = 0xfffee000;
const SEQUENCE_END = 0xfffee0dd;
const UNDEFINED = 0xffffffff;

/** A value too long for a short length is written as UN, which has a long one (PS3.5 6.2.2). */
const vrFor = (element: OutElement): string =>
  'value' in element && element.value.length > 0xfffe && !LONG.has(element.vr) ? 'UN' : element.vr;

const headerLength = (vr: string, layout: Layout): number => (layout.explicit && LONG.has(vr) ? 12 : 8);

function valueLength(element: OutElement, layout: Layout): number {
  if ('value' in element) return element.value.length;
  if ('fragments' in element) return element.fragments.reduce((sum, one) => sum + 8 + one.length, 8);
  return element.items.reduce((sum, item) => sum + 8 + lengthOf(item, layout), 0);
}

/** Bytes that a data set takes. */
export const lengthOf = (elements: readonly OutElement[], layout: Layout): number =>
  elements.reduce((sum, one) => sum + headerLength(vrFor(one), layout) + valueLength(one, layout), 0);

/** Writes elements in ascending order of their tags from `start` on; answers where they end. Sequences get explicit lengths. */
export function encodeElements(elements: readonly OutElement[], layout: Layout, out: Uint8Array, start: number): number {
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  const putTag = (tag: number, at: number): void => {
    view.setUint16(at, tag >>> 16, layout.littleEndian);
    view.setUint16(at + 2, tag & 0xffff, layout.littleEndian);
  };
  const putItem = (tag: number, length: number, at: number): number => {
    putTag(tag, at);
    view.setUint32(at + 4, length, layout.littleEndian);
    return at + 8;
  };
  let at = start;
  for (const element of [...elements].sort((a, b) => a.tag - b.tag)) {
    const length = 'fragments' in element ? UNDEFINED : valueLength(element, layout);
    const vr = vrFor(element);
    putTag(element.tag, at);
    if (!layout.explicit) view.setUint32(at + 4, length, layout.littleEndian);
    else {
      out[at + 4] = vr.charCodeAt(0);
      out[at + 5] = vr.charCodeAt(1);
      if (LONG.has(vr)) view.setUint32(at + 8, length, layout.littleEndian);
      else view.setUint16(at + 6, length, layout.littleEndian);
    }
    at += headerLength(vr, layout);
    if ('value' in element) {
      out.set(element.value, at);
      at += element.value.length;
    } else if ('items' in element) {
      for (const item of element.items) at = encodeElements(item, layout, out, putItem(ITEM, lengthOf(item, layout), at));
    } else {
      for (const fragment of element.fragments) {
        at = putItem(ITEM, fragment.length, at);
        out.set(fragment, at);
        at += fragment.length;
      }
      at = putItem(SEQUENCE_END, 0, at);
    }
  }
  return at;
}

/** ASCII text as a value: padded to an even length with a space, UIDs with a zero. */
export function textValue(text: string, vr: string): Uint8Array {
  const padded = text.length % 2 === 0 ? text : `${text}${vr === 'UI' ? '\0' : ' '}`;
  return Uint8Array.from(padded, (character) => character.charCodeAt(0) & 0x7f);
}
