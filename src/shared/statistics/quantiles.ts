import { invariant } from '#shared/base';
import { chiSquaredCdf, logGamma, normalCdf, tCdf } from './distributions.ts';

/** The smallest `x` in `[low, high]` with `cdf(x) >= p`, by bisection: slow, certain, and exact to the last bits. */
function invert(cdf: (x: number) => number, p: number, low: number, high: number): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 200 && b - a > 1e-13 * (1 + Math.abs(a) + Math.abs(b)); i++) {
    const middle = (a + b) / 2;
    if (cdf(middle) < p) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Quantile of the standard normal distribution, 0 < p < 1. */
export function normalQuantile(p: number): number {
  invariant(p > 0 && p < 1, 'a quantile needs 0 < p < 1');
  if (p === 0.5) return 0;
  return p < 0.5 ? -normalQuantile(1 - p) : invert(normalCdf, p, 0, 40);
}

/**
 * Quantile of Student's t, 0 < p < 1, `df` > 0 (fractional allowed, Infinity is the normal). Above 30 degrees of freedom the
 * Cornish-Fisher series (error below 1e-7 at 97.5 %), below it Newton's steps: this is called for every number on every drag of a point.
 */
export function tQuantile(p: number, df: number): number {
  invariant(p > 0 && p < 1 && df > 0, 'a t quantile needs 0 < p < 1 and df > 0');
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  const z = p === 0.975 ? Z_975 : p === 0.95 ? Z_95 : normalQuantile(p);
  if (df === Infinity) return z;
  if (df < 3) {
    let high = 2;
    while (tCdf(high, df) < p) high *= 2;
    return invert((t) => tCdf(t, df), p, 0, high);
  }
  const start = cornishFisher(z, df);
  return df > 30 ? start : newton(p, df, start);
}

const Z_975 = 1.959963984540054;
const Z_95 = 1.6448536269514722;

/** Expansion of a t quantile in 1/df about the normal quantile `z`. */
function cornishFisher(z: number, df: number): number {
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df;
}

/** The cdf is concave above 0, so the steps converge from either side. */
function newton(p: number, df: number, start: number): number {
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  let t = start;
  for (let i = 0; i < 20; i++) {
    const density = Math.exp(logScale - ((df + 1) / 2) * Math.log(1 + (t * t) / df));
    const step = (tCdf(t, df) - p) / density;
    t -= step;
    if (Math.abs(step) < 1e-12 * t) break;
  }
  return t;
}

/** Quantile of χ² with `df` > 0 degrees of freedom, 0 < p < 1. */
export function chiSquaredQuantile(p: number, df: number): number {
  invariant(p > 0 && p < 1 && df > 0, 'a χ² quantile needs 0 < p < 1 and df > 0');
  let high = df + 10;
  while (chiSquaredCdf(high, df) < p) high *= 2;
  return invert((x) => chiSquaredCdf(x, df), p, 0, high);
}
