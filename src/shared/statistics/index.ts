export { normalQuantile, tQuantile, chiSquaredQuantile } from './quantiles.ts';
export { tCdf, chiSquaredCdf, normalCdf } from './distributions.ts';
export type { Input, Propagated } from './propagate.ts';
export { propagate } from './propagate.ts';
export type { Spread } from './pooledSpread.ts';
export { pooledSpread, standardDeviation, mean } from './pooledSpread.ts';
export type { ErrorComponent } from './interval.ts';
export { effectiveDegreesOfFreedom, combine } from './interval.ts';
