import { leastSquares } from './leastSquares.ts';

/** HU against radius around a screw, from inside its thread outwards. */
export interface RingProfile {
  readonly radii: readonly number[];
  readonly values: readonly number[];
}

/** How the edge of this volume's screws looks: the blur across it and the depth of their thread. Alike for all screws of one make. */
export interface EdgeShape {
  readonly sigma: number;
  readonly depth: number;
  /** What is added to the mean radius that was measured: in clipped volumes that rests on an assumed blur. */
  readonly shift: number;
}

export interface RingFit {
  readonly width: number;
  /** Weighted squares left, with a ring of this width and with none. */
  readonly error: number;
  readonly errorOfNone: number;
  /** What fills the ring over what a gap holds, as a share of the tissue outside: about 0 in a gap, near 1 in plain bone. */
  readonly filling: number;
}

export const RING_WIDTHS = Array.from({ length: 17 }, (_, i) => 0.15 * i);
const EDGE_SHAPES: readonly EdgeShape[] = [0.3, 0.37, 0.45, 0.53, 0.62, 0.72].flatMap((sigma) =>
  [0.25, 0.4, 0.55, 0.7].map((depth) => ({ sigma, depth, shift: 0 })),
);
/** A clipped edge tells blur from place, but not a thread's depth as well. */
const CLIPPED_SHAPES: readonly EdgeShape[] = [0.28, 0.34, 0.4, 0.46, 0.52, 0.6, 0.7].flatMap((sigma) =>
  [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3].map((shift) => ({ sigma, depth: 0.45, shift })),
);

/** What lies in the gap around a loose screw, HU. */
const GAP_HU = 60;
/** Of the model itself: HU, and a share of the value. */
const MODEL_HU = 10;
const MODEL_SHARE = 0.03;
/** The crest stands this share of the thread's depth out of its mean radius. */
const CREST_SHARE = 0.52;

export const crestOf = (meanRadius: number, { depth, shift }: EdgeShape): number => meanRadius + shift + CREST_SHARE * depth;

/** `metalHu` as for `fitRing`. The edge that fits all screws of a volume best; loose ones and sound ones share it, so that a gap cannot pass for blur. */
export function edgeShapeOf(
  screws: readonly { readonly profile: RingProfile; readonly meanRadius: number }[],
  metalHu: number | null,
): EdgeShape {
  let best: { readonly shape: EdgeShape; readonly error: number } | null = null;
  for (const shape of metalHu === null ? EDGE_SHAPES : CLIPPED_SHAPES) {
    const fits = screws.map(({ profile, meanRadius }) => fitRing(profile, meanRadius, shape, metalHu));
    const error = metalHu === null ? sum(fits.map((fit) => fit.error)) : mostlySound(fits);
    if (best === null || error < best.error) best = { shape, error };
  }
  return best?.shape ?? { sigma: 0.45, depth: 0.5, shift: 0 };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A clipped edge alone cannot tell a gap from blur: the better half of the screws are taken to have none. */
function mostlySound(fits: readonly RingFit[]): number {
  const sorted = [...fits].sort((a, b) => a.errorOfNone - a.error - (b.errorOfNone - b.error));
  const half = Math.ceil(sorted.length / 2);
  return sum(sorted.map((fit, i) => (i < half ? fit.errorOfNone : fit.error)));
}

/**
 * The profile as the metal's edge of a known form, a ring of one density, then bone with a slope and perhaps a dense rim; the width that fits
 * best, and how much worse none is. `metalHu` is the metal's own value where clipping hides it, else null and fitted.
 */
export function fitRing({ radii, values }: RingProfile, meanRadius: number, shape: EdgeShape, metalHu: number | null): RingFit {
  const crest = crestOf(meanRadius, shape);
  const edge = radii.map((rho) => threadEdge(rho, crest, shape));
  const weights = values.map((value) => 1 / (MODEL_HU ** 2 + (MODEL_SHARE * value) ** 2));
  const over = values.map((value, n) => value - GAP_HU - (metalHu === null ? 0 : (metalHu - GAP_HU) * (edge[n] as number)));
  let best: { width: number; error: number; constant: number } | null = null;
  let none = Infinity;
  for (const width of RING_WIDTHS) {
    const from = crest + width;
    const rimWidth = Math.hypot(shape.sigma, 0.25);
    const rows = radii.map((rho, n) => [
      1,
      metalHu === null ? (edge[n] as number) : 0,
      1 - falling((rho - from) / shape.sigma),
      Math.exp(-(((rho - from - 0.3) / rimWidth) ** 2) / 2),
      Math.max(0, rho - from),
    ]);
    const fit = notNegative(rows, over, weights);
    if (fit === null) continue;
    if (width === 0) none = fit.error;
    if (best === null || fit.error < best.error) best = { width, ...fit };
  }
  if (best === null) return { width: 0, error: 0, errorOfNone: 0, filling: 1 };
  const far = values.filter((_, n) => (radii[n] as number) > crest + 1.2);
  const outside = far.reduce((sum, value) => sum + value, 0) / Math.max(1, far.length);
  return { width: best.width, error: best.error, errorOfNone: none, filling: best.constant / Math.max(100, outside) };
}

/** Terms 0 to 3 may not be negative: those that would be are left out, one after the other. */
function notNegative(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[],
): { readonly error: number; readonly constant: number } | null {
  let used = rows.every((row) => row[1] === 0) ? [0, 2, 3, 4] : [0, 1, 2, 3, 4];
  for (let round = 0; round < 5; round++) {
    const fit = leastSquares(
      rows.map((row) => used.map((i) => row[i] as number)),
      values,
      weights,
    );
    if (fit === null) return null;
    const least = used
      .map((term, n) => ({ term, value: fit.coefficients[n] ?? 0 }))
      .filter(({ term, value }) => term !== 4 && value < 0)
      .sort((a, b) => a.term - b.term)[0];
    if (least === undefined)
      return {
        error: fit.error,
        constant: used[0] === 0 ? (fit.coefficients[0] ?? 0) : 0,
      };
    used = used.filter((term) => term !== least.term);
  }
  return null;
}

/** The share of metal at a radius: a thread with a crest, flanks and a flat root, blurred. */
function threadEdge(rho: number, crest: number, { sigma, depth }: EdgeShape): number {
  let sum = 0;
  for (let n = 0; n < 10; n++) {
    const tooth = Math.max(0, Math.min(1, (Math.abs(n / 10 - 0.45) - 0.1) / 0.28));
    sum += falling((rho - crest + depth * tooth) / sigma);
  }
  return sum / 10;
}

/** 1 well inside, ½ at the edge, 0 well outside: the normal distribution's upper tail (Abramowitz and Stegun 26.2.17). */
function falling(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? tail : 1 - tail;
}
