import { describe, expect, it } from 'vitest';
import type { PixelDataElement } from '#shared/dicom/pixels';
import { extractFrame } from '../../../../src/shared/dicom/pixels/extractFrame.ts';
import { description } from './descriptions.ts';

const JPEG = '1.2.840.10008.1.2.4.50';
const LITTLE = '1.2.840.10008.1.2.1';
const BIG = '1.2.840.10008.1.2.2';

const uint32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const item = (...value: readonly number[]): number[] => [0xfe, 0xff, 0x00, 0xe0, ...uint32(value.length), ...value];
const table = (...offsets: readonly number[]): number[] => item(...offsets.flatMap(uint32));
const END = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
/** A start of image, and one byte to tell frames apart. */
const soi = (mark: number): number[] => [0xff, 0xd8, 0xff, mark];

const undefinedLength: PixelDataElement = { valueOffset: 0, length: null, vr: 'OB', extendedOffsets: null };
const native = (length: number, vr = 'OW'): PixelDataElement => ({ valueOffset: 0, length, vr, extendedOffsets: null });

function extract(
  bytes: readonly number[],
  element: PixelDataElement,
  frames: number,
  frame: number,
  syntax = JPEG,
): number[] | string {
  const found = extractFrame(Uint8Array.from(bytes), element, description({ frames, bitsAllocated: 8 }), syntax, frame);
  return found.ok ? [...found.value.bytes] : found.error.code;
}

describe('encapsulated frames', () => {
  it('takes all fragments of a single frame', () => {
    expect(extract([...table(), ...item(1, 2), ...item(3, 4), ...END], undefinedLength, 1, 0)).toEqual([1, 2, 3, 4]);
  });

  it('takes one fragment a frame without a table', () => {
    expect(extract([...table(), ...item(1, 2), ...item(3, 4), ...END], undefinedLength, 2, 1)).toEqual([3, 4]);
  });

  it('follows the basic offset table', () => {
    const bytes = [...table(0, 20), ...item(1, 2), ...item(3, 4), ...item(5, 6), ...END];
    expect(extract(bytes, undefinedLength, 2, 0)).toEqual([1, 2, 3, 4]);
    expect(extract(bytes, undefinedLength, 2, 1)).toEqual([5, 6]);
  });

  it('follows the extended offset table, and its lengths', () => {
    const bytes = [...table(), ...item(1, 2), ...item(3, 0), ...END];
    const element = { ...undefinedLength, extendedOffsets: { offsets: [0, 10], lengths: [2, 1] } };
    expect(extract(bytes, element, 2, 0)).toEqual([1, 2]);
    expect(extract(bytes, element, 2, 1)).toEqual([3]);
  });

  it('looks for the start of each stream where several fragments make a frame and nothing says which', () => {
    const bytes = [...table(), ...item(...soi(1)), ...item(7, 8), ...item(...soi(2)), ...END];
    expect(extract(bytes, undefinedLength, 2, 0)).toEqual([...soi(1), 7, 8]);
    expect(extract(bytes, undefinedLength, 2, 1)).toEqual(soi(2));
  });

  it('does not believe a table that points between items', () => {
    expect(extract([...table(0, 9), ...item(1, 2), ...item(3, 4), ...END], undefinedLength, 2, 1)).toEqual([3, 4]);
  });

  it('reads a value of defined length without a delimiter, in items or not', () => {
    const bytes = [...table(), ...item(1, 2)];
    expect(extract(bytes, { ...undefinedLength, length: bytes.length }, 1, 0)).toEqual([1, 2]);
    expect(extract([...soi(1), 9, 9], { ...undefinedLength, length: 4 }, 1, 0)).toEqual(soi(1));
  });

  it.each([
    ['the file ends inside the fragment', [...table(), ...item(1, 2, 3, 4).slice(0, -1)], 1, 0, 'PIXELS_TRUNCATED'],
    ['the file ends before the frame', [...table(), ...item(1, 2)], 2, 1, 'PIXELS_TRUNCATED'],
    ['the file ends in the table', table(0, 10).slice(0, 9), 2, 0, 'PIXELS_TRUNCATED'],
    ['nothing says where the frames start', [...table(), ...item(1), ...item(2), ...item(3), ...END], 2, 0, 'PIXELS_CORRUPT'],
    ['there is no item', [1, 2, 3, 4, 5, 6, 7, 8], 1, 0, 'PIXELS_CORRUPT'],
    ['the frame is not there', [...table(), ...item(1, 2), ...END], 1, 1, 'FRAME_OUT_OF_RANGE'],
  ] as const)('%s', (_, bytes, frames, frame, code) => {
    expect(extract(bytes, undefinedLength, frames, frame)).toBe(code);
  });
});

describe('native frames', () => {
  it('are found by arithmetic', () => {
    const header = description({ frames: 3, columns: 2 });
    const found = extractFrame(
      Uint8Array.of(9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11),
      { ...native(12), valueOffset: 0 },
      header,
      LITTLE,
      1,
    );
    expect(found.ok && [...found.value.bytes]).toEqual([3, 4, 5, 6]);
  });

  it('of bits are packed without a break: frame 2 of 5 pixels starts at bit 5', () => {
    const header = description({ frames: 2, columns: 5, bitsAllocated: 1 });
    // Bits in order: 10101 01110.
    const found = extractFrame(Uint8Array.of(0b1101_0101, 0b01), native(2), header, LITTLE, 1);
    expect(found.ok && found.value.bytes[0]! & 0b1_1111).toBe(0b01110);
  });

  it('of 8 bits in big-endian words are put in order, an odd frame too', () => {
    const header = description({ frames: 2, columns: 3, bitsAllocated: 8 });
    const stored = Uint8Array.of(2, 1, 4, 3, 6, 5);
    const frame = (index: number) => extractFrame(stored, native(6), header, BIG, index);
    expect([frame(0), frame(1)].map((found) => found.ok && [...found.value.bytes])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const bytes = extractFrame(stored, native(6, 'OB'), header, BIG, 1);
    expect(bytes.ok && [...bytes.value.bytes]).toEqual([3, 6, 5]);
  });

  it('with too few bytes are truncated', () => {
    expect(extract([1, 2, 3], native(4), 4, 3, LITTLE)).toBe('PIXELS_TRUNCATED');
    expect(extract([1, 2, 3, 4], native(3), 4, 3, LITTLE)).toBe('PIXELS_TRUNCATED');
  });
});
