import type { Vec2 } from '#shared/geometry';
import type { Vertebra } from '#shared/spine';

/**
 * A vertebral body on a film: `[x, y (mm), angle (rad) of its posterior direction, log depth (mm), anterior height, posterior height, flare of the
 * anterior wall (superior corner behind the inferior one, halved), flare of the posterior wall, hollowness of superior endplate,
 * anterior wall, inferior endplate, posterior wall]`, lengths from the fifth on as shares of the depth.
 */
export type BodyParameters = readonly number[];
export const BODY_PARAMETERS = 12;

/** Corners of a body, film mm. */
export interface BodyCorners {
  readonly superiorAnterior: Vec2;
  readonly superiorPosterior: Vec2;
  readonly inferiorPosterior: Vec2;
  readonly inferiorAnterior: Vec2;
}

/** What is known of a body before the film is looked at: mean and SD of parameters 3 … 11. */
export interface ShapePrior {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  /** Tip of the spinous process from the body's centre, `[posterior, superior]`, shares of the depth. */
  readonly tip: Vec2;
  readonly tipSd: Vec2;
}

/**
 * Where a side's seen edge lies outside of the line between its corners, shares of the depth, from the superior endplate on: corners lie on the
 * rounded edge, inside of where two walls would meet, and the uncinate processes rise beside the superior endplate.
 */
const SEEN_OUTSIDE = [0.045, 0.025, 0.024, 0.03] as const;
const HOLLOW = [0.03, 0.05, 0.07, 0.035] as const;

/**
 * Adult measures, rounded: depth of the body (mm, object plane), its anterior and posterior heights, flare of its anterior wall, tip of the
 * process. Wide SDs, so that an ordinary neck of any build lies well within; they are not those of one set of films.
 */
const MEANS: Readonly<Partial<Record<Vertebra, readonly [number, number, number, number, number, number]>>> = {
  C2: [14.4, 1.2, 1.1, 0.1, 3.0, -0.35],
  C3: [15, 0.9, 0.86, 0.09, 2.5, -0.7],
  C4: [15.2, 0.84, 0.81, 0.09, 2.45, -0.75],
  C5: [15.6, 0.79, 0.78, 0.085, 2.55, -0.83],
  C6: [16.2, 0.79, 0.76, 0.08, 2.8, -0.93],
  C7: [16.5, 0.85, 0.82, 0.08, 3.2, -1.15],
  T1: [17, 0.93, 0.9, 0.08, 3.15, -1.4],
};
/** A vertebra whose name is not known. */
const ANY = [15.7, 0.87, 0.83, 0.085, 2.75, -0.9] as const;
/** Typical magnification of a lateral film of the neck (clinical.md §7.4). */
const MAGNIFICATION = 1.18;

export function shapePrior(vertebra: Vertebra | null): ShapePrior {
  const known = vertebra === null ? undefined : MEANS[vertebra];
  const [depth, anterior, posterior, flare, tipBack, tipUp] = known ?? ANY;
  const wide = known === undefined ? 1.5 : 1;
  return {
    mean: [Math.log(depth * MAGNIFICATION), anterior, posterior, flare, 0.04, ...HOLLOW],
    sd: [0.12, 0.07, 0.07, 0.04, 0.03, 0.02, 0.025, 0.025, 0.02].map((one) => one * wide),
    tip: [tipBack, tipUp],
    tipSd: [0.22 * wide, 0.2 * wide],
  };
}

/** Unit vectors of a body: towards its back and its top. `facing` +1: the patient looks to the left of the film. */
export function axesOf(angle: number, facing: 1 | -1): { readonly back: Vec2; readonly up: Vec2 } {
  const back: Vec2 = [Math.cos(angle), Math.sin(angle)];
  return { back, up: facing === 1 ? [back[1], -back[0]] : [-back[1], back[0]] };
}

export function cornersOf(p: BodyParameters, facing: 1 | -1): BodyCorners {
  const [x, y, angle, logDepth, anterior, posterior, flareA, flareP] = p as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const depth = Math.exp(logDepth);
  const { back, up } = axesOf(angle, facing);
  const at = (b: number, u: number): Vec2 => [x + depth * (b * back[0] + u * up[0]), y + depth * (b * back[1] + u * up[1])];
  return {
    superiorAnterior: at(-0.5 + flareA, anterior / 2),
    superiorPosterior: at(0.5 + flareP, posterior / 2),
    inferiorPosterior: at(0.5 - flareP, -posterior / 2),
    inferiorAnterior: at(-0.5 - flareA, -anterior / 2),
  };
}

/** Points along the outline with their outward directions: `[x, y, outward x, outward y]` each, side by side from the superior endplate on. */
export const POINTS_PER_SIDE = 11;

export function outlineOf(p: BodyParameters, facing: 1 | -1, out: Float64Array): void {
  const c = cornersOf(p, facing);
  const depth = Math.exp(p[3] as number);
  const sides = [
    [c.superiorAnterior, c.superiorPosterior],
    [c.inferiorAnterior, c.superiorAnterior],
    [c.inferiorPosterior, c.inferiorAnterior],
    [c.superiorPosterior, c.inferiorPosterior],
  ] as const;
  let k = 0;
  sides.forEach(([a, b], side) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy);
    // Left of the way round for a patient looking left.
    const nx = (facing * dy) / length;
    const ny = (-facing * dx) / length;
    const hollow = (p[8 + side] as number) * depth;
    for (let i = 0; i < POINTS_PER_SIDE; i++) {
      const t = 0.07 + (0.86 * i) / (POINTS_PER_SIDE - 1);
      const outward = (SEEN_OUTSIDE[side] as number) * depth - hollow * 4 * t * (1 - t);
      // The bowed side's own normal.
      const slope = (-hollow * 4 * (1 - 2 * t)) / length;
      const norm = 1 / Math.hypot(1, slope);
      out[k++] = a[0] + t * dx + outward * nx;
      out[k++] = a[1] + t * dy + outward * ny;
      out[k++] = norm * (nx - (slope * dx) / length);
      out[k++] = norm * (ny - (slope * dy) / length);
    }
  });
}
