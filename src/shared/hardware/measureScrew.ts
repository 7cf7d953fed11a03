import { scale3, type Vec3 } from '#shared/geometry';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import { headPlace, tipPlace } from './screwEnds.ts';
import { axisFrame, onAxis, type AxisFrame } from './section.ts';
import { isWide, type Shaft } from './shaft.ts';
import { threadOf, type Thread } from './thread.ts';

/** A screw with its axis, as found. Places are mm along `frame`, whose direction is head to tip. */
export interface FoundScrew {
  readonly frame: AxisFrame;
  readonly headAt: number;
  readonly tipAt: number;
  readonly head: Vec3;
  readonly tip: Vec3;
  /** The stretch that stands free between what carries its head and its tip. */
  readonly free: readonly [number, number];
  readonly shaft: Shaft;
  readonly thread: Thread;
}

const LEAST_FREE_MM = 4;
const RADIUS_MM = [1.05, 3.3] as const;
/** Longest way through a plate or a tulip, mm. */
const MOST_HEAD_MM = 17;
/** A rod's end lies in muscle, a screw in bone. */
const BONE_HU = 115;

/** Whether a shaft is a screw: one end in bone and free, the other in a head, a plate or a tulip. */
export function isScrew(shaft: Shaft): boolean {
  const [low, high] = shaft.ends;
  if (low === null || high === null) return false;
  const [a, b] = shaft.wide;
  if (isWide(a) === isWide(b)) return false;
  const [from, to] = shaft.free;
  if (to - from < LEAST_FREE_MM || shaft.radius < RADIUS_MM[0] || shaft.radius > RADIUS_MM[1]) return false;
  const headLength = isWide(a) ? from - low : high - to;
  return headLength <= MOST_HEAD_MM && shaft.around >= BONE_HU;
}

export function measureScrew(shaft: Shaft, level: MetalLevel, sample: Sampler, spacing: Vec3): FoundScrew {
  const headFirst = isWide(shaft.wide[0]);
  const frame = headFirst ? shaft.frame : axisFrame(shaft.frame.at, scale3(shaft.frame.along, -1));
  const [low, high] = [shaft.ends[0] ?? 0, shaft.ends[1] ?? 0];
  const thread = threadOf(shaft, level, sample);
  const headAt = headPlace(shaft, thread, level, sample, frame, headFirst ? low : -high);
  const tipAt = tipPlace(shaft, thread, level, sample, frame, headFirst ? high : -low, voxelAlong(frame, spacing));
  return {
    frame,
    headAt,
    tipAt,
    head: onAxis(frame, headAt),
    tip: onAxis(frame, tipAt),
    free: headFirst ? shaft.free : [-shaft.free[1], -shaft.free[0]],
    shaft,
    thread,
  };
}

/** The lattice's step as a line along the axis meets it, mm (for lattices that lie about upright in the patient). */
function voxelAlong({ along }: AxisFrame, spacing: Vec3): number {
  return Math.hypot(along[0] * spacing[0], along[1] * spacing[1], along[2] * spacing[2]);
}
