import { invariant } from '#shared/base';
import { incompleteBeta } from './distributions.ts';

/** Cumulative distribution of Fisher's F with `d1`, `d2` > 0 degrees of freedom (fractional allowed). */
export function fCdf(f: number, d1: number, d2: number): number {
  return f <= 0 ? 0 : incompleteBeta((d1 * f) / (d1 * f + d2), d1 / 2, d2 / 2);
}

/** Quantile of F, 0 < p < 1, by bisection in the logarithm: certain, and exact to about 1e-12 relative. */
export function fQuantile(p: number, d1: number, d2: number): number {
  invariant(p > 0 && p < 1 && d1 > 0 && d2 > 0, 'an F quantile needs 0 < p < 1 and positive degrees of freedom');
  let low = -1;
  let high = 1;
  while (fCdf(Math.exp(low), d1, d2) > p && low > -700) low *= 2;
  while (fCdf(Math.exp(high), d1, d2) < p && high < 700) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * (1 + Math.abs(low)); i++) {
    const middle = (low + high) / 2;
    if (fCdf(Math.exp(middle), d1, d2) < p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
