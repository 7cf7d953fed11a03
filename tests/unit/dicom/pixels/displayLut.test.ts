import { describe, expect, it } from 'vitest';
import {
  AUTO_VOI,
  buildDisplayLut,
  FILE_VOI,
  type LookupTable,
  type PixelDescription,
  type VoiChoice,
} from '#shared/dicom/pixels';
import { description, greyFrame } from './descriptions.ts';

const table = (firstValueMapped: number, bitsPerEntry: number, data: readonly number[]): LookupTable => ({
  firstValueMapped,
  bitsPerEntry,
  data,
  explanation: null,
});

/** Grey of each stored value of a row of pixels. */
function greys(
  values: readonly number[],
  changes: Partial<PixelDescription>,
  choice: VoiChoice = FILE_VOI,
  invert = false,
): number[] {
  const header = description({ columns: values.length, signed: true, ...changes });
  const lut = buildDisplayLut(greyFrame(values, header), header, choice, { invert });
  return values.map((value) => {
    const looked = lut.table === null ? lut.grey(value) : lut.table[value - lut.first]!;
    expect(looked).toBe(lut.grey(value));
    return looked;
  });
}

/** LINEAR_EXACT of width 255: one grey level for each step of one. */
const unit = (center = 127.5): VoiChoice => ({ kind: 'window', center, width: 255, function: 'LINEAR_EXACT' });

describe('buildDisplayLut', () => {
  it('rescales before the window: 2 · 30 - 10 = 50', () => {
    expect(greys([30, 31, 5], { rescaleSlope: 2, rescaleIntercept: -10 }, unit())).toEqual([50, 52, 0]);
  });

  it('takes a modality table instead of the slope, its ends for values outside', () => {
    const modalityLut = table(10, 16, [7, 90, 250]);
    expect(greys([9, 10, 11, 12, 13], { modalityLut, rescaleSlope: 100 }, unit())).toEqual([7, 7, 90, 250, 250]);
  });

  it('uses the file’s window with the file’s function', () => {
    const windows = [{ center: 100, width: 50, explanation: null }];
    expect(greys([100, 112], { windows, voiLutFunction: 'SIGMOID' })).toEqual([128, 184]);
    expect(greys([100, 112], { windows, voiLutFunction: 'LINEAR_EXACT' })).toEqual([128, 189]);
  });

  it('counts VOI tables after the windows, scaled by their own bits', () => {
    const changes = { windows: [{ center: 5, width: 10, explanation: null }], voiLuts: [table(-1, 10, [0, 341, 1023])] };
    expect(greys([-9, -1, 0, 1, 9], changes, { kind: 'file', index: 1 })).toEqual([0, 0, 85, 255, 255]);
  });

  it('falls to the percentiles where the file has no window', () => {
    const values = Array.from({ length: 101 }, (_, i) => i * 10);
    // 101 values: the 1st percentile is the 2nd value (10), the 99th the 100th (990).
    const header = description({ columns: 101 });
    const lut = buildDisplayLut(greyFrame(values, header), header, FILE_VOI);
    expect(lut.window).toEqual({ center: 500, width: 980, function: 'LINEAR_EXACT' });
    expect([0, 10, 500, 990, 1000].map(lut.grey)).toEqual([0, 0, 128, 255, 255]);
  });

  it('leaves padding and its range out of the percentiles, and shows it black, inverted too', () => {
    const values = [-1500, -1400, -1450, 0, 0, 200, 200];
    const padded = { paddingValue: -1500, paddingRangeLimit: -1400 };
    expect(greys(values, padded, AUTO_VOI)).toEqual([0, 0, 0, 0, 0, 255, 255]);
    expect(greys(values, padded, AUTO_VOI, true)).toEqual([0, 0, 0, 255, 255, 0, 0]);
  });

  it('takes the range limit on either side of the padding value', () => {
    expect(greys([2, 3, 4, 5], { paddingValue: 4, paddingRangeLimit: 3 }, unit())).toEqual([2, 0, 0, 5]);
  });

  it.each([
    ['MONOCHROME2', null, false, [10, 200]],
    ['MONOCHROME1', null, false, [245, 55]],
    // Presentation shape INVERSE is how MONOCHROME1 is also said: once, not twice.
    ['MONOCHROME1', 'INVERSE', false, [245, 55]],
    ['MONOCHROME2', 'INVERSE', false, [245, 55]],
    ['MONOCHROME2', 'IDENTITY', true, [245, 55]],
    ['MONOCHROME1', null, true, [10, 200]],
  ] as const)('%s, presentation %s, inverted %s', (photometric, presentationLutShape, invert, expected) => {
    expect(greys([10, 200], { photometric, presentationLutShape }, unit(), invert)).toEqual(expected);
  });

  it('shows a frame of one value black, and the value above it white', () => {
    const header = description({});
    const lut = buildDisplayLut(greyFrame([42], header), header, AUTO_VOI);
    expect([lut.grey(42), lut.grey(43)]).toEqual([0, 255]);
  });

  it('needs no table for 32 bits', () => {
    const header = description({ columns: 2, bitsAllocated: 32 });
    const lut = buildDisplayLut(greyFrame([0, 4_000_000_000], header), header, AUTO_VOI);
    expect(lut.table).toBeNull();
    expect([0, 2_000_000_000, 4_000_000_000].map(lut.grey)).toEqual([0, 128, 255]);
  });
});
