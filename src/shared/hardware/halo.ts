import { leastSquares } from './leastSquares.ts';
import type { FoundScrew } from './measureScrew.ts';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import { median, RADII, RADIAL_STEP, readSection, SECTORS } from './section.ts';
import { CREST_MM } from './thread.ts';

/** One section of a screw: how wide the lucent ring would be, mm, and whether there is one; how much darker it is than the bone around, HU. */
export interface HaloSection {
  /** mm along the screw's axis. */
  readonly at: number;
  readonly width: number;
  readonly contrast: number;
  readonly evidence: 'clear' | 'likely' | 'none';
}

export interface Halo {
  /** Largest width sustained over two adjacent sections, mm; 0 where there is none. */
  readonly width: number;
  readonly standardError: number;
  readonly sections: readonly HaloSection[];
}

const SECTION_MM = 1;
const WIDTHS = Array.from({ length: 27 }, (_, i) => 0.1 * i);
const REACH_MM = 3.4;
/** What lies in the gap around a loose screw. */
const GAP_HU = 60;
/** Bone that is less dense than this over the gap has no edge to be seen. */
const LEAST_CONTRAST_HU = 70;
/** A narrower ring cannot be told from the edge's own shadow; a wider one is no ring. */
export const LEAST_WIDTH_MM = 0.85;
const MOST_WIDTH_MM = 2.5;
/** How much better than bone at the thread a ring must be, in units of the noise, and that noise, HU. */
const CLEAR = 60;
const LIKELY = 12;
const NOISE_HU = 12;
/** A ring that is only likely must be wide, clearly darker than what lies outside it, and there in most sections. */
const LIKELY_WIDTH_MM = 0.9;
const LIKELY_DIP = 0.6;
const MOST_SECTIONS = 0.6;

export function haloOf(screw: FoundScrew, level: MetalLevel, sample: Sampler): Halo {
  const { free, tipAt } = screw;
  const [from, to] = [free[0] + 1.5, Math.min(free[1], tipAt - 2)];
  const sections: HaloSection[] = [];
  for (let at = from; at <= to + 1e-9; at += SECTION_MM) sections.push(sectionHalo(screw, level, sample, at));
  const likely = sections.filter((one) => one.evidence !== 'none').length >= MOST_SECTIONS * sections.length;
  const raw = sections.map((one) => (one.evidence === 'clear' || (likely && one.evidence === 'likely') ? one.width : 0));
  const widths = raw.map((one, i) => median([raw[i - 1] ?? one, one, raw[i + 1] ?? one]));
  let width = 0;
  for (let i = 1; i < widths.length; i++) width = Math.max(width, Math.min(widths[i - 1] as number, widths[i] as number));
  return { width, standardError: width > 0 ? 0.15 : 0.1, sections };
}

/**
 * The mean profile from the thread outwards, as metal's tail, a ring of one density and bone of another, for every width of the ring; against
 * bone alone. The tail is the metal's edge as this screw shows it.
 */
function sectionHalo(screw: FoundScrew, level: MetalLevel, sample: Sampler, at: number): HaloSection {
  const { thread } = screw;
  const outer = thread.meanRadius + CREST_MM;
  const profile = ringProfile(screw, level, sample, at);
  const radii: number[] = [];
  const values: number[] = [];
  for (let r = Math.ceil((outer + 0.1) / RADIAL_STEP); r * RADIAL_STEP <= outer + REACH_MM && r < RADII; r++) {
    const value = profile[r];
    if (value === undefined || Number.isNaN(value)) break;
    radii.push(r * RADIAL_STEP);
    values.push(value);
  }
  if (radii.length < 8) return { at, width: 0, contrast: 0, evidence: 'none' };
  const blur = Math.min(0.75, Math.max(0.35, 0.9 * thread.sigma));
  const fits = WIDTHS.map((width) => ({
    width,
    ...ringFit(radii, values, thread.meanRadius, outer + width, thread.sigma, blur),
  }));
  const none = fits[0];
  const best = fits.reduce((least, one) => (one.error < least.error ? one : least));
  const noise = best.error / (radii.length - 5) + NOISE_HU * NOISE_HU;
  const better = none === undefined ? 0 : (none.error - best.error) / noise;
  const outside = values.filter((_, i) => {
    const past = (radii[i] as number) - outer - best.width;
    return past > 0.3 && past < 1.5;
  });
  const inside = values.filter((_, i) => (radii[i] as number) - outer < best.width + 0.3);
  const dip = Math.min(...inside) / Math.max(1, median(outside));
  const seen = best.width <= MOST_WIDTH_MM && best.bone >= LEAST_CONTRAST_HU;
  return {
    at,
    width: best.width,
    contrast: best.bone,
    evidence:
      seen && best.width >= LEAST_WIDTH_MM && better >= CLEAR
        ? 'clear'
        : seen && best.width >= LIKELY_WIDTH_MM && better >= LIKELY && dip < LIKELY_DIP
          ? 'likely'
          : 'none',
  };
}

/**
 * The profile as the tail of the metal, then what fills a loose screw's gap (about water), then bone from `edge` on, with a slope, and perhaps a
 * dense rim. Terms that would have to be negative are left out.
 */
function ringFit(
  radii: readonly number[],
  values: readonly number[],
  metal: number,
  edge: number,
  sigma: number,
  blur: number,
): { readonly error: number; readonly bone: number } {
  const terms: readonly ((rho: number) => number)[] = [
    (rho) => 1 - falling((rho - edge) / blur),
    (rho) => falling((rho - metal - 0.1) / sigma),
    (rho) => falling((rho - metal - 0.1) / (1.7 * sigma)),
    (rho) => Math.exp(-(((rho - edge - 0.3) / Math.hypot(blur, 0.25)) ** 2) / 2),
    (rho) => Math.max(0, rho - edge),
  ];
  const free = new Set([4]);
  let used = terms.map((_, i) => i);
  for (let round = 0; round < 4; round++) {
    const fit = leastSquares(
      radii.map((rho) => used.map((i) => (terms[i] as (rho: number) => number)(rho))),
      values.map((value) => value - GAP_HU),
      null,
    );
    if (fit === null) return { error: Infinity, bone: 0 };
    const wrong = used.filter((i, n) => !free.has(i) && (fit.coefficients[n] ?? 0) < 0);
    if (wrong.length === 0) return { error: fit.error, bone: used[0] === 0 ? (fit.coefficients[0] ?? 0) : 0 };
    used = used.filter((i) => !wrong.includes(i));
  }
  return { error: Infinity, bone: 0 };
}

/** HU against radius around one place, averaged over a millimetre of length and all sectors that no other metal comes near. */
function ringProfile({ frame, thread }: FoundScrew, level: MetalLevel, sample: Sampler, at: number): readonly number[] {
  const section = new Float32Array(SECTORS * RADII);
  const columns: number[][] = Array.from({ length: RADII }, () => []);
  const metalFrom = Math.round((thread.meanRadius + 1.2) / RADIAL_STEP);
  for (const ds of [-0.5, -0.25, 0, 0.25, 0.5]) {
    readSection(sample, frame, at + ds, section);
    for (let a = 0; a < SECTORS; a++) {
      let until = RADII;
      for (let r = metalFrom; r < RADII; r++)
        if ((section[a * RADII + r] as number) > 0.6 * level.threshold) {
          until = r - 5;
          break;
        }
      for (let r = 0; r < until; r++) columns[r]?.push(section[a * RADII + r] as number);
    }
  }
  return columns.map((values) => {
    if (values.length < 30) return Number.NaN;
    values.sort((a, b) => a - b);
    const cut = Math.floor(values.length * 0.15);
    let sum = 0;
    for (let i = cut; i < values.length - cut; i++) sum += values[i] as number;
    return sum / (values.length - 2 * cut);
  });
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
