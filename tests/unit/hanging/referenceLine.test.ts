import { describe, expect, it } from 'vitest';
import { referenceLine, type PlacedImage } from '#shared/hanging';

/** 100 columns of 0.5 mm, 80 rows of 0.75 mm, at height z; its corner lies at (-20, 5). */
const axial = (z: number): PlacedImage => ({
  plane: { position: [-20 + 0.25, 5 + 0.375, z], rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], sliceThickness: 1 },
  rows: 80,
  columns: 100,
  spacing: [0.75, 0.5],
});

/** Columns go back (y), rows go down (-z); 60 columns of 1 mm from y = 10, 40 rows of 2 mm from z = 50. */
const sagittal = (x: number): PlacedImage => ({
  plane: { position: [x, 10.5, 49], rowDirection: [0, 1, 0], columnDirection: [0, 0, -1], sliceThickness: 1 },
  rows: 40,
  columns: 60,
  spacing: [2, 1],
});

const rounded = (line: ReturnType<typeof referenceLine>) =>
  line?.map(([x, y]) => [Number(x.toFixed(6)), Number(y.toFixed(6))] as const).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) ??
  null;

describe('reference lines', () => {
  it('an axial slice at 20 mm on a sagittal one: row (50 - 20) / 2 = 15, as wide as both', () => {
    // The axial slice reaches from y = 5 to 65, the sagittal one from 10 to 70: columns 0 to 55.
    expect(rounded(referenceLine(sagittal(0), axial(20)))).toEqual([
      [0, 15],
      [55, 15],
    ]);
  });

  it('a sagittal slice at x = 7 on an axial one: column 27 / 0.5 = 54, rows 5 / 0.75 to 80', () => {
    expect(rounded(referenceLine(axial(20), sagittal(7)))).toEqual([
      [54, 6.666667],
      [54, 80],
    ]);
  });

  it('none between parallel slices, and none where the other image does not reach', () => {
    expect(referenceLine(axial(20), axial(24))).toBeNull();
    expect(referenceLine(axial(20), sagittal(300))).toBeNull();
    expect(referenceLine(sagittal(0), axial(51))).toBeNull();
  });

  it('a tilted slice cuts at an angle: 30° about x through z = 20 at y = 40', () => {
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const tilted: PlacedImage = {
      plane: { position: [0, 40, 20], rowDirection: [1, 0, 0], columnDirection: [0, cos, sin], sliceThickness: 1 },
      rows: 2000,
      columns: 1000,
      spacing: [0.1, 0.1],
    };
    const line = referenceLine(sagittal(3), tilted);
    const [[x0, y0], [x1, y1]] = line ?? [
      [0, 0],
      [0, 0],
    ];
    // On the sagittal image z falls by 2 mm a row: a rise of tan 30° mm per mm is -tan 30° / 2 rows a column.
    expect((y1 - y0) / (x1 - x0)).toBeCloseTo(-Math.tan(Math.PI / 6) / 2, 9);
    // y = 40 is column 30, z = 20 is row 15.
    expect(y0 + ((30 - x0) * (y1 - y0)) / (x1 - x0)).toBeCloseTo(15, 9);
  });
});
