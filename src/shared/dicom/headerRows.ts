import type { DataSet, Element } from 'dicom-parser';
import { byteText } from './byteText.ts';
import { characterSetOf, UNSAID, type CharacterSet } from './characterSets.ts';
import { dataElement } from './dataElements.ts';
import { decodeText, type TextKind } from './decodeText.ts';

/** One line of a header as it is read by people. */
export interface HeaderRow {
  /** 0 for the data set itself; items of sequences and what is in them lie deeper. */
  readonly depth: number;
  /** `(0028,0030)`; empty for an item. */
  readonly tag: string;
  readonly vr: string;
  /** The registry's keyword, the private creator's name for a private element, or empty. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** For an item its number; for a sequence how many items it has; for a long binary value its beginning is left out. */
  readonly kind: 'value' | 'sequence' | 'item' | 'binary';
  readonly value: string;
  /** Bytes. */
  readonly length: number;
}

const TEXT_VRS: Readonly<Record<string, TextKind>> = {
  PN: 'name',
  LO: 'values',
  SH: 'values',
  UC: 'values',
  LT: 'paragraph',
  ST: 'paragraph',
  UT: 'paragraph',
};
const NUMBERS: Readonly<
  Record<string, { readonly bytes: number; readonly read: (v: DataView, at: number, le: boolean) => string }>
> = {
  US: { bytes: 2, read: (v, at, le) => String(v.getUint16(at, le)) },
  SS: { bytes: 2, read: (v, at, le) => String(v.getInt16(at, le)) },
  UL: { bytes: 4, read: (v, at, le) => String(v.getUint32(at, le)) },
  SL: { bytes: 4, read: (v, at, le) => String(v.getInt32(at, le)) },
  FL: { bytes: 4, read: (v, at, le) => String(Number(v.getFloat32(at, le).toPrecision(7))) },
  FD: { bytes: 8, read: (v, at, le) => String(v.getFloat64(at, le)) },
  UV: { bytes: 8, read: (v, at, le) => String(v.getBigUint64(at, le)) },
  SV: { bytes: 8, read: (v, at, le) => String(v.getBigInt64(at, le)) },
  AT: { bytes: 4, read: (v, at, le) => `(${hex(v.getUint16(at, le))},${hex(v.getUint16(at + 2, le))})` },
};
const BINARY_VRS = new Set(['OB', 'OW', 'OD', 'OF', 'OL', 'OV', 'UN']);
/** Longer texts are cut; the row says how long they are. */
const LONGEST = 1024;
const MOST_NUMBERS = 64;
/** A short binary value is shown byte by byte. */
const SHORT_BINARY = 16;
const hex = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

/** Every element of a data set in the order of its tags, sequences opened. `limit`: no more rows than this. Never throws. */
export function headerRows(dataSet: DataSet, limit = 20_000): readonly HeaderRow[] {
  const rows: HeaderRow[] = [];
  addRows(dataSet, UNSAID, 0, rows, limit);
  return rows;
}

function addRows(dataSet: DataSet, inherited: CharacterSet, depth: number, rows: HeaderRow[], limit: number): void {
  const little = dataSet.byteArrayParser.readUint16(new Uint8Array([1, 0]), 0) === 1;
  const own = dataSet.elements['x00080005'];
  const set =
    own === undefined
      ? inherited
      : characterSetOf(
          byteText(bytesOf(dataSet, own))
            .split('\\')
            .map((part) => part.trim()),
        );
  const creators = new Map<string, string>();
  for (const [tag, element] of Object.entries(dataSet.elements).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (rows.length >= limit) return;
    const isPrivate = Number.parseInt(tag.slice(4, 5), 16) % 2 === 1;
    const known = isPrivate ? null : dataElement(tag);
    const isCreator = isPrivate && /^x.{4}00[1-f][0-9a-f]$/.test(tag);
    const vr = element.vr ?? (element.items === undefined ? (known?.vr ?? (isCreator ? 'LO' : 'UN')) : 'SQ');
    // Group 0002 is little endian whatever follows.
    const value = valueOf(bytesOf(dataSet, element), vr, set, little || tag.startsWith('x0002'));
    if (isCreator) creators.set(`${tag.slice(1, 5)}${tag.slice(7)}`, value.text);
    const creator = creators.get(`${tag.slice(1, 5)}${tag.slice(5, 7)}`) ?? '';
    const shared = {
      depth,
      tag: `(${tag.slice(1, 5)},${tag.slice(5)})`.toUpperCase(),
      vr,
      name: isCreator ? 'PrivateCreator' : isPrivate ? creator : (known?.keyword ?? ''),
      isPrivate,
      length: element.length,
    };
    if (element.items === undefined) {
      rows.push({ ...shared, kind: value.binary ? 'binary' : 'value', value: value.text });
      continue;
    }
    rows.push({ ...shared, vr: 'SQ', kind: 'sequence', value: String(element.items.length) });
    for (const [i, item] of element.items.entries()) {
      if (rows.length >= limit) return;
      rows.push({
        depth: depth + 1,
        tag: '',
        vr: '',
        name: '',
        isPrivate,
        kind: 'item',
        value: String(i + 1),
        length: item.length,
      });
      if (item.dataSet !== undefined) addRows(item.dataSet, set, depth + 2, rows, limit);
    }
  }
}

/** What of a value is at hand: pixels are not read, and a truncated file ends within one. */
function bytesOf(dataSet: DataSet, { dataOffset, length }: Element): Uint8Array {
  return Uint8Array.from(
    dataSet.byteArray.subarray(dataOffset, Math.min(dataOffset + Math.min(length, 65_536), dataSet.byteArray.length)),
  );
}

function valueOf(
  bytes: Uint8Array,
  vr: string,
  set: CharacterSet,
  little: boolean,
): { readonly text: string; readonly binary: boolean } {
  const number = NUMBERS[vr];
  if (number !== undefined) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = Math.min(MOST_NUMBERS, Math.floor(bytes.length / number.bytes));
    const read = Array.from({ length: count }, (_, i) => number.read(view, i * number.bytes, little));
    return { text: read.join('\\') + (bytes.length > count * number.bytes ? '…' : ''), binary: false };
  }
  if (BINARY_VRS.has(vr)) {
    if (vr === 'UN' && isReadable(bytes)) return { text: cut(byteText(bytes)), binary: false };
    const short = bytes.length <= SHORT_BINARY;
    return { text: short ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ') : '', binary: true };
  }
  const kind = TEXT_VRS[vr];
  return { text: cut(kind === undefined ? byteText(bytes) : decodeText(bytes, set, kind).text), binary: false };
}

/** Private elements of unknown VR often hold plain text. */
const isReadable = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.every((byte, i) => (byte >= 0x20 && byte < 0x7f) || (byte === 0 && i === bytes.length - 1));

function cut(text: string): string {
  // eslint-disable-next-line no-control-regex
  const trimmed = text.replace(/[\0 ]+$/, '').replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, '�');
  return trimmed.length > LONGEST ? `${trimmed.slice(0, LONGEST)}…` : trimmed;
}
