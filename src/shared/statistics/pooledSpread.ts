/** A standard deviation and the degrees of freedom that it was estimated with. */
export interface Spread {
  readonly sd: number;
  readonly df: number;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation (n − 1); null with fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/**
 * Pooled SD of repeated readings: within-group sums of squares over within-group degrees of freedom. Groups of one tell nothing;
 * null when no group repeats.
 */
export function pooledSpread(groups: readonly (readonly number[])[]): Spread | null {
  let squares = 0;
  let df = 0;
  for (const group of groups) {
    if (group.length < 2) continue;
    const centre = mean(group);
    for (const value of group) squares += (value - centre) ** 2;
    df += group.length - 1;
  }
  return df === 0 ? null : { sd: Math.sqrt(squares / df), df };
}
