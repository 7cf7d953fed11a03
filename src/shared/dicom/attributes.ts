import type { DataSet, Element } from 'dicom-parser';
import { byteText, withoutPadding } from './byteText.ts';
import { characterSetOf, UNSAID, type CharacterSet } from './characterSets.ts';
import { decodeText, type TextKind } from './decodeText.ts';
import type { CodedConcept } from './model.ts';

/**
 * Typed reading of attributes. Absent, empty, unreadable or out of bounds is null, never a default; a VR that is not the one of the
 * dictionary is read as what it says. Tags are written `x00100010`.
 */
export interface Attributes {
  readonly has: (tag: string) => boolean;
  /** The whole value, multiple values left joined by `\`, trimmed. */
  readonly text: (tag: string) => string | null;
  /** A person name: `^` and `=` kept. */
  readonly name: (tag: string) => string | null;
  readonly paragraph: (tag: string) => string | null;
  /** Code strings and UIDs: one value, ASCII. */
  readonly code: (tag: string) => string | null;
  readonly values: (tag: string) => readonly string[];
  /** Numbers of DS, IS, US, SS, UL, SL, FL or FD; those that are no numbers are left out, so compare the count. */
  readonly numbers: (tag: string) => readonly number[];
  readonly number: (tag: string) => number | null;
  readonly integer: (tag: string) => number | null;
  readonly bytes: (tag: string) => Uint8Array | null;
  /** The 16-bit words of US, SS or OW, as unsigned numbers. */
  readonly words: (tag: string) => readonly number[];
  readonly items: (tag: string) => readonly Attributes[];
  readonly concepts: (tag: string) => readonly CodedConcept[];
}

const BINARY: Readonly<
  Record<string, { readonly bytes: number; readonly read: (v: DataView, at: number, le: boolean) => number }>
> = {
  US: { bytes: 2, read: (v, at, le) => v.getUint16(at, le) },
  OW: { bytes: 2, read: (v, at, le) => v.getUint16(at, le) },
  SS: { bytes: 2, read: (v, at, le) => v.getInt16(at, le) },
  UL: { bytes: 4, read: (v, at, le) => v.getUint32(at, le) },
  SL: { bytes: 4, read: (v, at, le) => v.getInt32(at, le) },
  FL: { bytes: 4, read: (v, at, le) => v.getFloat32(at, le) },
  FD: { bytes: 8, read: (v, at, le) => v.getFloat64(at, le) },
};

/** VRs of the numeric attributes that this program reads, for implicit data sets. */
const IMPLICIT_VR: Readonly<Record<string, string>> = {
  x00280002: 'US',
  x00280006: 'US',
  x00280010: 'US',
  x00280011: 'US',
  x00280100: 'US',
  x00280101: 'US',
  x00280102: 'US',
  x00280103: 'US',
  x00280120: 'US',
  x00280121: 'US',
  x00281101: 'US',
  x00281102: 'US',
  x00281103: 'US',
  x00283002: 'US',
  x00189073: 'FD',
  x00181622: 'US',
  x60xx0010: 'US',
  x60xx0011: 'US',
  x60xx0050: 'SS',
  x60xx0051: 'US',
  x60xx0100: 'US',
  x60xx0102: 'US',
};

/** Overlays repeat their attributes in every group. */
const implicitVr = (tag: string): string => IMPLICIT_VR[tag.startsWith('x60') ? `x60xx${tag.slice(5)}` : tag] ?? '';

/** LT, the longest text that is read here, has 10,240 characters of at most four bytes (PS3.5 6.2); more is damage. */
const LONGEST_TEXT = 40_960;

/** Notes what text could not be read for certain; filled while reading. */
export interface ReadingDoubts {
  uncertainText: boolean;
  /** A text was longer than any VR allows, and was cut. */
  overlongText?: boolean;
}

/** `inherited` is the character set of the data set around an item. */
export function attributesOf(dataSet: DataSet, doubts: ReadingDoubts, inherited: CharacterSet = UNSAID): Attributes {
  const littleEndian = isLittle(dataSet);
  const raw = (tag: string): Uint8Array | null => {
    const element: Element | undefined = dataSet.elements[tag];
    if (element === undefined || element.length === 0 || element.items !== undefined) return null;
    const end = element.dataOffset + element.length;
    return end > dataSet.byteArray.length ? null : dataSet.byteArray.subarray(element.dataOffset, end);
  };
  const ownSet = raw('x00080005');
  const set = ownSet === null ? inherited : characterSetOf(byteText(ownSet).split('\\'));
  const decoded = (tag: string, kind: TextKind): string | null => {
    const bytes = raw(tag);
    if (bytes === null) return null;
    if (bytes.length > LONGEST_TEXT) doubts.overlongText = true;
    const { text, certain } = decodeText(bytes.subarray(0, LONGEST_TEXT), set, kind);
    if (!certain) doubts.uncertainText = true;
    const trimmed = withoutPadding(text);
    return trimmed.trim() === '' ? null : trimmed;
  };
  const numbers = (tag: string): readonly number[] => {
    const bytes = raw(tag);
    if (bytes === null) return [];
    const said = dataSet.elements[tag]?.vr;
    const binary = BINARY[said === undefined || said === 'UN' ? implicitVr(tag) : said];
    if (binary === undefined)
      return byteText(bytes)
        .split('\\')
        .map((part) => part.trim())
        .filter((part) => /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(part))
        .map(Number);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / binary.bytes) }, (_, i) =>
      binary.read(view, i * binary.bytes, littleEndian),
    );
  };
  const items = (tag: string): readonly Attributes[] =>
    (dataSet.elements[tag]?.items ?? []).flatMap((item) =>
      item.dataSet === undefined ? [] : [attributesOf(item.dataSet, doubts, set)],
    );
  const single = (tag: string): number | null => {
    const value = numbers(tag)[0];
    return value === undefined || !Number.isFinite(value) ? null : value;
  };
  const code = (tag: string): string | null => {
    const bytes = raw(tag);
    const text = bytes === null ? '' : (byteText(bytes).split('\\')[0] ?? '').trim();
    return text === '' ? null : text;
  };
  return {
    has: (tag) => dataSet.elements[tag] !== undefined,
    text: (tag) => decoded(tag, 'values')?.trim() ?? null,
    // Trailing empty component groups say nothing (PS3.5 6.2.1.1).
    name: (tag) => withoutPadding(decoded(tag, 'name') ?? '', '=').trim() || null,
    paragraph: (tag) => decoded(tag, 'paragraph'),
    code,
    values: (tag) =>
      decoded(tag, 'values')
        ?.split('\\')
        .map((part) => part.trim()) ?? [],
    numbers,
    number: single,
    integer: (tag) => {
      const value = single(tag);
      return value !== null && Number.isInteger(value) ? value : null;
    },
    bytes: raw,
    words: (tag) => {
      const bytes = raw(tag);
      if (bytes === null) return [];
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) => view.getUint16(i * 2, littleEndian));
    },
    items,
    concepts: (tag) =>
      items(tag).flatMap((item) => {
        const value = item.code('x00080100') ?? item.code('x00080119') ?? item.code('x00080120');
        const meaning = item.text('x00080104') ?? '';
        return value === null && meaning === '' ? [] : [{ value: value ?? '', scheme: item.code('x00080102') ?? '', meaning }];
      }),
  };
}

function isLittle(dataSet: DataSet): boolean {
  return dataSet.byteArrayParser.readUint16(new Uint8Array([1, 0]), 0) === 1;
}
