import type { Vec3 } from '#shared/geometry';
import { cross3, dot3, length3, sub3 } from '#shared/geometry';
import type { ImagePlane } from './model.ts';

/** Cosine between normals (and between rows) below which two slices are not parallel: 0.1°. */
const PARALLEL_COSINE = Math.cos((0.1 * Math.PI) / 180);
/** Positions closer than this, in mm along the normal, are one position. */
const SAME_POSITION_MM = 1e-3;
/** A spacing that differs from the median by more than this share is uneven (files round positions to 0.01 mm or so). */
const UNEVEN_SHARE = 0.02;
/** A step of more than this many median spacings means that slices are missing. */
const GAP_FACTOR = 1.5;
/** Angle between the normal and the line through the slices' first pixels above which the stack is sheared, degrees. */
const TILT_DEGREES = 0.5;

export const normalOf = (plane: ImagePlane): Vec3 => cross3(plane.rowDirection, plane.columnDirection);

export function sameOrientation(a: ImagePlane, b: ImagePlane): boolean {
  return dot3(a.rowDirection, b.rowDirection) >= PARALLEL_COSINE && dot3(a.columnDirection, b.columnDirection) >= PARALLEL_COSINE;
}

/** Distance of each plane's first pixel along the first plane's normal, mm (PS3.3 C.7.6.2.1.1). */
export function positionsAlongNormal(planes: readonly ImagePlane[]): readonly number[] {
  const first = planes[0];
  if (first === undefined) return [];
  const normal = normalOf(first);
  return planes.map((plane) => dot3(plane.position, normal));
}

/**
 * What would be wrong with a reformat of these planes, in order along their normal. Codes: GEOMETRY_SINGLE_SLICE,
 * GEOMETRY_DUPLICATE_POSITIONS, GEOMETRY_GAP (slices missing), GEOMETRY_UNEVEN_SPACING, GEOMETRY_GANTRY_TILT (sheared stack, or a tilt in
 * the header), GEOMETRY_MIXED_THICKNESS, GEOMETRY_SLICES_APART (thinner than their distance: unseen tissue between them).
 */
export function geometryWarnings(sorted: readonly ImagePlane[], gantryTilts: readonly (number | null)[]): readonly string[] {
  const codes = new Set<string>();
  if (gantryTilts.some((tilt) => tilt !== null && Math.abs(tilt) >= TILT_DEGREES)) codes.add('GEOMETRY_GANTRY_TILT');
  if (sorted.length < 2) codes.add('GEOMETRY_SINGLE_SLICE');
  const positions = positionsAlongNormal(sorted);
  const steps = positions.slice(1).map((position, i) => position - (positions[i] ?? 0));
  const real = steps.filter((step) => step > SAME_POSITION_MM);
  if (real.length < steps.length) codes.add('GEOMETRY_DUPLICATE_POSITIONS');
  const median = [...real].sort((a, b) => a - b)[Math.floor(real.length / 2)];
  if (median !== undefined) {
    if (real.some((step) => step > GAP_FACTOR * median)) codes.add('GEOMETRY_GAP');
    if (real.some((step) => Math.abs(step - median) > UNEVEN_SHARE * median)) codes.add('GEOMETRY_UNEVEN_SPACING');
  }
  if (sheared(sorted)) codes.add('GEOMETRY_GANTRY_TILT');
  const thicknesses = sorted.flatMap((plane) => plane.sliceThickness ?? []);
  const thinnest = Math.min(...thicknesses);
  if (thicknesses.some((thickness) => thickness - thinnest > UNEVEN_SHARE * thinnest)) codes.add('GEOMETRY_MIXED_THICKNESS');
  if (median !== undefined && thicknesses.length > 0 && median > thinnest * (1 + UNEVEN_SHARE))
    codes.add('GEOMETRY_SLICES_APART');
  return [...codes].sort();
}

function sheared(sorted: readonly ImagePlane[]): boolean {
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return false;
  const along = sub3(last.position, first.position);
  const distance = length3(along);
  if (distance < SAME_POSITION_MM) return false;
  const cosine = Math.min(1, Math.abs(dot3(along, normalOf(first))) / distance);
  return (Math.acos(cosine) * 180) / Math.PI > TILT_DEGREES;
}
