import { mean, tQuantile } from '#shared/statistics';
import { Z_975 } from '#shared/units';
import { grouped } from './grouped.ts';

/** One subject read by two raters. Subjects of one patient (several levels of one neck) share `cluster`. */
export interface Pair {
  readonly cluster: string;
  readonly first: number;
  readonly second: number;
}

export interface BlandAltman {
  /** Pairs, and the patients that they come from. */
  readonly n: number;
  readonly clusters: number;
  /** Mean of first − second. */
  readonly bias: number;
  /** SD of a difference: with several levels per patient from the variance between and within patients. */
  readonly sd: number;
  /** Limits of agreement, bias ± 1.96 SD. */
  readonly lower: number;
  readonly upper: number;
  readonly biasInterval95: readonly [number, number];
  readonly lowerInterval95: readonly [number, number];
  readonly upperInterval95: readonly [number, number];
  readonly variance: 'simple' | 'repeated-measures';
  /** The limits that ignore who belongs to which patient, for comparison. */
  readonly simple: { readonly sd: number; readonly lower: number; readonly upper: number };
  /** Least-squares slope of the difference on the mean, with its 95 % interval: not 0, the error grows with the size. Null below three pairs or without spread. */
  readonly slope: { readonly value: number; readonly interval95: readonly [number, number] } | null;
}

/**
 * Bland and Altman's limits of agreement (1986); for several levels per patient the variance of their 2007 paper for a true value that
 * varies (one-way analysis of the differences by patient, unequal numbers allowed). Intervals: t with Satterthwaite's degrees of freedom,
 * which for one level per patient is their own approximation. Null below three pairs or with one patient only.
 */
export function blandAltman(pairs: readonly Pair[]): BlandAltman | null {
  const groups = [...grouped(pairs, ({ cluster }) => cluster).values()].map((group) =>
    group.map(({ first, second }) => first - second),
  );
  const n = pairs.length;
  if (n < 3 || groups.length < 2) return null;
  const differences = pairs.map(({ first, second }) => first - second);
  const bias = mean(differences);
  const simpleVariance = differences.reduce((sum, one) => sum + (one - bias) ** 2, 0) / (n - 1);
  const repeated = groups.length < n;
  const spread = repeated ? withinPatients(groups, bias) : { variance: simpleVariance, df: n - 1, ofBias: simpleVariance / n };
  const sd = Math.sqrt(spread.variance);
  const t = tQuantile(0.975, spread.df);
  const ofBias = tQuantile(0.975, groups.length - 1) * Math.sqrt(spread.ofBias);
  const ofLimit = t * Math.sqrt(spread.ofBias + (Z_975 ** 2 * spread.variance) / (2 * spread.df));
  const simple = Math.sqrt(simpleVariance);
  const around = (centre: number, half: number): readonly [number, number] => [centre - half, centre + half];
  const [lower, upper] = around(bias, Z_975 * sd) as [number, number];
  return {
    n,
    clusters: groups.length,
    bias,
    sd,
    lower,
    upper,
    biasInterval95: around(bias, ofBias),
    lowerInterval95: around(lower, ofLimit),
    upperInterval95: around(upper, ofLimit),
    variance: repeated ? 'repeated-measures' : 'simple',
    simple: { sd: simple, lower: bias - Z_975 * simple, upper: bias + Z_975 * simple },
    slope: slopeOnMean(pairs),
  };
}

interface Spread {
  /** Of one difference. */
  readonly variance: number;
  readonly df: number;
  /** Of the mean of all differences. */
  readonly ofBias: number;
}

/** Variance components of the differences by patient; a negative component between patients counts as none. */
function withinPatients(groups: readonly (readonly number[])[], bias: number): Spread {
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const a = groups.length;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    const centre = mean(group);
    between += group.length * (centre - bias) ** 2;
    for (const one of group) within += (one - centre) ** 2;
  }
  const squares = groups.reduce((sum, group) => sum + group.length ** 2, 0);
  const size = (n - squares / n) / (a - 1);
  const ofPatients = between / (a - 1);
  const ofLevels = within / (n - a);
  if (ofPatients <= ofLevels) {
    const pooled = (between + within) / (n - 1);
    return { variance: pooled, df: n - 1, ofBias: pooled / n };
  }
  const component = (ofPatients - ofLevels) / size;
  const parts = [
    { value: ofPatients / size, df: a - 1 },
    { value: (1 - 1 / size) * ofLevels, df: n - a },
  ];
  const variance = component + ofLevels;
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.value ** 2 / part.df, 0);
  return { variance, df, ofBias: (squares / n ** 2) * component + ofLevels / n };
}

function slopeOnMean(pairs: readonly Pair[]): BlandAltman['slope'] {
  const points = pairs.map(({ first, second }) => ({ x: (first + second) / 2, y: first - second }));
  const cx = mean(points.map(({ x }) => x));
  const cy = mean(points.map(({ y }) => y));
  const sxx = points.reduce((sum, { x }) => sum + (x - cx) ** 2, 0);
  if (points.length < 3 || sxx === 0) return null;
  const value = points.reduce((sum, { x, y }) => sum + (x - cx) * (y - cy), 0) / sxx;
  const residual = points.reduce((sum, { x, y }) => sum + (y - cy - value * (x - cx)) ** 2, 0) / (points.length - 2);
  const half = tQuantile(0.975, points.length - 2) * Math.sqrt(residual / sxx);
  return { value, interval95: [value - half, value + half] };
}
