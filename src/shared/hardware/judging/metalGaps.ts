import { add3, cross3, normalise3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import type { Volume } from '#shared/volume';
import { createSampler } from '../sampler.ts';
import { axisFrame, discMean, RADII, readSection, SECTORS } from '../section.ts';

/** A place along a screw where its metal is interrupted. */
export interface MetalGap {
  /** mm from the head. */
  readonly at: number;
  readonly widthMm: number;
}

const STEP_MM = 0.1;
/** A gap is at least so wide: less is a thread's root or a streak. */
const LEAST_GAP_MM = 0.5;
/** The metal's ends are no gaps. */
const END_MM = 2;

/**
 * Where the metal along a screw's axis falls below half of what it is elsewhere on it: candidates for a fracture, to be seen on a second view before
 * anybody says so. Empty when there is none.
 */
export function gapsAlong(volume: Volume, head: PatientPoint, tip: PatientPoint): readonly MetalGap[] {
  const along = normalise3(sub3(tip, head));
  if (along === null) return [];
  const length = Math.hypot(...sub3(tip, head));
  const sample = createSampler(volume);
  const frame = axisFrame(head, along);
  const section = new Float32Array(SECTORS * RADII);
  const values: number[] = [];
  for (let s = END_MM; s <= length - END_MM; s += STEP_MM) values.push(discMean(readSection(sample, frame, s, section), 0.6));
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted[Math.floor(sorted.length * 0.7)] ?? 0) / 2;
  const gaps: MetalGap[] = [];
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const below = i < values.length && (values[i] as number) < half;
    if (below && from < 0) from = i;
    if (below || from < 0) continue;
    const widthMm = (i - from) * STEP_MM;
    if (widthMm >= LEAST_GAP_MM) gaps.push({ at: END_MM + ((from + i - 1) / 2) * STEP_MM, widthMm });
    from = -1;
  }
  return gaps;
}

/** The gap between a plate and the bone behind it at one place along the plate, mm. */
export interface LiftOff {
  readonly at: PatientPoint;
  readonly gapMm: number;
}

const BONE_HU = 300;
const METAL_HU = 2400;
const REACH_MM = 10;

/**
 * Plate lift-off along the plate's middle line (points of its outer surface, as `findHardware` gives them): from the metal's inner edge to the first
 * bone behind it, at right angles to the plate. Stations over a disc, where no bone lies within reach, are left out.
 */
export function liftOffAlong(volume: Volume, outer: readonly PatientPoint[], aside: Vec3): readonly LiftOff[] {
  const sample = createSampler(volume);
  return outer.slice(1).flatMap((end, i): LiftOff[] => {
    const start = outer[i] ?? end;
    const along = normalise3(sub3(end, start));
    const inward = along === null ? null : normalise3(cross3(along, aside));
    if (inward === null) return [];
    // Anterior plates: into the bone is backwards.
    const into = inward[1] < 0 ? scale3(inward, -1) : inward;
    const middle = scale3(add3(start, end), 0.5);
    let inner = -1;
    let most = 0;
    for (let s = -1; s <= REACH_MM; s += 0.1) {
      const [x, y, z] = add3(middle, scale3(into, s));
      const value = sample(x, y, z);
      most = Math.max(most, value);
      if (inner < 0 && most > METAL_HU && value < most / 2) inner = s;
      // Behind the metal its blur first has to end.
      if (inner >= 0 && value < BONE_HU) {
        for (let d = s; d <= s + REACH_MM; d += 0.1) {
          const [a, b, c] = add3(middle, scale3(into, d));
          if (sample(a, b, c) >= BONE_HU) return [{ at: middle, gapMm: d - inner }];
        }
        return [];
      }
      if (inner >= 0 && s - inner > 1.5) return [{ at: middle, gapMm: 0 }];
    }
    return [];
  });
}
