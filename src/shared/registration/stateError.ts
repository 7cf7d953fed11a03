import { toRadians } from '#shared/units';

/** Fitted errors times this, and never below the floors: from the trials of docs/accuracy-registration.md. */
const ERROR_FACTOR = 3;
const FLOOR_DEG = 0.01;
const FLOOR_MM = 0.02;
const FLOOR_SCALE = 0.0005;

/**
 * The error that is stated, from the error that the fit sees: what turns out of the film's plane, neighbours' edges and local exposure do to
 * a fit is shared by the whole region and leaves its residuals small.
 */
export function statedCovariance(fitted: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const floors = [toRadians(FLOOR_DEG), FLOOR_MM, FLOOR_MM, FLOOR_SCALE];
  return fitted.map((row, i) => row.map((value, j) => ERROR_FACTOR ** 2 * value + (i === j ? (floors[i] ?? 0) ** 2 : 0)));
}
