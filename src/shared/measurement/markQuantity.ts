import { tQuantile } from '#shared/statistics';
import type { Plane, Quantity, Unit } from '#shared/units';
import { unavailable } from '#shared/units';
import { rounded } from './derive.ts';

/** A mark's number with its interval, or why it has none. */
export function markQuantity(value: number, variance: number, df: number, unit: Unit, plane: Plane, method: string): Quantity {
  const standardError = Math.sqrt(variance);
  const half = tQuantile(0.975, df) * standardError;
  if (!Number.isFinite(value) || !Number.isFinite(half))
    return unavailable('POINTS_COINCIDE', 'points that must differ lie on one place');
  return {
    status: 'measured',
    value: rounded(value),
    unit,
    standardError: rounded(standardError),
    interval95: [rounded(value - half), rounded(value + half)],
    method,
    plane,
  };
}
