import type { FoundScrew } from './measureScrew.ts';
import type { MetalLevel } from './metalLevel.ts';
import { edgeShapeOf, fitRing, type EdgeShape, type RingFit, type RingProfile } from './ringFit.ts';
import type { Sampler } from './sampler.ts';
import { median, RADII, RADIAL_STEP, readSection, SECTORS } from './section.ts';

/** One section of a screw: how wide the lucent ring is there, mm, 0 for none. */
export interface HaloSection {
  /** mm along the screw's axis. */
  readonly at: number;
  readonly width: number;
}

export interface Halo {
  /** Largest width sustained over two adjacent sections, mm; 0 where there is none. */
  readonly width: number;
  readonly standardError: number;
  readonly sections: readonly HaloSection[];
}

const SECTION_MM = 1;
const REACH_MM = 3;
/** A narrower ring cannot be told from the edge's own shadow; a wider one is no ring. */
export const LEAST_WIDTH_MM = 0.8;
const MOST_WIDTH_MM = 2.35;
/** A ring is filled with less than this share of what lies outside it, and fits better than none by at least this. */
const EVIDENCE = {
  whole: { narrow: 0.46, wide: 0.46, better: 6 },
  // Where the metal's own values are cut its blur is known less well.
  clipped: { narrow: 0.5, wide: 0.3, better: 12 },
} as const;
const WIDE_MM = 1.5;

/** What one stretch alone must show where the screw as a whole shows none. */
const STRETCH = { filling: 0.2, better: 80, sections: 3 };
/** Sections of one ring scatter by this much, mm. */
const SCATTER_MM = 0.4;

/** The lucent rings of all screws of a volume, which are looked at together: what blur is, the sound ones show. */
export function halosOf(screws: readonly FoundScrew[], level: MetalLevel, sample: Sampler): ReadonlyMap<FoundScrew, Halo> {
  const whole = screws.map((screw) => ({
    screw,
    meanRadius: screw.thread.meanRadius,
    profile: ringProfile(screw, level, sample, placesOf(screw)),
  }));
  const seen = whole.flatMap(({ profile, ...rest }) => (profile === null ? [] : [{ profile, ...rest }]));
  const metalHu = level.clip < 4500 ? level.plateau : null;
  const shape = edgeShapeOf(seen, metalHu);
  return new Map(
    whole.map(({ screw, profile, meanRadius }) => {
      const fit = profile === null ? null : fitRing(profile, meanRadius, shape, metalHu);
      return [screw, haloOf(screw, fit, shape, level, sample)];
    }),
  );
}

/** From where the head's metal no longer casts its blur to before the point. */
export function placesOf({ free, tipAt }: FoundScrew): readonly number[] {
  const places: number[] = [];
  for (let at = free[0] + 1.5; at <= Math.min(free[1], tipAt - 2) + 1e-9; at += SECTION_MM) places.push(at);
  return places;
}

const isRing = (
  { width, filling, error, errorOfNone }: RingFit,
  least: { readonly filling: number; readonly better: number },
): boolean => width >= LEAST_WIDTH_MM && width <= MOST_WIDTH_MM && filling < least.filling && errorOfNone - error >= least.better;

function haloOf(screw: FoundScrew, whole: RingFit | null, shape: EdgeShape, level: MetalLevel, sample: Sampler): Halo {
  const places = placesOf(screw);
  const metalHu = level.clip < 4500 ? level.plateau : null;
  const fits = places.map((at) => {
    const profile = ringProfile(screw, level, sample, [at]);
    return profile === null ? null : fitRing(profile, screw.thread.meanRadius, shape, metalHu);
  });
  const evidence = metalHu === null ? EVIDENCE.whole : EVIDENCE.clipped;
  const filling = whole !== null && whole.width >= WIDE_MM ? evidence.wide : evidence.narrow;
  const all = whole !== null && isRing(whole, { filling, better: evidence.better });
  const strong = fits.map((fit) => fit !== null && isRing(fit, STRETCH));
  const kept = fits.map((fit, i) => {
    if (fit === null) return 0;
    if (all) return fit.width >= 0.6 && fit.width <= MOST_WIDTH_MM && fit.filling < 1.5 * evidence.narrow ? fit.width : 0;
    return longRun(strong, i) >= STRETCH.sections ? fit.width : 0;
  });
  const widths = kept.map((one, i) => median([kept[i - 1] ?? one, one, kept[i + 1] ?? one]));
  let width = 0;
  for (let i = 1; i < widths.length; i++) width = Math.max(width, Math.min(widths[i - 1] as number, widths[i] as number));
  // Where the sections differ by no more than their noise the ring is even, and all of it says more than its widest two sections.
  if (all && whole !== null && width - whole.width < SCATTER_MM) width = whole.width;
  return {
    width,
    standardError: width > 0 ? 0.15 : 0.1,
    sections: places.map((at, i) => ({ at, width: widths[i] ?? 0 })),
  };
}

/** Length of the run of true values that i lies in. */
function longRun(values: readonly boolean[], i: number): number {
  if (values[i] !== true) return 0;
  let [from, to] = [i, i];
  while (values[from - 1] === true) from -= 1;
  while (values[to + 1] === true) to += 1;
  return to - from + 1;
}

/**
 * HU against radius, averaged a millimetre along each place and over all sectors where bone lies outside and no other metal; null where fewer than
 * a third of the sectors do.
 */
export function ringProfile(
  screw: FoundScrew,
  level: MetalLevel,
  sample: Sampler,
  places: readonly number[],
): RingProfile | null {
  const { frame, thread } = screw;
  const outer = thread.meanRadius + 0.25;
  const ring = (mm: number): number => Math.min(RADII, Math.round((outer + mm) / RADIAL_STEP));
  const section = new Float32Array(SECTORS * RADII);
  const rays = new Float32Array(SECTORS * RADII);
  const columns: number[][] = Array.from({ length: RADII }, () => []);
  let count = 0;
  for (const at of places) {
    rays.fill(0);
    for (const ds of [-0.5, -0.25, 0, 0.25, 0.5]) {
      readSection(sample, frame, at + ds, section);
      for (let n = 0; n < rays.length; n++) rays[n] = (rays[n] as number) + (section[n] as number) / 5;
    }
    for (let a = 0; a < SECTORS; a++) {
      const ray = rays.subarray(a * RADII, (a + 1) * RADII);
      if (largest(ray, ring(1.2), RADII) > Math.min(2600, level.threshold) || largest(ray, ring(1), ring(3.2)) < BONE_HU)
        continue;
      count += 1;
      for (let r = 0; r < RADII; r++) columns[r]?.push(ray[r] as number);
    }
  }
  if (count < (places.length * SECTORS) / 3 || count === 0) return null;
  const clipped = level.clip < 4500;
  const radii: number[] = [];
  const values: number[] = [];
  for (
    let r = Math.ceil((thread.meanRadius + (clipped ? 0.3 : -0.8)) / RADIAL_STEP);
    r < RADII && r * RADIAL_STEP <= outer + REACH_MM;
    r++
  ) {
    const value = trimmed(columns[r] ?? []);
    // What is cut says nothing about the edge.
    if (r < 0 || (clipped && value >= 1500)) continue;
    radii.push(r * RADIAL_STEP);
    values.push(value);
  }
  return radii.length < 10 ? null : { radii, values };
}

const BONE_HU = 170;

function largest(ray: Float32Array, from: number, to: number): number {
  let most = -Infinity;
  for (let r = from; r < to; r++) most = Math.max(most, ray[r] as number);
  return most;
}

function trimmed(values: number[]): number {
  values.sort((a, b) => a - b);
  const cut = Math.floor(values.length * 0.15);
  let sum = 0;
  for (let i = cut; i < values.length - cut; i++) sum += values[i] as number;
  return sum / Math.max(1, values.length - 2 * cut);
}
