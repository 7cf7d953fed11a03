import { mean, normalCdf, normalQuantile, tQuantile } from '#shared/statistics';

export const BOOTSTRAP_SAMPLES = 2000;

/**
 * 95 % interval of a statistic by the bootstrap with bias correction and acceleration (Efron 1987). Whole clusters (patients) are drawn
 * with replacement, since the levels of one neck are not independent; the acceleration comes from leaving out one cluster at a time, and
 * the percentiles are expanded for the number of clusters (Hesterberg 2015).
 * `random` gives uniform numbers in [0, 1). A sample in which the statistic does not exist is drawn again, at most as often as there are
 * samples. Null with fewer than five clusters, without spread, or when the statistic rarely exists.
 */
export function bootstrapInterval<T>(
  clusters: readonly (readonly T[])[],
  statistic: (items: readonly T[]) => number | null,
  random: () => number,
  samples = BOOTSTRAP_SAMPLES,
): readonly [number, number] | null {
  const estimate = statistic(clusters.flat());
  if (estimate === null || clusters.length < 5) return null;
  const drawn = draw(clusters, statistic, random, samples);
  if (drawn.length < samples) return null;
  drawn.sort((a, b) => a - b);
  if (drawn[0] === drawn[samples - 1]) return null;
  const below = drawn.filter((one) => one < estimate).length + 0.5 * drawn.filter((one) => one === estimate).length;
  const bias = normalQuantile(Math.min(Math.max(below, 0.5), samples - 0.5) / samples);
  const acceleration = skew(clusters, statistic);
  // Samples of n clusters spread too little by (n − 1)/n, and n clusters do not know the spread: Hesterberg's expanded percentiles.
  const n = clusters.length;
  const reach = Math.sqrt(n / (n - 1)) * tQuantile(0.975, n - 1);
  const at = (quantile: number): number => {
    const z = bias + quantile;
    return percentile(drawn, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return [at(-reach), at(reach)];
}

function draw<T>(
  clusters: readonly (readonly T[])[],
  statistic: (items: readonly T[]) => number | null,
  random: () => number,
  samples: number,
): number[] {
  const drawn: number[] = [];
  for (let i = 0; i < 2 * samples && drawn.length < samples; i++) {
    const items: T[] = [];
    for (let c = 0; c < clusters.length; c++) {
      for (const item of clusters[Math.floor(random() * clusters.length)] ?? []) items.push(item);
    }
    const value = statistic(items);
    if (value !== null && Number.isFinite(value)) drawn.push(value);
  }
  return drawn;
}

/** Acceleration: a sixth of the skewness of the jackknife values; 0 where they do not exist or do not vary. */
function skew<T>(clusters: readonly (readonly T[])[], statistic: (items: readonly T[]) => number | null): number {
  const values: number[] = [];
  for (const left of clusters.keys()) {
    const value = statistic(clusters.filter((_, i) => i !== left).flat());
    if (value !== null) values.push(value);
  }
  if (values.length < 2) return 0;
  const centre = mean(values);
  const squares = values.reduce((sum, one) => sum + (centre - one) ** 2, 0);
  const cubes = values.reduce((sum, one) => sum + (centre - one) ** 3, 0);
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** Linear between order statistics. */
function percentile(sorted: readonly number[], p: number): number {
  const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
  const index = Math.floor(place);
  const low = sorted[index] ?? NaN;
  return low + (place - index) * ((sorted[index + 1] ?? low) - low);
}
