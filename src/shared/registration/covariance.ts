import { derivatives, PARAMETERS, robustWeight, type FitState, type Residuals } from './residuals.ts';
import type { Samples } from './samples.ts';
import { solve } from './solve.ts';

/** The prior on the scale: its precision in the normal equations, and its own SD. */
export interface ScalePrior {
  readonly precision: number;
  readonly sd: number;
}

/**
 * Covariance of `[angle (rad), x, y (mm), log scale]` of a fitted pose: curvature⁻¹ · (scatter of the patches' pulls) · curvature⁻¹.
 * Neighbours' edges and turns out of the film's plane pull whole patches, so elements are not independent, patches nearly are.
 * Null where the region says nothing in some direction.
 */
export function covarianceOf(
  samples: Samples,
  residuals: Residuals,
  normal: Float64Array,
  state: FitState,
  prior: ScalePrior,
): readonly (readonly number[])[] | null {
  const n = PARAMETERS;
  const pulls = Array.from({ length: samples.patches }, () => new Float64Array(n));
  const row = new Float64Array(n);
  for (let k = 0; k < samples.count; k++) {
    const used = residuals.used[k] as number;
    if (used === 0) continue;
    const r = residuals.residual[k] as number;
    const w = used * robustWeight(r, residuals.spread) * r;
    derivatives(samples, residuals, k, row);
    const pull = pulls[samples.patch[k] as number] as Float64Array;
    for (let i = 0; i < n; i++) pull[i] = (pull[i] as number) + w * (row[i] as number);
  }
  const scatter = new Float64Array(n * n);
  for (const pull of pulls)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) scatter[i * n + j] = (scatter[i * n + j] as number) + (pull[i] as number) * (pull[j] as number);
  const atScale = 3 * n + 3;
  scatter[atScale] = (scatter[atScale] as number) + (prior.precision * prior.sd) ** 2;
  const inverse: (readonly number[])[] = [];
  for (let j = 0; j < 4; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    const column = solve(normal, unit, n);
    if (column === null) return null;
    inverse.push(column);
  }
  // The increment acts on flexion's side; the pose's shift is on extension's.
  const c = Math.cos(state.angle) * state.scale;
  const s = Math.sin(state.angle) * state.scale;
  const [angle, x, y, logScale] = inverse as [readonly number[], readonly number[], readonly number[], readonly number[]];
  const rows = [angle, x.map((one, i) => c * one - s * (y[i] ?? 0)), x.map((one, i) => s * one + c * (y[i] ?? 0)), logScale];
  return rows.map((a) =>
    rows.map((b) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += (a[i] ?? 0) * (scatter[i * n + j] as number) * (b[j] ?? 0);
      return sum;
    }),
  );
}
