import { dataElement, type DicomDataSet } from '#shared/dicom';
import { isNumeric, isTextual, isWriting, latin, trimmed } from './byteForms.ts';
import { cleanValue } from './cleanElement.ts';
import type { Subject } from './cleaned.ts';
import type { OutElement } from './encodeElements.ts';
import { isPublicCode } from './publicCodes.ts';
import { isSafePrivate } from './safePrivate.ts';
import { tableActionOf } from './tableAction.ts';

type Elements = DicomDataSet['elements'];
type Element = Elements[string];

/** A text as it stood in the file, bytes as Latin-1. */
export interface RemovedText {
  readonly tag: string;
  readonly vr: string;
  readonly text: string;
}

/** What was taken out of an object. */
export interface Removed {
  /** To be looked for in the copy. */
  readonly texts: RemovedText[];
  /** Tags of elements that went or changed, for the record. */
  readonly tags: Set<string>;
}

const PIXEL_DATA = 'x7fe00010';
const VR_OF_PRIVATE_CREATOR = 'LO';

/** The elements of a data set without the identity in them. Group 2, group lengths and padding are not among them. */
export function rewriteElements(
  bytes: Uint8Array,
  elements: Elements,
  subject: Subject,
  removed: Removed,
  depth = 0,
): readonly OutElement[] {
  const privateCode = !isPublicItem(bytes, elements);
  const out: OutElement[] = [];
  for (const element of Object.values(elements)) {
    const { tag } = element;
    if (tag.startsWith('x0002') || tag.endsWith('0000') || tag.startsWith('xfffe')) continue;
    // Pixels of icons and the like cannot be looked at.
    const isInner = depth > 0 && tag.startsWith('x7fe0');
    const rewritten = isInner
      ? null
      : isPrivate(tag)
        ? rewritePrivate(bytes, element, elements)
        : rewriteOne(bytes, element, subject, removed, privateCode, depth);
    if (rewritten === null) note(bytes, element, removed);
    else out.push(rewritten);
  }
  return out.filter((one) => !isOrphanCreator(one, out));
}

/** Whether the code of an item, where there is one, has the form of the public scheme that it names. */
function isPublicItem(bytes: Uint8Array, elements: Elements): boolean {
  const scheme = textOf(bytes, elements['x00080102']);
  const values = ['x00080100', 'x00080119', 'x00080120'].map((tag) => textOf(bytes, elements[tag])).filter((one) => one !== '');
  return values.length > 0 && values.every((value) => isPublicCode(scheme, value));
}

const isPrivate = (tag: string): boolean => parseInt(tag.slice(4, 5), 16) % 2 === 1;
const numberOf = (tag: string): number => parseInt(tag.slice(1), 16);
const bytesOf = (bytes: Uint8Array, { dataOffset, length }: Element): Uint8Array =>
  bytes.subarray(dataOffset, dataOffset + length);
const textOf = (bytes: Uint8Array, element: Element | undefined): string =>
  element === undefined ? '' : trimmed(latin(bytesOf(bytes, element)));

/** As written; of the registry where the file does not say, or says UN of an attribute that the registry knows. */
function vrOf(element: Element): string | null {
  if (element.items !== undefined) return 'SQ';
  if (element.vr !== undefined && element.vr !== 'UN') return element.vr;
  return dataElement(element.tag)?.vr ?? element.vr ?? null;
}

/** Characters where the registry has numbers are read as what they are; numbers where it has characters are not. */
const fits = (vr: string, known: string): boolean => vr === known || isTextual(vr) || !isTextual(known);

/** Null: it goes. */
function rewriteOne(
  bytes: Uint8Array,
  element: Element,
  subject: Subject,
  removed: Removed,
  privateCode: boolean,
  depth: number,
): OutElement | null {
  const { tag } = element;
  const vr = vrOf(element);
  // What the registry does not know cannot be vouched for.
  const known = dataElement(tag);
  if (vr === null || known === null || !fits(vr, known.vr)) return null;
  if (vr === 'SQ') {
    if (element.items === undefined && element.length > 0) return null;
    const action = tableActionOf(tag, subject.options);
    if (action === 'remove') return null;
    if (action === 'empty') {
      note(bytes, element, removed);
      return { tag: numberOf(tag), vr: 'SQ', items: [] };
    }
    const items = (element.items ?? []).map((item) =>
      rewriteElements(bytes, item.dataSet?.elements ?? {}, subject, removed, depth + 1),
    );
    return { tag: numberOf(tag), vr: 'SQ', items };
  }
  if (tag === PIXEL_DATA && element.fragments !== undefined) return encapsulated(bytes, element, vr);
  const value = bytesOf(bytes, element);
  const cleaned = cleanValue({ tag, vr, bytes: value, privateCode }, subject);
  if (!cleaned.kept && !isSame(cleaned.value, value)) note(bytes, element, removed);
  return cleaned.value === null ? null : { tag: numberOf(tag), vr, value: even(cleaned.value) };
}

/** A value that was cleaned and had nothing to be cleaned of. */
const isSame = (cleaned: Uint8Array | null, value: Uint8Array): boolean =>
  cleaned !== null && trimmed(latin(cleaned)) === trimmed(latin(value));

function even(value: Uint8Array): Uint8Array {
  if (value.length % 2 === 0) return value;
  const padded = new Uint8Array(value.length + 1);
  padded.set(value);
  return padded;
}

/** Offset table and fragments, byte for byte. */
function encapsulated(bytes: Uint8Array, element: Element, vr: string): OutElement {
  const offsets = element.basicOffsetTable ?? [];
  const table = new Uint8Array(4 * offsets.length);
  const view = new DataView(table.buffer);
  for (const [i, offset] of offsets.entries()) view.setUint32(4 * i, offset, true);
  const fragments = (element.fragments ?? []).map(({ position, length }) => bytes.subarray(position, position + length));
  return { tag: numberOf(element.tag), vr: vr === 'UN' ? 'OB' : vr, fragments: [table, ...fragments.map(even)] };
}

/** A private element stays only where it is known to be a number of technique; its creator with it. */
function rewritePrivate(bytes: Uint8Array, element: Element, elements: Elements): OutElement | null {
  const { tag } = element;
  const value = bytesOf(bytes, element);
  if (/^x[0-9a-f]{4}00[1-9a-f][0-9a-f]$/.test(tag)) return { tag: numberOf(tag), vr: VR_OF_PRIVATE_CREATOR, value: even(value) };
  const creator = elements[`${tag.slice(0, 5)}00${tag.slice(5, 7)}`];
  const name = creator === undefined ? null : textOf(bytes, creator);
  if (element.items !== undefined || !isSafePrivate(tag, name, element.vr)) return null;
  if ((element.vr === 'DS' || element.vr === 'IS') && !/^[-+0-9.eE \\\0]*$/.test(latin(value))) return null;
  if (isNumeric(element.vr ?? '') && isWriting(value)) return null;
  return { tag: numberOf(tag), vr: element.vr ?? 'UN', value: even(value) };
}

/** A private creator whose block has nothing left in it. */
function isOrphanCreator(one: OutElement, all: readonly OutElement[]): boolean {
  const group = one.tag >>> 16;
  const element = one.tag & 0xffff;
  if (group % 2 === 0 || element < 0x10 || element > 0xff) return false;
  return !all.some((other) => other.tag >>> 16 === group && (other.tag & 0xffff) >>> 8 === element);
}

/** Remembers the texts of an element that went, those of its items too. */
function note(bytes: Uint8Array, element: Element, removed: Removed): void {
  removed.tags.add(element.tag);
  for (const item of element.items ?? []) {
    for (const inner of Object.values(item.dataSet?.elements ?? {})) note(bytes, inner, removed);
  }
  if (element.items !== undefined || element.tag === PIXEL_DATA) return;
  const vr = vrOf(element);
  const known = vr !== null && isTextual(vr);
  if (!known && vr !== 'UN' && vr !== null) return;
  const text = textOf(bytes, element);
  // Binary values are no texts.
  if (text.length > 4096 || (!known && !/^[\s\u0020-\u007e\u00a0-\u00ff]*$/.test(text))) return;
  removed.texts.push({ tag: element.tag, vr: vr ?? 'UN', text });
}
