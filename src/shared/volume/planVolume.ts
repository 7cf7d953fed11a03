import { invariant } from '#shared/base';
import { cross3, dot3, length3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { preflight, type PreflightContext, type VolumeFinding } from './preflight.ts';
import type { VolumeGeometry } from './volumeGeometry.ts';
import type { VolumeSlice } from './volumeSlices.ts';

/** Positions closer than this, mm along the normal, are one position. */
const SAME_POSITION_MM = 1e-2;
/** A step is even when it is within this share of a whole number of the stack's own steps. */
const EVEN_SHARE = 0.02;
const PARALLEL_COSINE = Math.cos((0.1 * Math.PI) / 180);

export interface PlannedSlice {
  readonly slice: VolumeSlice;
  /** Where it goes: index along the volume's third axis. */
  readonly at: number;
}

/** What will become of a stack, known from the headers alone. */
export interface VolumePlan {
  readonly geometry: VolumeGeometry;
  readonly slices: readonly PlannedSlice[];
  /** Indices along the third axis for which there is no slice. */
  readonly missing: readonly number[];
  /** Slices that could not be used: duplicates, other orientation, off the even steps. */
  readonly leftOut: readonly VolumeSlice[];
  /** Bytes of 16-bit voxels. */
  readonly bytes: number;
  readonly findings: readonly VolumeFinding[];
}

export interface StackFacts {
  readonly total: number;
  readonly duplicates: number;
  readonly otherOrientation: number;
  readonly otherMatrix: number;
  readonly offStep: number;
  readonly missing: number;
  readonly kernels: readonly string[];
  readonly shearDegrees: number;
  readonly headerTilt: number;
  readonly stepMm: number;
  readonly thickness: { readonly least: number; readonly most: number } | null;
  readonly bytes: number;
}

/**
 * Orders the slices along their normal, finds the even step, and says what does not fit. null when fewer than two slices of one orientation
 * and matrix are there: nothing can then be reformatted.
 */
export function planVolume(slices: readonly VolumeSlice[], context: PreflightContext = {}): VolumePlan | null {
  const first = mostCommon(slices);
  if (first === null) return null;
  const fits = (one: VolumeSlice): boolean => sameOrientation(one, first);
  const sameMatrix = (one: VolumeSlice): boolean =>
    one.pixels.rows === first.pixels.rows &&
    one.pixels.columns === first.pixels.columns &&
    Math.abs(one.pixelSpacing[0] - first.pixelSpacing[0]) < 1e-4 &&
    Math.abs(one.pixelSpacing[1] - first.pixelSpacing[1]) < 1e-4;
  const usable = slices.filter((one) => fits(one) && sameMatrix(one));
  const { rowDirection, columnDirection } = first.plane;
  const normal = cross3(rowDirection, columnDirection);
  const sorted = usable
    .map((slice, order) => ({ slice, order, mm: dot3(slice.plane.position, normal) }))
    .sort((a, b) => a.mm - b.mm || a.order - b.order);
  const single = sorted.filter((one, i) => i === 0 || one.mm - (sorted[i - 1]?.mm ?? 0) > SAME_POSITION_MM);
  if (single.length < 2) return null;
  const { step, start, run } = evenRun(single.map((one) => one.mm));
  const placed = single.flatMap((one): (PlannedSlice & { readonly mm: number })[] => {
    const at = (one.mm - start) / step;
    const whole = Math.round(at);
    const inRun = one.mm >= start - SAME_POSITION_MM && whole <= run;
    return inRun && Math.abs(at - whole) <= Math.max(EVEN_SHARE, SAME_POSITION_MM / step) * Math.max(1, Math.sqrt(whole))
      ? [{ slice: one.slice, at: whole, mm: one.mm }]
      : [];
  });
  const low = placed[0];
  const high = placed.at(-1);
  invariant(low !== undefined && high !== undefined, 'an even run holds the slices that it was found from');
  const count = high.at - low.at + 1;
  const along = sub3(high.slice.plane.position, low.slice.plane.position);
  const axis: Vec3 = normalise3(along) ?? normal;
  const geometry: VolumeGeometry = {
    size: [first.pixels.columns, first.pixels.rows, count],
    spacing: [first.pixelSpacing[1], first.pixelSpacing[0], length3(along) / Math.max(1, count - 1)],
    origin: low.slice.plane.position,
    axes: [rowDirection, columnDirection, straightened(axis, normal)],
  };
  const kept = placed.map(({ slice, at }) => ({ slice, at: at - low.at }));
  const there = new Set(kept.map((one) => one.at));
  const missing = Array.from({ length: count }, (_, i) => i).filter((i) => !there.has(i));
  const used = new Set(kept.map((one) => one.slice));
  const bytes = 2 * geometry.size[0] * geometry.size[1] * count;
  const thick = usable.flatMap((one) => one.plane.sliceThickness ?? []);
  const facts: StackFacts = {
    total: slices.length,
    duplicates: sorted.length - single.length,
    otherOrientation: slices.filter((one) => !fits(one)).length,
    otherMatrix: slices.filter((one) => fits(one) && !sameMatrix(one)).length,
    offStep: single.length - kept.length,
    missing: missing.length,
    kernels: [...new Set(slices.flatMap((one) => one.kernel ?? []))],
    shearDegrees: (Math.acos(Math.min(1, Math.abs(dot3(axis, normal)))) * 180) / Math.PI,
    headerTilt: Math.max(0, ...slices.map((one) => Math.abs(one.gantryTilt ?? 0))),
    stepMm: step,
    thickness: thick.length === 0 ? null : { least: Math.min(...thick), most: Math.max(...thick) },
    bytes,
  };
  return {
    geometry,
    slices: kept,
    missing,
    leftOut: slices.filter((one) => !used.has(one)),
    bytes,
    findings: preflight(facts, context),
  };
}

/** Positions in files are rounded: an axis that departs from the normal by less than their rounding is the normal. */
function straightened(axis: Vec3, normal: Vec3): Vec3 {
  const cosine = dot3(axis, normal);
  return Math.abs(cosine) > Math.cos((0.05 * Math.PI) / 180) ? scale3(normal, Math.sign(cosine)) : axis;
}

const sameOrientation = (a: VolumeSlice, b: VolumeSlice): boolean =>
  dot3(a.plane.rowDirection, b.plane.rowDirection) >= PARALLEL_COSINE &&
  dot3(a.plane.columnDirection, b.plane.columnDirection) >= PARALLEL_COSINE;

/** A slice of the orientation and matrix that most slices have. */
function mostCommon(slices: readonly VolumeSlice[]): VolumeSlice | null {
  let best: VolumeSlice | null = null;
  let most = 0;
  const seen: VolumeSlice[] = [];
  for (const one of slices) {
    if (seen.some((other) => sameOrientation(one, other) && one.pixels.rows === other.pixels.rows)) continue;
    seen.push(one);
    const n = slices.filter((other) => sameOrientation(one, other) && one.pixels.rows === other.pixels.rows).length;
    if (n > most) [best, most] = [one, n];
  }
  return best;
}

/** The longest run of positions whose steps are whole multiples of one step (gaps included), as its step and first position. */
function evenRun(positions: readonly number[]): { readonly step: number; readonly start: number; readonly run: number } {
  const steps = positions.slice(1).map((mm, i) => mm - (positions[i] ?? 0));
  let best = { step: steps[0] ?? 1, start: positions[0] ?? 0, run: 1, count: 0 };
  for (let i = 0; i < steps.length;) {
    const step = steps[i] ?? 1;
    let j = i;
    let [span, run] = [0, 0];
    while (j < steps.length) {
      const times = (steps[j] ?? 0) / step;
      const whole = Math.round(times);
      if (whole < 1 || Math.abs(times - whole) > EVEN_SHARE * whole) break;
      span += steps[j] ?? 0;
      run += whole;
      j += 1;
    }
    // The step of the whole run, not of its first pair, whose rounding would add up.
    if (j - i > best.count) best = { step: run > 0 ? span / run : step, start: positions[i] ?? 0, run, count: j - i };
    i = Math.max(j, i + 1);
  }
  return best;
}
