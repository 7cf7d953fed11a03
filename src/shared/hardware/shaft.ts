import { add3, normalise3, scale3, type Vec3 } from '#shared/geometry';
import type { Line } from './lines.ts';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import {
  axisFrame,
  discMean,
  edgeRadius,
  median,
  onAxis,
  RADII,
  readSection,
  sectorCosine,
  SECTORS,
  sectorSine,
  type AxisFrame,
} from './section.ts';

/** One look across the axis. */
export interface ShaftSection {
  readonly s: number;
  /** Mean HU in the middle. */
  readonly core: number;
  /** Median edge radius, mm. */
  readonly radius: number;
  /** Share of the sectors where metal goes on far beyond the shaft. */
  readonly attached: number;
  readonly free: boolean;
  /** As free, but something touches it on one side. */
  readonly touched: boolean;
}

/** A rod-shaped piece of metal with one end that is free, or not. */
export interface Shaft {
  /** `along` points from head to tip once that is known. */
  readonly frame: AxisFrame;
  readonly sections: readonly ShaftSection[];
  /** HU of its edge, and of its middle. */
  readonly edge: number;
  readonly plateau: number;
  readonly radius: number;
  /** The stretch that stands free of other metal. */
  readonly free: readonly [number, number];
  /** Where the metal on the axis ends on either side; null when it does not within reach. */
  readonly ends: readonly [number | null, number | null];
  /** The widest section between the free stretch and the end, over the shaft's radius. */
  readonly wide: readonly [number, number];
  /** What lies around the free stretch, HU. */
  readonly around: number;
}

const STEP = 0.5;
const REACH_MM = 24;
const WIDE = 1.35;
/**
 * Where values are cut, the contour half-way between bone and the cut wanders least over the voxels (one near the cut hugs whole voxels). How far
 * out it lies of the half maximum is `CLIPPED_BLOOM_MM`.
 */
const CLIPPED_EDGE_HU = 1700;

/** Follows a line through the metal and makes it the axis of what stands free around it. null when nothing does. */
export function shaftAlong(line: Line, level: MetalLevel, sample: Sampler): Shaft | null {
  let frame = axisFrame(line.at, line.along);
  const section = new Float32Array(SECTORS * RADII);
  const half = Math.max(2, line.half);
  const cores: number[] = [];
  for (let s = -0.8 * half; s <= 0.8 * half; s += STEP) cores.push(discMean(readSection(sample, frame, s, section), 0.6));
  const plateau = median(cores);
  const clipped = level.clip < 4500;
  const edge = clipped ? CLIPPED_EDGE_HU : (plateau + 300) / 2;
  if (plateau < level.threshold) return null;
  let radius = medianRadius(sample, frame, half, edge, section);
  for (let round = 0; round < 3; round++) {
    const next = recentred(sample, frame, half, edge, radius, section);
    if (next === null) return null;
    frame = next;
    radius = medianRadius(sample, frame, half, edge, section);
  }
  const sections: ShaftSection[] = [];
  for (let s = -half - REACH_MM; s <= half + REACH_MM; s += STEP) sections.push(look(sample, frame, s, edge, radius, section));
  const middle = sections.reduce((best, one, i) => (Math.abs(one.s) < Math.abs(sections[best]?.s ?? 1e9) ? i : best), 0);
  const seeds = sections.map((one, i) => (one.free && Math.abs(one.s) <= half ? i : -1)).filter((i) => i >= 0);
  const seed = seeds.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  if (seed === undefined) return null;
  const [low, high] = [walk(sections, seed, -1), walk(sections, seed, 1)];
  const from = sections[low.last]?.s ?? 0;
  const to = sections[high.last]?.s ?? 0;
  return {
    frame,
    sections,
    edge,
    plateau,
    radius,
    free: [from, to],
    ends: [low.end, high.end],
    wide: [low.wide / radius, high.wide / radius],
    around: surroundings(sample, frame, from, to, radius, section),
  };
}

export function look(
  sample: Sampler,
  frame: AxisFrame,
  s: number,
  edge: number,
  radius: number,
  into: Float32Array,
): ShaftSection {
  readSection(sample, frame, s, into);
  const core = discMean(into, 0.6);
  const radii: number[] = [];
  let attached = 0;
  for (let a = 0; a < SECTORS; a++) {
    const r = edgeRadius(into, a, edge);
    radii.push(r);
    if (r > 1.5 * radius) attached += 1;
  }
  const share = attached / SECTORS;
  const r = median(radii);
  const round = core >= edge && r > 0.55 * radius && r < 1.3 * radius;
  return { s, core, radius: r, attached: share, free: round && share <= 0.2, touched: round && share <= 0.45 };
}

function medianRadius(sample: Sampler, frame: AxisFrame, half: number, edge: number, section: Float32Array): number {
  const radii: number[] = [];
  for (let s = -0.7 * half; s <= 0.7 * half; s += STEP) {
    readSection(sample, frame, s, section);
    for (let a = 0; a < SECTORS; a++) radii.push(edgeRadius(section, a, edge));
  }
  return median(radii);
}

/** The axis moved and turned so that the edges lie evenly around it, by a robust straight line through the sections' centres. */
function recentred(
  sample: Sampler,
  frame: AxisFrame,
  half: number,
  edge: number,
  radius: number,
  section: Float32Array,
): AxisFrame | null {
  const centres: { s: number; x: number; y: number }[] = [];
  for (let s = -half - 1; s <= half + 1; s += STEP) {
    const one = look(sample, frame, s, edge, radius, section);
    if (!one.free) continue;
    let [x, y] = [0, 0];
    for (let a = 0; a < SECTORS; a++) {
      const r = Math.min(1.4 * radius, edgeRadius(section, a, edge));
      x += (2 / SECTORS) * r * sectorCosine(a);
      y += (2 / SECTORS) * r * sectorSine(a);
    }
    centres.push({ s, x, y });
  }
  if (centres.length < 4) return null;
  const [x0, x1] = robustLine(centres.map(({ s, x }) => [s, x] as const));
  const [y0, y1] = robustLine(centres.map(({ s, y }) => [s, y] as const));
  const { at, along, u, v } = frame;
  const moved = add3(at, add3(scale3(u, x0), scale3(v, y0)));
  const turned: Vec3 = add3(along, add3(scale3(u, x1), scale3(v, y1)));
  return axisFrame(moved, normalise3(turned) ?? along);
}

/** Offset and slope; outliers lose weight over three rounds. */
export function robustLine(points: readonly (readonly [number, number])[]): readonly [number, number] {
  let weights = points.map(() => 1);
  let fit: readonly [number, number] = [0, 0];
  for (let round = 0; round < 4; round++) {
    let [w, ws, wss, wx, wsx] = [0, 0, 0, 0, 0];
    points.forEach(([s, x], i) => {
      const k = weights[i] ?? 0;
      w += k;
      ws += k * s;
      wss += k * s * s;
      wx += k * x;
      wsx += k * s * x;
    });
    const determinant = w * wss - ws * ws;
    if (Math.abs(determinant) < 1e-9) return [w > 0 ? wx / w : 0, 0];
    fit = [(wss * wx - ws * wsx) / determinant, (w * wsx - ws * wx) / determinant];
    const residuals = points.map(([s, x]) => Math.abs(x - fit[0] - fit[1] * s));
    const scale = Math.max(0.02, 2.5 * median(residuals));
    weights = residuals.map((r) => 1 / (1 + (r / scale) ** 2));
  }
  return fit;
}

/** From a free section outwards: the last free one, where the metal on the axis ends, and how wide it was on the way. */
function walk(
  sections: readonly ShaftSection[],
  seed: number,
  step: 1 | -1,
): { readonly last: number; readonly end: number | null; readonly wide: number } {
  let last = seed;
  for (let i = seed + step; i >= 0 && i < sections.length; i += step) {
    const one = sections[i];
    if (one === undefined) break;
    if (!one.free) {
      // A cage's marker may touch the shaft on one side; a thread's crest or a streak may take one section away.
      if (!one.touched && sections[i + step]?.free !== true) break;
      continue;
    }
    last = i;
  }
  let wide = 0;
  for (let i = last + step; i >= 0 && i < sections.length; i += step) {
    const one = sections[i];
    if (one === undefined) break;
    if (one.radius < 0.05) return { last, end: one.s, wide };
    wide = Math.max(wide, one.attached > 0.3 ? WIDE * 2 * (sections[seed]?.radius ?? 1) : one.radius);
  }
  return { last, end: null, wide };
}

/** Median HU of the ring that neither a thread's blur nor a loose screw's gap reaches. */
function surroundings(
  sample: Sampler,
  frame: AxisFrame,
  from: number,
  to: number,
  radius: number,
  section: Float32Array,
): number {
  const values: number[] = [];
  for (let s = from; s <= to; s += STEP) {
    readSection(sample, frame, s, section);
    for (let a = 0; a < SECTORS; a += 2)
      for (const mm of [1.9, 2.4, 2.9]) values.push(section[a * RADII + Math.round((radius + mm) / 0.2)] ?? 0);
  }
  return median(values);
}

export const isWide = (share: number): boolean => share > WIDE;
export const placeOf = (shaft: Shaft, s: number): Vec3 => onAxis(shaft.frame, s);
