import type { CtSeriesSpec } from '../fixtures/ctSeries.ts';

/**
 * Two stacks of one patient space, cut across each other. A slice says by its values where it is: HU = 10 × number, but for a bright square
 * towards the patient's left and head, so that a flip or a turn shows.
 */
const marked =
  (left: number, top: number) =>
  (column: number, row: number, slice: number): number =>
    column >= left && column < left + 16 && row >= top && row < top + 10 ? 900 : slice * 10;

export const AXIAL: CtSeriesSpec = {
  name: 'axial',
  study: 'planes',
  space: 'planes',
  description: 'made axial',
  slices: 40,
  rows: 96,
  columns: 128,
  pixelMm: 1,
  sliceMm: 2,
  origin: [-64, -48, -40],
  rowDirection: [1, 0, 0],
  columnDirection: [0, 1, 0],
  value: marked(96, 12),
};

/** From the patient's left to the right: slice n lies at x = 50 - 2 n. */
export const SAGITTAL: CtSeriesSpec = {
  ...AXIAL,
  name: 'sagittal',
  description: 'made sagittal',
  slices: 50,
  rows: 100,
  columns: 96,
  origin: [50, -48, 60],
  rowDirection: [0, 1, 0],
  columnDirection: [0, 0, -1],
  value: marked(20, 8),
};
