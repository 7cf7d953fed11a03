import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import { edgeRadius, median, RADII, RADIAL_STEP, readSection, SECTORS } from './section.ts';
import type { Shaft } from './shaft.ts';

/** What the shaft's mean profile across says: half-maximum radius, the blur of its edge, and how far clipping hides the edge. */
export interface Thread {
  /** Mean of crest and root, at half maximum, mm. */
  readonly meanRadius: number;
  /** SD of the edge's blur, mm; the thread's own depth is in it. */
  readonly sigma: number;
  /** From the contour at the shaft's `edge` inwards to the half maximum, mm; 0 where nothing is clipped. */
  readonly bloom: number;
  readonly meanRadiusError: number;
  /** HU against radius, over the free stretch. */
  readonly profile: Float64Array;
}

/** Crests stand out of the mean by this much: half a thread of 0.5 mm (cervical screws have 0.3 to 0.65). */
export const CREST_MM = 0.25;
export const CREST_ERROR_MM = 0.08;

/**
 * How far out of the half maximum the contour of a clipped volume lies, and the blur that this goes with, for titanium of some 8000 HU: mean and
 * spread over synthetic scans of 0.3 to 0.7 mm pixels, 0.5 to 1.25 mm slices and several kernels (docs/accuracy-screws.md).
 */
const CLIPPED_BLOOM_MM = 0.41;
const CLIPPED_BLOOM_ERROR_MM = 0.1;
const CLIPPED_SIGMA_MM = 0.44;

export function threadOf(shaft: Shaft, level: MetalLevel, sample: Sampler): Thread {
  const [from, to] = innerStretch(shaft);
  const section = new Float32Array(SECTORS * RADII);
  const columns: number[][] = Array.from({ length: RADII }, () => []);
  const edges: number[] = [];
  for (let s = from; s <= to + 1e-9; s += 0.25) {
    readSection(sample, shaft.frame, s, section);
    for (let a = 0; a < SECTORS; a++) {
      edges.push(edgeRadius(section, a, shaft.edge));
      for (let r = 0; r < RADII; r++) columns[r]?.push(section[a * RADII + r] ?? 0);
    }
  }
  // Trimmed: a neighbour that comes near on one side does not count.
  const profile = Float64Array.from(columns, (values) => trimmedMean(values));
  const background = median(
    [...profile].slice(Math.round((shaft.radius + 1.6) / RADIAL_STEP), Math.round((shaft.radius + 3) / RADIAL_STEP)),
  );
  const clipped = level.clip < 4500;
  const plateau = clipped ? level.plateau : shaft.plateau;
  const crossing = (hu: number): number => {
    for (let r = 1; r < RADII; r++) {
      const [a, b] = [profile[r - 1] as number, profile[r] as number];
      if (a >= hu && b < hu) return (r - 1 + (a - hu) / (a - b)) * RADIAL_STEP;
    }
    return shaft.radius;
  };
  if (!clipped) {
    const half = (plateau + background) / 2;
    const radius = crossing(half);
    const span = plateau - background;
    // The quarter and three-quarter points of a Gaussian edge lie 0.674 SD on either side.
    const sigma = Math.max(0.25, (crossing(background + 0.25 * span) - crossing(background + 0.75 * span)) / 1.349);
    return { meanRadius: radius + (sigma * sigma) / (4 * radius), sigma, bloom: 0, meanRadiusError: 0.07, profile };
  }
  // Ray by ray: a mean over cut values would lie too far in.
  const meanRadius = trimmedMean(edges) - CLIPPED_BLOOM_MM;
  return { meanRadius, sigma: CLIPPED_SIGMA_MM, bloom: CLIPPED_BLOOM_MM, meanRadiusError: CLIPPED_BLOOM_ERROR_MM, profile };
}

/** The free stretch without the point and without the metal that it comes out of. */
export function innerStretch({ free: [from, to], wide }: Shaft): readonly [number, number] {
  const tipFirst = wide[0] < wide[1];
  const length = to - from;
  const [tip, head] = [Math.min(3, 0.3 * length), Math.min(1, 0.15 * length)];
  return tipFirst ? [from + tip, to - head] : [from + head, to - tip];
}

function trimmedMean(values: number[]): number {
  values.sort((a, b) => a - b);
  const cut = Math.floor(values.length * 0.15);
  let sum = 0;
  for (let i = cut; i < values.length - cut; i++) sum += values[i] as number;
  return sum / Math.max(1, values.length - 2 * cut);
}
