import type { ImagePlane } from '#shared/dicom';
import type { PatientPoint, Vec3 } from '#shared/geometry';
import { cross3, dot3, sub3 } from '#shared/geometry';

/** One image as a rectangle in the patient. */
export interface PlacedImage {
  readonly plane: ImagePlane;
  readonly rows: number;
  readonly columns: number;
  /** `[row spacing, column spacing]`, mm. */
  readonly spacing: readonly [number, number];
}

/** Sine of the angle between two planes below which they count as parallel: 5°. Where they then meet says nothing about either. */
const PARALLEL_SINE = Math.sin((5 * Math.PI) / 180);

/**
 * Where another image cuts this one, as a line in this image's points (corner origin, pixels), cut off where the other image ends and where
 * this one does; null where they are parallel or do not meet. Both must be of one frame of reference. Positions are pixel centres
 * (PS3.3 C.7.6.2.1.1), rectangles go half a pixel further.
 */
export function referenceLine(on: PlacedImage, of: PlacedImage): readonly [Vec2, Vec2] | null {
  const normal = cross3(of.plane.rowDirection, of.plane.columnDirection);
  // The other plane, n · p = d, in this image's points (x, y): a x + b y = c.
  const a = dot3(on.plane.rowDirection, normal) * on.spacing[1];
  const b = dot3(on.plane.columnDirection, normal) * on.spacing[0];
  const sine = Math.hypot(dot3(on.plane.rowDirection, normal), dot3(on.plane.columnDirection, normal));
  if (sine < PARALLEL_SINE) return null;
  const c = dot3(sub3(of.plane.position, pointAt(on, [0, 0])), normal);
  const foot: Vec2 = [(a * c) / (a * a + b * b), (b * c) / (a * a + b * b)];
  const along: Vec2 = [-b, a];
  const other = rectangleClip(foot, along, (point) => imagePoint(of, pointAt(on, point)), [of.columns, of.rows]);
  const own = rectangleClip(foot, along, (point) => point, [on.columns, on.rows]);
  if (other === null || own === null) return null;
  const [from, to] = [Math.max(other[0], own[0]), Math.min(other[1], own[1])];
  if (!(from < to)) return null;
  const end = (t: number): Vec2 => [foot[0] + along[0] * t, foot[1] + along[1] * t];
  return [end(from), end(to)];
}

type Vec2 = readonly [number, number];

/** The patient point of an image point. */
function pointAt({ plane, spacing }: PlacedImage, [x, y]: Vec2): PatientPoint {
  const across = (x - 0.5) * spacing[1];
  const down = (y - 0.5) * spacing[0];
  const at = (axis: 0 | 1 | 2): number =>
    plane.position[axis] + plane.rowDirection[axis] * across + plane.columnDirection[axis] * down;
  return [at(0), at(1), at(2)];
}

/** The foot of a patient point on an image, in image points. */
function imagePoint({ plane, spacing }: PlacedImage, point: Vec3): Vec2 {
  const from = sub3(point, plane.position);
  return [dot3(from, plane.rowDirection) / spacing[1] + 0.5, dot3(from, plane.columnDirection) / spacing[0] + 0.5];
}

/** The stretch of a line, in its own parameter, whose picture under an affine map lies in `[0, width] × [0, height]`. */
function rectangleClip(foot: Vec2, along: Vec2, map: (point: Vec2) => Vec2, [width, height]: Vec2): Vec2 | null {
  const start = map(foot);
  const next = map([foot[0] + along[0], foot[1] + along[1]]);
  let [from, to] = [-Infinity, Infinity];
  for (const [axis, size] of [
    [0, width],
    [1, height],
  ] as const) {
    const slope = next[axis] - start[axis];
    if (Math.abs(slope) < 1e-9) {
      if (start[axis] < 0 || start[axis] > size) return null;
      continue;
    }
    const [t0, t1] = [-start[axis] / slope, (size - start[axis]) / slope];
    from = Math.max(from, Math.min(t0, t1));
    to = Math.min(to, Math.max(t0, t1));
  }
  return from < to ? [from, to] : null;
}
