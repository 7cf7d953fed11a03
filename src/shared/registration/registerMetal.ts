import type { Similarity2, Vec2 } from '#shared/geometry';
import { metalOf } from './exclusion.ts';
import { FINEST_MM, levelOf, type FilmLevel } from './preparedFilm.ts';
import { pixelCovariance, pixelTransform, poseOfTransform } from './pixelTransform.ts';
import { refine, type Refined } from './refine.ts';
import { landmarksInMm, regionOf, type Region, type VertebraLandmarks } from './region.ts';
import { blockMean, emptyGrid, type Grid, type RegistrationFilm } from './registrationFilm.ts';
import { sampleRegion, type Samples } from './samples.ts';
import { gaussianBlur } from './smoothing.ts';

/** The metal at a level as one more rigid body: from flexion pixels to extension pixels. */
export interface MetalRegistration {
  readonly transform: Similarity2;
  /** Of `[angle (deg), x, y (px), scale]`. */
  readonly covariance: readonly (readonly number[])[];
  readonly similarity: number;
  /** Its middle on the flexion film, px. */
  readonly centre: Vec2;
  /** Why it must not be used, or null. */
  readonly rejection: 'METAL_NOT_FOLLOWED' | null;
}

/** Name and version of this way of following metal, for the case file. */
export const METAL_ALGORITHM = { name: 'fusion-review/metal-gauss-newton', version: '1' } as const;

/** A level's two bodies with the way each has been found to go. */
export interface BodyOnItsWay {
  readonly landmarks: VertebraLandmarks;
  readonly transform: Similarity2;
}

/** Metal counts as that of a level within this of its bodies, mm. */
const NEAR_MM = 5;
/** With less there is no rigid body to follow, mm². */
const LEAST_AREA_MM2 = 25;
/** Metal's edge, half in and half out, mm. */
const EDGE_MM = 1.2;
/** What is slower than this is not metal's edge, mm. */
const SURROUNDINGS_MM = 6;
const LEAST_SIMILARITY = 0.85;
const LEAST_OVERLAP = 0.7;
const LARGEST_STEP_MM = 0.05;
const SCALE_SD = 0.002;
/**
 * Metal's edges are sharp and what is behind them is not the same on both films: the fit's own errors times this, and never below the
 * floors (from synthetic plates of seeds below 100).
 */
const ERROR_FACTOR = 2.5;
const FLOORS = [(0.03 * Math.PI) / 180, 0.02, 0.02, 0.0005];

/**
 * Follows the plate and screws of a level from film to film by their own edges, starting from where either bone has taken them; null where
 * there is no metal. `scale`: extension over flexion in mm, as the bones have it.
 */
export function registerMetal(
  flexion: RegistrationFilm,
  extension: RegistrationFilm,
  bodies: readonly [BodyOnItsWay, BodyOnItsWay],
  scale: number,
): MetalRegistration | null {
  const [f, e] = [metalLevels(flexion), metalLevels(extension)];
  const region = metalRegion(f.mask, bodies, flexion.pixelMm);
  if (region === null) return null;
  const samples = f.levels.map((level) => sampleRegion(level, region));
  let best: Refined | null = null;
  for (const body of bodies) {
    const way = poseOfTransform(body.transform, region.centre, flexion.pixelMm, extension.pixelMm);
    const start = { ...way, scale };
    const options = { scale, scaleSd: SCALE_SD };
    const coarse = refine(samples[1] as Samples, e.levels[1] as FilmLevel, start, { ...options, iterations: 12 });
    const fine = refine(samples[0] as Samples, e.levels[0] as FilmLevel, coarse.pose, { ...options, iterations: 15 });
    if (best === null || fine.similarity * fine.overlap > best.similarity * best.overlap) best = fine;
  }
  if (best === null || best.covariance === null) return null;
  const stated = best.covariance.map((row, i) =>
    row.map((value, j) => ERROR_FACTOR ** 2 * value + (i === j ? (FLOORS[i] ?? 0) ** 2 : 0)),
  );
  const followed = best.similarity >= LEAST_SIMILARITY && best.overlap >= LEAST_OVERLAP && best.lastStep <= LARGEST_STEP_MM;
  return {
    transform: pixelTransform(best.pose, flexion.pixelMm, extension.pixelMm),
    covariance: pixelCovariance(stated, best.pose, flexion.pixelMm, extension.pixelMm),
    similarity: best.similarity,
    centre: [region.centre[0] / flexion.pixelMm, region.centre[1] / flexion.pixelMm],
    rejection: followed ? null : 'METAL_NOT_FOLLOWED',
  };
}

interface MetalFilm {
  readonly levels: readonly FilmLevel[];
  readonly mask: Grid;
}

/** The film less its slow surroundings, at two resolutions, compared everywhere, with its metal. */
function metalLevels(film: RegistrationFilm): MetalFilm {
  const whole: Grid = { rows: film.rows, columns: film.columns, mm: film.pixelMm, values: film.values };
  const fine = blockMean(whole, Math.max(1, Math.round(FINEST_MM / film.pixelMm)));
  const mask = metalOf(fine);
  const wide = gaussianBlur(fine, SURROUNDINGS_MM / fine.mm);
  const [low, high] = [percentile(fine.values, 0.05), percentile(fine.values, 0.95)];
  const unit = Math.max(1e-6, 0.1 * (high - low));
  const image = emptyGrid(fine);
  for (let i = 0; i < image.values.length; i++)
    image.values[i] = ((fine.values[i] as number) - (wide.values[i] as number)) / unit;
  const half = blockMean(gaussianBlur(image, 1), 2);
  const everywhere = (grid: Grid): Grid => ({ ...grid, values: new Float32Array(grid.values.length).fill(1) });
  return {
    mask,
    levels: [levelOf(gaussianBlur(image, 0.8), everywhere(image)), levelOf(gaussianBlur(half, 0.8), everywhere(half))],
  };
}

function percentile(values: Float32Array, share: number): number {
  const some = values.filter((_, i) => i % 11 === 0).sort();
  return some[Math.floor(share * some.length)] ?? 0;
}

/** The metal that touches the level's bodies, with its edge, as an area to fit over. */
function metalRegion(mask: Grid, bodies: readonly [BodyOnItsWay, BodyOnItsWay], pixelMm: number): Region | null {
  const { rows, columns, mm, values } = mask;
  const outlines = bodies.map(({ landmarks }) => landmarksInMm(landmarks, pixelMm));
  const near = (x: number, y: number): boolean =>
    outlines.some((one) => {
      const corners = [one.superiorAnterior, one.superiorPosterior, one.inferiorPosterior, one.inferiorAnterior];
      const centre = [0, 1].map((k) => corners.reduce((sum, corner) => sum + (corner[k] ?? 0) / 4, 0)) as [number, number];
      const reach = Math.max(...corners.map((corner) => Math.hypot(corner[0] - centre[0], corner[1] - centre[1])));
      return Math.hypot(x - centre[0], y - centre[1]) < reach + NEAR_MM;
    });
  // From every metal element beside the bodies over all metal that hangs together with it.
  const taken = new Uint8Array(values.length);
  const open: number[] = [];
  for (let i = 0; i < values.length; i++)
    if (values[i] === 1 && near(((i % columns) + 0.5) * mm, (Math.floor(i / columns) + 0.5) * mm)) {
      taken[i] = 1;
      open.push(i);
    }
  for (let i = open.pop(); i !== undefined; i = open.pop())
    for (const next of [i - 1, i + 1, i - columns, i + columns])
      if (values[next] === 1 && taken[next] === 0) {
        taken[next] = 1;
        open.push(next);
      }
  let [n, sx, sy, left, right, top, bottom] = [0, 0, 0, Infinity, -Infinity, Infinity, -Infinity];
  const reach = Math.ceil(EDGE_MM / mm);
  const area = new Uint8Array(values.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (taken[r * columns + c] === 0) continue;
      const [x, y] = [(c + 0.5) * mm, (r + 0.5) * mm];
      [n, sx, sy] = [n + 1, sx + x, sy + y];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (let v = Math.max(0, r - reach); v <= Math.min(rows - 1, r + reach); v++)
        for (let h = Math.max(0, c - reach); h <= Math.min(columns - 1, c + reach); h++) area[v * columns + h] = 1;
    }
  if (n * mm * mm < LEAST_AREA_MM2) return null;
  const lower = regionOf(landmarksInMm(bodies[1].landmarks, pixelMm));
  return {
    ...lower,
    centre: [sx / n, sy / n],
    box: { left: left - 2, right: right + 2, top: top - 2, bottom: bottom + 2 },
    weight: (x, y) => {
      const [r, c] = [Math.floor(y / mm), Math.floor(x / mm)];
      return r >= 0 && c >= 0 && r < rows && c < columns ? (area[r * columns + c] ?? 0) : 0;
    },
  };
}
