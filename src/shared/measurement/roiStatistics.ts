import type { EllipseAnnotation, PolygonAnnotation } from '#shared/annotation';
import type { DecodedFrame, PixelDescription } from '#shared/dicom/pixels';
import { isMonochrome, modalityFunction, paddingRange } from '#shared/dicom/pixels';
import type { ImagePoint } from '#shared/geometry';

export type RoiAnnotation = EllipseAnnotation | PolygonAnnotation;

/** What the pixels inside an outline say, in modality values (HU for CT). Padding is in none of it. */
export interface RoiStatistics {
  /** Pixels counted. */
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); 0 for one pixel. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** Pixels inside that are padding. */
  readonly padding: number;
}

/**
 * A pixel belongs to a region when its centre, `[column + 0.5, row + 0.5]`, lies inside; on an ellipse's curve counts as inside, on a
 * polygon's side only at its upper and left ones, so that outlines that share a side share no pixel. Null for colour, and where no pixel counts.
 */
export function roiStatistics(region: RoiAnnotation, frame: DecodedFrame, description: PixelDescription): RoiStatistics | null {
  if (!isMonochrome(frame)) return null;
  const { values, columns } = frame;
  const padding = paddingRange(description);
  const toModality = modalityFunction(description);
  const linear = description.modalityLut === null;
  let [count, padded, sum, squares] = [0, 0, 0, 0];
  let [min, max] = [Infinity, -Infinity];
  let pivot = Number.NaN;
  forEachSpan(region, frame.rows, columns, (row, first, last) => {
    const line = row * columns;
    for (let at = line + first; at <= line + last; at++) {
      const stored = values[at] as number;
      if (padding !== null && stored >= padding.low && stored <= padding.high) {
        padded++;
        continue;
      }
      // A linear rescale is applied to the sums; a table to each value.
      const value = linear ? stored : toModality(stored);
      if (count === 0) pivot = value;
      count++;
      const off = value - pivot;
      sum += off;
      squares += off * off;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  });
  if (count === 0) return null;
  const spread = count === 1 ? 0 : Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1));
  if (!linear) return { count, mean: pivot + sum / count, sd: spread, min, max, padding: padded };
  const [low, high] = [toModality(min), toModality(max)];
  return {
    count,
    mean: toModality(pivot + sum / count),
    sd: spread * Math.abs(description.rescaleSlope ?? 1),
    min: Math.min(low, high),
    max: Math.max(low, high),
    padding: padded,
  };
}

type Visit = (row: number, first: number, last: number) => void;

/** The runs of pixels whose centres lie inside, row by row, both ends included. */
function forEachSpan(region: RoiAnnotation, rows: number, columns: number, visit: Visit): void {
  const within = (row: number, first: number, last: number): void => {
    const [from, to] = [Math.max(0, first), Math.min(columns - 1, last)];
    if (from <= to) visit(row, from, to);
  };
  if (region.kind === 'ellipse') ellipseSpans(region.points, rows, within);
  else polygonSpans(region.points, rows, within);
}

/** So that a centre that lies on the curve by its numbers is not lost to the last bit. */
const ON_CURVE = 1e-9;

function ellipseSpans([centre, first, second]: EllipseAnnotation['points'], rows: number, visit: Visit): void {
  const [ux, uy] = [first[0] - centre[0], first[1] - centre[1]];
  const [vx, vy] = [second[0] - centre[0], second[1] - centre[1]];
  const det2 = (ux * vy - uy * vx) ** 2;
  if (det2 === 0) return;
  // A x² + B x y + C y² = 1 about the centre.
  const a = (uy * uy + vy * vy) / det2;
  const b = (-2 * (ux * uy + vx * vy)) / det2;
  const c = (ux * ux + vx * vx) / det2;
  const reach = Math.hypot(uy, vy);
  const [top, bottom] = rowsBetween(centre[1] - reach, centre[1] + reach, rows);
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5 - centre[1];
    const root = b * b * y * y - 4 * a * (c * y * y - 1);
    if (root < -ON_CURVE) continue;
    const half = Math.sqrt(Math.max(0, root)) / (2 * a);
    const middle = centre[0] - (b * y) / (2 * a);
    visit(row, Math.ceil(middle - half - 0.5 - ON_CURVE), Math.floor(middle + half - 0.5 + ON_CURVE));
  }
}

function polygonSpans(points: readonly ImagePoint[], rows: number, visit: Visit): void {
  const down = points.map(([, y]) => y);
  const [top, bottom] = rowsBetween(Math.min(...down), Math.max(...down), rows);
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5;
    const crossings: number[] = [];
    for (let i = 0; i < points.length; i++) {
      const from = points[i] as ImagePoint;
      const to = points[(i + 1) % points.length] as ImagePoint;
      if (from[1] <= y === to[1] <= y) continue;
      crossings.push(from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]));
    }
    crossings.sort((left, right) => left - right);
    for (let i = 0; i + 1 < crossings.length; i += 2)
      visit(row, Math.ceil((crossings[i] as number) - 0.5), Math.ceil((crossings[i + 1] as number) - 0.5) - 1);
  }
}

/** Rows whose centres may lie between two heights, within the image. */
const rowsBetween = (top: number, bottom: number, rows: number): readonly [number, number] => [
  Math.max(0, Math.floor(top - 0.5)),
  Math.min(rows - 1, Math.ceil(bottom - 0.5)),
];
