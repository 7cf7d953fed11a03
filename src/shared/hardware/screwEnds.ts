import { rodTemplates } from './blurredRod.ts';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import { discMean, median, RADII, RADIAL_STEP, readSection, SECTORS, type AxisFrame } from './section.ts';
import type { Shaft } from './shaft.ts';
import type { Thread } from './thread.ts';

const TAPERS = [0.3, 0.8, 1.4, 2, 2.7, 3.4, 4.2] as const;
const SIGMAS = [0.3, 0.42, 0.55, 0.7, 0.9] as const;
const STEP = 0.2;

/**
 * Where the screw's metal ends, mm along the axis (which points to the tip). A point that is drawn out is thinner than the scanner's blur over
 * its last millimetre, so that its half maximum lies short of it: a blurred rod with a point is laid over the profile instead.
 */
export function tipPlace(
  shaft: Shaft,
  thread: Thread,
  level: MetalLevel,
  sample: Sampler,
  frame: AxisFrame,
  near: number,
  voxelMm: number,
): number {
  const rings = [0, 2, 4, 6, 8, 10].filter((r) => r * RADIAL_STEP <= thread.meanRadius + (level.clip < 4500 ? -0.5 : 0.5));
  const section = new Float32Array(SECTORS * RADII);
  const places = Array.from({ length: 31 }, (_, i) => near - 4 + i * STEP);
  const measured = places.map((s) => {
    readSection(sample, frame, s, section);
    return rings.map((r) => ringMedian(section, r));
  });
  const beyond: number[] = [];
  for (let s = near + 1.6; s <= near + 3; s += 0.35) beyond.push(discMean(readSection(sample, frame, s, section), 1));
  const background = median(beyond);
  const clipped = level.clip < 4500;
  const plateau = clipped ? level.plateau : shaft.plateau;
  const cut = clipped ? { share: (level.clip - background) / (plateau - background), sigma: voxelMm / Math.sqrt(6) } : null;
  let best = { error: Infinity, tip: near };
  for (const template of rodTemplates(
    thread.meanRadius,
    thread.sigma,
    TAPERS,
    SIGMAS,
    rings.map((r) => r * RADIAL_STEP),
    cut,
  )) {
    for (let tip = near - 0.6; tip <= near + 2.4; tip += 0.1) {
      let error = 0;
      for (let i = 0; i < places.length; i++) {
        const p = Math.round(((places[i] as number) - tip - template.from) / template.step);
        if (p < 0) continue;
        const row = measured[i] as number[];
        for (let ring = 0; ring < rings.length; ring++) {
          const share = p >= template.count ? 0 : (template.values[p * rings.length + ring] as number);
          const hu = background + share * (plateau - background);
          const d = hu - (row[ring] as number);
          error += d * d;
        }
        if (error > best.error) break;
      }
      if (error < best.error) best = { error, tip };
    }
  }
  return best.tip;
}

function ringMedian(section: Float32Array, r: number): number {
  const values: number[] = [];
  for (let a = 0; a < SECTORS; a++) values.push(section[a * RADII + r] as number);
  // A neighbour on one side is left out, a thread is averaged.
  values.sort((a, b) => a - b);
  let sum = 0;
  for (let i = 2; i < SECTORS - 6; i++) sum += values[i] as number;
  return sum / (SECTORS - 8);
}

/** Where the head's metal begins on the axis: its half maximum, corrected where it is clipped. `near` is a place just outside. */
export function headPlace(
  shaft: Shaft,
  thread: Thread,
  level: MetalLevel,
  sample: Sampler,
  frame: AxisFrame,
  near: number,
): number {
  const section = new Float32Array(SECTORS * RADII);
  const at = (s: number): number => discMean(readSection(sample, frame, s, section), 0.8);
  const inside: number[] = [];
  for (let s = near + 1; s <= near + 2.4; s += 0.2) inside.push(at(s));
  const outside: number[] = [];
  for (let s = near - 3; s <= near - 1.5; s += 0.25) outside.push(at(s));
  const background = Math.max(-1024, Math.min(400, median(outside)));
  const clipped = level.clip < 4500;
  const half = clipped ? shaft.edge : (Math.max(median(inside), 0.5 * shaft.plateau) + background) / 2;
  const crossing = (hu: number): number => {
    let before = at(near - 2);
    for (let s = near - 1.9; s <= near + 3; s += 0.1) {
      const value = at(s);
      if (before < hu && value >= hu) return s - 0.1 + (0.1 * (hu - before)) / (value - before);
      before = value;
    }
    return near;
  };
  return crossing(half) + thread.bloom;
}
