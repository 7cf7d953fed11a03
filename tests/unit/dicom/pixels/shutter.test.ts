import { describe, expect, test } from 'vitest';
import { AUTO_VOI, renderFrame, type DisplayShutter } from '#shared/dicom/pixels';
import { buildDisplayLut } from '#shared/dicom/pixels';
import { coveredRuns, wholeGrid } from '../../../../src/shared/dicom/pixels/shutter.ts';
import { description as describes, greyFrame } from './descriptions.ts';

const none: DisplayShutter = { rectangle: null, circle: null, polygon: null, presentationValue: null, aspect: 1 };

/** The covered pixels by name, as a picture: `#` covered, `.` seen. */
function picture(shutter: DisplayShutter, rows: number, columns: number): readonly string[] {
  const covered = new Set<number>();
  const runs = coveredRuns(shutter, wholeGrid(rows, columns));
  for (let i = 0; i < runs.length; i += 2) for (let at = runs[i]!; at < runs[i + 1]!; at += 1) covered.add(at);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (covered.has(row * columns + column) ? '#' : '.')).join(''),
  );
}

describe('what a shutter covers', () => {
  test('a rectangle shows its edges', () => {
    const rectangle = { left: 2, right: 4, top: 2, bottom: 3 };
    expect(picture({ ...none, rectangle }, 4, 6)).toEqual(['######', '#...##', '#...##', '######']);
  });
  test('a circle shows the pixels whose centres lie within its radius', () => {
    // Radius 2 about row 3, column 4: 13 pixels, those with dx² + dy² ≤ 4.
    expect(picture({ ...none, circle: { row: 3, column: 4, radius: 2 } }, 5, 7)).toEqual([
      '###.###',
      '##...##',
      '#.....#',
      '##...##',
      '###.###',
    ]);
  });
  test('on oblong pixels a circle is round on the film, its radius counting along the row', () => {
    // Rows lie twice as far apart as columns: one row away is two columns.
    expect(picture({ ...none, aspect: 2, circle: { row: 3, column: 4, radius: 2 } }, 5, 7)).toEqual([
      '#######',
      '###.###',
      '#.....#',
      '###.###',
      '#######',
    ]);
  });
  test('a polygon that is not convex shows two parts of a row', () => {
    const polygon = [
      [1, 1],
      [4, 1],
      [4, 7],
      [1, 7],
      [3, 4],
    ] as const;
    // Row 2: the notch from (1, 1) to (3, 4) is at column 2.5, and from (3, 4) to (1, 7) at 5.5.
    expect(picture({ ...none, polygon }, 4, 8)[1]).toBe('..###..#');
    expect(picture({ ...none, polygon }, 4, 8)[3]).toBe('.......#');
  });
  test('several shapes show what all of them show', () => {
    const rectangle = { left: 3, right: 7, top: 1, bottom: 3 };
    expect(picture({ ...none, rectangle, circle: { row: 3, column: 4, radius: 2 } }, 5, 7)).toEqual([
      '###.###',
      '##...##',
      '##....#',
      '#######',
      '#######',
    ]);
  });
  test('a rectangle beyond the image covers nothing, an empty one everything', () => {
    expect(picture({ ...none, rectangle: { left: -5, right: 99, top: 0, bottom: 99 } }, 2, 3)).toEqual(['...', '...']);
    expect(picture({ ...none, rectangle: { left: 3, right: 1, top: 1, bottom: 2 } }, 2, 3)).toEqual(['###', '###']);
  });
});

describe('a shuttered picture', () => {
  // 10 × 10: the rim at 4000 (a collimator's glare), the middle 6 × 6 from 100 to 135.
  const description = describes({ rows: 10, columns: 10 });
  const level = (row: number, column: number): number =>
    row < 2 || row > 7 || column < 2 || column > 7 ? 4000 : 100 + (row - 2) * 6 + (column - 2);
  const frame = greyFrame(
    Array.from({ length: 100 }, (_, i) => level(Math.floor(i / 10), i % 10)),
    description,
  );
  const shuttered = { ...description, shutter: { ...none, rectangle: { left: 3, right: 8, top: 3, bottom: 8 } } };

  test('has no part in the automatic window', () => {
    // 36 values from 100: the first percentile is the first, the ninety-ninth the last.
    expect(buildDisplayLut(frame, shuttered, AUTO_VOI).window).toEqual({ center: 117.5, width: 35, function: 'LINEAR_EXACT' });
    expect(buildDisplayLut(frame, description, AUTO_VOI).window?.width).toBe(3900);
  });
  test('is black where it is covered, in MONOCHROME1 and inverted too', () => {
    const one = { ...shuttered, photometric: 'MONOCHROME1' };
    for (const invert of [false, true]) {
      const rgba = renderFrame({ ...frame, photometric: 'MONOCHROME1' }, one, AUTO_VOI, { invert });
      expect([...rgba.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
      expect(rgba[(2 * 10 + 2) * 4]).toBe(invert ? 0 : 255);
    }
  });
  test('takes the level that the file names, and can be taken away', () => {
    const named = { ...shuttered, shutter: { ...shuttered.shutter, presentationValue: 0x8000 } };
    expect(renderFrame(frame, named, AUTO_VOI)[0]).toBe(128);
    expect(renderFrame(frame, named, { kind: 'window', center: 2000, width: 4001 }, { shutter: false })[0]).toBe(255);
  });
});
