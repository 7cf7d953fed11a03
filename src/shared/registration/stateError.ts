import { toRadians } from '#shared/units';

/**
 * Fitted errors times a factor that grows as the films agree less, and never below the floors: from the training pairs (synthetic pairs of
 * seeds below 100 and the Visible Human's), where the ratio of true to fitted errors is 1.8 at a correlation of 0.95 and 5 at 0.6.
 */
const FACTOR_AT_BEST = 1.8;
const BEST_SIMILARITY = 0.95;
const FACTOR_PER_SIMILARITY = 9.2;
const LARGEST_FACTOR = 6;
const FLOOR_DEG = 0.006;
const FLOOR_MM = 0.012;
const FLOOR_SCALE = 0.0005;

/**
 * The error that is stated, from the error that the fit sees: what turns out of the film's plane, neighbours' edges and local exposure do to
 * a fit is shared by the whole region and leaves its residuals small.
 */
export function statedCovariance(fitted: readonly (readonly number[])[], similarity: number): readonly (readonly number[])[] {
  const factor = Math.min(LARGEST_FACTOR, FACTOR_AT_BEST + FACTOR_PER_SIMILARITY * Math.max(0, BEST_SIMILARITY - similarity));
  const floors = [toRadians(FLOOR_DEG), FLOOR_MM, FLOOR_MM, FLOOR_SCALE];
  return fitted.map((row, i) => row.map((value, j) => factor ** 2 * value + (i === j ? (floors[i] ?? 0) ** 2 : 0)));
}
