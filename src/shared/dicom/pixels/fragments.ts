import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelError } from './description.ts';
import type { ByteRange, ByteSource, PixelDataElement } from './pixelDataElement.ts';
import { pixelError } from './pixelError.ts';

/** Items of an encapsulated pixel data element (PS3.5 A.4). */
export interface Fragments {
  /** Basic Offset Table: bytes from the first fragment's item tag, one a frame; empty when there is none. */
  readonly offsets: readonly number[];
  /** Offset of the item tag of the first fragment. */
  readonly start: number;
  /** The value of every fragment; the last is cut short when the file ends inside it. */
  readonly items: readonly ByteRange[];
  /** The file ends before the sequence does. */
  readonly cut: boolean;
  /** The file ends inside the last fragment. */
  readonly lastIsShort: boolean;
}

const ITEM = 0xe000fffe;
const SEQUENCE_END = 0xe0ddfffe;
export const ITEM_HEADER = 8;

const uint32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

/** Whether the value starts with an item tag, whatever its transfer syntax promises. */
export function startsWithItem(source: ByteSource, element: PixelDataElement): boolean {
  const head = source.read(element.valueOffset, 4);
  return head.length === 4 && uint32(head, 0) === ITEM;
}

/** Walks the items without reading their values. Errors: PIXELS_CORRUPT, PIXELS_TRUNCATED. */
export function readFragments(source: ByteSource, element: PixelDataElement): Result<Fragments, PixelError> {
  const end = element.length === null ? source.size : Math.min(source.size, element.valueOffset + element.length);
  const table = source.read(element.valueOffset, ITEM_HEADER);
  if (table.length < ITEM_HEADER)
    return pixelError('PIXELS_TRUNCATED', 'the file ends before the offset table of its pixel data');
  if (uint32(table, 0) !== ITEM) return pixelError('PIXELS_CORRUPT', 'encapsulated pixel data does not start with an item');
  const tableLength = uint32(table, 4);
  const start = element.valueOffset + ITEM_HEADER + tableLength;
  if (start > end)
    return pixelError('PIXELS_TRUNCATED', `offset table of ${tableLength} bytes reaches beyond the end of the file`);
  const entries = source.read(element.valueOffset + ITEM_HEADER, tableLength);
  const offsets: number[] = [];
  for (let at = 0; at + 4 <= entries.length; at += 4) offsets.push(uint32(entries, at));

  const items: ByteRange[] = [];
  let at = start;
  let cut = true;
  let lastIsShort = false;
  while (at + ITEM_HEADER <= end) {
    const header = source.read(at, ITEM_HEADER);
    const tag = uint32(header, 0);
    const length = uint32(header, 4);
    if (tag === SEQUENCE_END) {
      cut = false;
      break;
    }
    if (tag !== ITEM || length === 0xffffffff) {
      if (items.length === 0) return pixelError('PIXELS_CORRUPT', `no fragment at byte ${at} of the file`);
      break;
    }
    const offset = at + ITEM_HEADER;
    items.push({ offset, length: Math.min(length, end - offset) });
    lastIsShort = offset + length > end;
    at = offset + length;
  }
  // A defined length needs no delimiter: the last item ends where the value does.
  if (at === end && element.length !== null) cut = false;
  return ok({ offsets, start, items, cut, lastIsShort });
}
