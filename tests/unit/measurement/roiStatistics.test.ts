import { describe, expect, test } from 'vitest';
import type { RoiAnnotation } from '#shared/measurement';
import { roiStatistics } from '#shared/measurement';
import { description, greyFrame } from '../dicom/pixels/descriptions.ts';

type Point = readonly [number, number];
const on = { id: 'r', sopInstanceUID: '1', frame: 1 };
const polygon = (...points: readonly Point[]): RoiAnnotation => ({ ...on, kind: 'polygon', points });
const ellipse = (centre: Point, first: Point, second: Point): RoiAnnotation => ({
  ...on,
  kind: 'ellipse',
  points: [centre, first, second],
});

const [rows, columns] = [40, 50];
const value = (column: number, row: number): number => (column * 37 + row * row * 11) % 997;
const stored = Array.from({ length: rows * columns }, (_, at) => value(at % columns, Math.floor(at / columns)));

/** Every pixel asked by itself whether its centre is inside. */
function byFormula(inside: (x: number, y: number) => boolean): {
  count: number;
  mean: number;
  sd: number;
  min: number;
  max: number;
} {
  const found = stored.filter((_, at) => inside((at % columns) + 0.5, Math.floor(at / columns) + 0.5));
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  const sd = Math.sqrt(found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (found.length - 1));
  return { count: found.length, mean, sd, min: Math.min(...found), max: Math.max(...found) };
}

const same = (found: ReturnType<typeof roiStatistics>, wanted: ReturnType<typeof byFormula>): void => {
  expect(found).toMatchObject({ count: wanted.count, min: wanted.min, max: wanted.max });
  expect(found?.mean).toBeCloseTo(wanted.mean, 9);
  expect(found?.sd).toBeCloseTo(wanted.sd, 9);
};

describe('pixels whose centres are inside', () => {
  const header = description({ rows, columns });
  const frame = greyFrame(stored, header);

  test('an ellipse, upright, turned and sheared, and cut by the edge', () => {
    for (const [c, u, v] of [
      [
        [20.3, 18.1],
        [12, 0],
        [0, 7.5],
      ],
      [
        [24, 20],
        [9, 6],
        [-4, 6],
      ],
      [
        [24, 20],
        [9, 6],
        [2, 8],
      ],
      [
        [3, 38],
        [10, 1],
        [-1, 9],
      ],
    ] as const) {
      const det = u[0] * v[1] - u[1] * v[0];
      const wanted = byFormula((x, y) => {
        const [dx, dy] = [x - c[0], y - c[1]];
        return ((dx * v[1] - dy * v[0]) / det) ** 2 + ((u[0] * dy - u[1] * dx) / det) ** 2 <= 1;
      });
      same(roiStatistics(ellipse(c, [c[0] + u[0], c[1] + u[1]], [c[0] + v[0], c[1] + v[1]]), frame, header), wanted);
    }
  });

  test('a rectangle of whole pixels counts exactly these', () => {
    const found = roiStatistics(polygon([10, 5], [14, 5], [14, 8], [10, 8]), frame, header);
    same(
      found,
      byFormula((x, y) => x > 10 && x < 14 && y > 5 && y < 8),
    );
    expect(found?.count).toBe(12);
  });

  test('a triangle, and an outline with a bay', () => {
    same(
      roiStatistics(polygon([5.2, 4.1], [41.7, 9.3], [17.9, 33.6]), frame, header),
      byFormula((x, y) => {
        const side = (ax: number, ay: number, bx: number, by: number): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        return side(5.2, 4.1, 41.7, 9.3) > 0 && side(41.7, 9.3, 17.9, 33.6) > 0 && side(17.9, 33.6, 5.2, 4.1) > 0;
      }),
    );
    const bay = polygon([5, 5], [35, 5], [35, 25], [25, 25], [25, 12], [15, 12], [15, 25], [5, 25]);
    same(
      roiStatistics(bay, frame, header),
      byFormula((x, y) => x > 5 && x < 35 && y > 5 && y < 25 && !(x > 15 && x < 25 && y > 12)),
    );
  });

  test('outlines that share a side share no pixel and leave none out', () => {
    const left = roiStatistics(polygon([2, 2], [20.5, 2], [30.5, 30], [2, 30]), frame, header);
    const right = roiStatistics(polygon([20.5, 2], [45, 2], [45, 30], [30.5, 30]), frame, header);
    expect((left?.count ?? 0) + (right?.count ?? 0)).toBe(43 * 28);
  });
});

test('Hounsfield units by the rescale, padding left out', () => {
  const header = description({
    rows: 2,
    columns: 4,
    rescaleSlope: -2,
    rescaleIntercept: 1000,
    paddingValue: 0,
    paddingRangeLimit: 5,
  });
  const frame = greyFrame([0, 10, 20, 30, 5, 40, 50, 60], header);
  const all = roiStatistics(polygon([0, 0], [4, 0], [4, 2], [0, 2]), frame, header);
  // 10, 20, 30, 40, 50, 60: mean 35, sum of squares about it 1750.
  expect(all).toMatchObject({ count: 6, padding: 2, mean: 930, min: 880, max: 980 });
  expect(all?.sd).toBeCloseTo(2 * Math.sqrt(1750 / 5), 12);
});

test('a modality table is applied to each value; a large offset loses nothing', () => {
  const table = { firstValueMapped: 0, bitsPerEntry: 16, data: [7, 100, 3, 50], explanation: null };
  const header = description({ rows: 1, columns: 4, modalityLut: table });
  const found = roiStatistics(polygon([0, 0], [4, 0], [4, 1], [0, 1]), greyFrame([0, 1, 2, 3], header), header);
  expect(found).toMatchObject({ count: 4, mean: 40, min: 3, max: 100 });
  const far = description({ rows: 1, columns: 2 });
  const huge = roiStatistics(polygon([0, 0], [2, 0], [2, 1], [0, 1]), greyFrame([65535, 65533], far), far);
  expect(huge).toMatchObject({ mean: 65534, min: 65533, max: 65535 });
  expect(huge?.sd).toBeCloseTo(Math.SQRT2, 12);
});

test('colour, and a region beside the image, have no statistics', () => {
  const colour = description({ rows: 1, columns: 1, samplesPerPixel: 3, photometric: 'RGB' });
  expect(roiStatistics(polygon([0, 0], [1, 0], [1, 1], [0, 1]), greyFrame([1, 2, 3], colour), colour)).toBeNull();
  const grey = description({ rows: 1, columns: 1 });
  expect(roiStatistics(polygon([5, 5], [9, 5], [9, 9]), greyFrame([1], grey), grey)).toBeNull();
});
