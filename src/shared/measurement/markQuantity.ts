import { tQuantile } from '#shared/statistics';
import type { Plane, Quantity, Unit } from '#shared/units';
import { unavailable } from '#shared/units';
import { inEnglish, sentence, type Sentence } from '#shared/wording';
import { rounded } from './derive.ts';

/** A mark's number with its interval, or why it has none. */
export function markQuantity(value: number, variance: number, df: number, unit: Unit, plane: Plane, said: Sentence): Quantity {
  const standardError = Math.sqrt(variance);
  const half = tQuantile(0.975, df) * standardError;
  if (!Number.isFinite(value) || !Number.isFinite(half)) return unavailable('POINTS_COINCIDE', sentence('mark.coincide'));
  return {
    status: 'measured',
    value: rounded(value),
    unit,
    standardError: rounded(standardError),
    interval95: [rounded(value - half), rounded(value + half)],
    method: inEnglish(said),
    plane,
    said,
  };
}
