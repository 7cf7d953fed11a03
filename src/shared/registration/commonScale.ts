import type { Refined } from './refine.ts';

/** Extension over flexion of one rigid object, lengths in mm of each film. */
export interface PairScaleEstimate {
  readonly ratio: number;
  readonly relativeStandardError: number;
  /** Where it is from, in words. */
  readonly source: string;
}

/** A single vertebra's scale by itself errs by about this (relative). */
const SINGLE_SD = 0.002;
/** Vertebrae further from the middle are not of this scale. */
const NEAR = 0.015;
const TRUSTED_SIMILARITY = 0.5;

/** One scale for all vertebrae, from each one's own. */
export function commonScale(results: readonly (Refined | null)[]): PairScaleEstimate {
  const logs = results
    .filter((one): one is Refined => one !== null && one.similarity > TRUSTED_SIMILARITY)
    .map((one) => Math.log(one.pose.scale))
    .sort((a, b) => a - b);
  const middle = logs[logs.length >> 1];
  if (middle === undefined) return { ratio: 1, relativeStandardError: 0.02, source: 'taken as 1: no vertebra was found' };
  const near = logs.filter((one) => Math.abs(one - middle) < NEAR);
  const mean = near.reduce((a, b) => a + b, 0) / near.length;
  const scatter = near.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, near.length - 1);
  return {
    ratio: Math.exp(mean),
    relativeStandardError: Math.sqrt(Math.max(scatter, SINGLE_SD ** 2) / near.length),
    source: `estimated from ${near.length} vertebrae`,
  };
}
