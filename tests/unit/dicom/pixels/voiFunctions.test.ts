import { describe, expect, it } from 'vitest';
import { windowed, type VoiLutFunction } from '#shared/dicom/pixels';

/** PS3.3 C.11.2.1.2.1 writes these windows out with their borders; the values between follow from its third line. */
const LINEAR: readonly (readonly [center: number, width: number, top: number, x: number, y: number])[] = [
  // 12 bits on 12 bits: the identity.
  [2048, 4096, 4095, 0, 0],
  [2048, 4096, 4095, 1, 1],
  [2048, 4096, 4095, 1000, 1000],
  [2048, 4096, 4095, 4095, 4095],
  [2048, 4096, 255, 4096, 255],
  // Width 1 is a threshold between 2047 and 2048.
  [2048, 1, 255, 2047, 0],
  [2048, 1, 255, 2048, 255],
  // Centre 0, width 100: -50 is black, 49 is white, (x + 0.5) / 99 + 0.5 between.
  [0, 100, 255, -50, 0],
  [0, 100, 255, 50, 255],
  [0, 100, 99, 49, 99],
  [0, 100, 99, 0, 50],
  [0, 100, 99, -49, 1],
  // Widths below 1 are not defined and taken as 1.
  [10, 0.5, 255, 9, 0],
  [10, 0.5, 255, 10, 255],
];

/** C.11.2.1.3.2: no half, no one. */
const EXACT: typeof LINEAR = [
  [10, 4, 100, 8, 0],
  [10, 4, 100, 9, 25],
  [10, 4, 100, 10, 50],
  [10, 4, 100, 12, 100],
  [10, 4, 100, 12.001, 100],
  [0.5, 1, 255, 0, 0],
  [0.5, 1, 255, 0.2, 51],
];

/** C.11.2.1.3.1: 1 / (1 + e^(-4 (x - c) / w)); e = 2.718281828. */
const SIGMOID: typeof LINEAR = [
  [100, 50, 255, 100, 127.5],
  [100, 50, 1, 112.5, 0.7310585786],
  [100, 50, 1, 87.5, 0.2689414214],
  [-600, 1500, 1, -225, 0.7310585786],
];

const cases = (name: VoiLutFunction, table: typeof LINEAR) => table.map((row) => [name, ...row] as const);

describe('windowed', () => {
  it.each([...cases('LINEAR', LINEAR), ...cases('LINEAR_EXACT', EXACT), ...cases('SIGMOID', SIGMOID)])(
    '%s with centre %d and width %d on 0 … %d takes %d to %d',
    (name, center, width, top, x, y) => expect(windowed(x, { center, width }, name, top)).toBeCloseTo(y, 8),
  );
});
