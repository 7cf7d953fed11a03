import type { FilmLevel } from './preparedFilm.ts';
import type { VertebraPose } from './pose.ts';
import { covarianceOf, type ScalePrior } from './covariance.ts';
import {
  correlation,
  derivatives,
  emptyResiduals,
  lookUnder,
  PARAMETERS,
  robustWeight,
  type FitState,
  type Residuals,
} from './residuals.ts';
import type { Samples } from './samples.ts';
import { solve } from './solve.ts';

export interface RefineOptions {
  readonly iterations: number;
  /** Expected scale (extension mm over flexion mm) and how far a single vertebra may stray from it (relative SD). */
  readonly scale: number;
  readonly scaleSd: number;
}

export interface Refined {
  readonly pose: VertebraPose;
  /** Correlation of the two normalised films over the region. */
  readonly similarity: number;
  /** Share of the region that lies on comparable elements of both films. */
  readonly overlap: number;
  /** Of `[angle (rad), x, y (mm), log scale]` as the fit itself sees it, or null where the region says nothing. */
  readonly covariance: readonly (readonly number[])[] | null;
  /** The last step, at the region's border, mm. */
  readonly lastStep: number;
}

/** Distance at which a turn is counted as a step, mm. */
const LEVER_MM = 20;
const CONVERGED_MM = 0.002;
/** With less of the region on the film there is nothing to fit. */
const LEAST_OVERLAP = 0.2;
const LARGEST_TURN = 0.1;

/**
 * Gauss-Newton on one vertebra: turn, shift and scale (held near the expected one), with gain and offset, both films' gradients, and robust
 * weights that let go of what does not move with the bone.
 */
export function refine(samples: Samples, level: FilmLevel, start: VertebraPose, options: RefineOptions): Refined {
  const { mm } = level.image;
  const { centre } = start;
  const state: FitState = { angle: start.angle, scale: start.scale, x: start.move[0], y: start.move[1], gain: 1, offset: 0 };
  const residuals = emptyResiduals(samples.count);
  const normal = new Float64Array(PARAMETERS * PARAMETERS);
  const right = new Float64Array(PARAMETERS);
  let lastStep = Infinity;
  lookUnder(samples, level, centre, state, residuals);
  for (let i = 0; i < options.iterations && residuals.overlap >= LEAST_OVERLAP; i++) {
    equations(samples, residuals, state, options, mm, normal, right);
    const step = solve(normal, right, PARAMETERS);
    if (step === null) break;
    lastStep = advance(state, step, 6 * mm);
    lookUnder(samples, level, centre, state, residuals);
    if (lastStep < CONVERGED_MM) break;
  }
  const pose: VertebraPose = { angle: state.angle, scale: state.scale, centre, move: [state.x, state.y] };
  const prior = equations(samples, residuals, state, options, mm, normal, right);
  const covariance = residuals.overlap < LEAST_OVERLAP ? null : covarianceOf(samples, residuals, normal, state, prior);
  return { pose, similarity: correlation(samples, residuals), overlap: residuals.overlap, covariance, lastStep };
}

/** Fills the weighted normal equations, the scale's prior with them, and returns that prior. */
function equations(
  samples: Samples,
  residuals: Residuals,
  state: FitState,
  options: RefineOptions,
  elementMm: number,
  normal: Float64Array,
  right: Float64Array,
): ScalePrior {
  const n = PARAMETERS;
  normal.fill(0);
  right.fill(0);
  const row = new Float64Array(n);
  for (let k = 0; k < samples.count; k++) {
    const used = residuals.used[k] as number;
    if (used === 0) continue;
    const r = residuals.residual[k] as number;
    const w = used * robustWeight(r, residuals.spread);
    derivatives(samples, residuals, k, row);
    for (let i = 0; i < n; i++) {
      const wi = w * (row[i] as number);
      right[i] = (right[i] as number) - wi * r;
      for (let j = 0; j <= i; j++) normal[i * n + j] = (normal[i * n + j] as number) + wi * (row[j] as number);
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) normal[j * n + i] = normal[i * n + j] as number;
  // Neighbouring elements share their errors: about one independent value per square mm.
  const independent = Math.min(1, elementMm * elementMm);
  const precision = residuals.spread ** 2 / independent / options.scaleSd ** 2;
  normal[3 * n + 3] = (normal[3 * n + 3] as number) + precision;
  right[3] = (right[3] as number) - precision * Math.log(state.scale / options.scale);
  return { precision, sd: options.scaleSd };
}

/** Applies a step, shortened where it is long; returns its length at the region's border in mm. */
function advance(state: FitState, step: readonly number[], longest: number): number {
  const [turn, dx, dy, dScale, dGain, dOffset] = step as unknown as [number, number, number, number, number, number];
  const length = Math.hypot(dx, dy);
  const share = Math.min(1, longest / Math.max(1e-12, length), LARGEST_TURN / Math.max(1e-12, Math.abs(turn)));
  // The increment acts on flexion's side, so its shift is carried by the present pose.
  const c = Math.cos(state.angle) * state.scale;
  const s = Math.sin(state.angle) * state.scale;
  state.x += share * (c * dx - s * dy);
  state.y += share * (s * dx + c * dy);
  state.angle += share * turn;
  state.scale *= Math.exp(share * dScale);
  state.gain = Math.max(0.2, Math.min(5, state.gain + share * dGain));
  state.offset += share * dOffset;
  return length + LEVER_MM * Math.abs(turn);
}
