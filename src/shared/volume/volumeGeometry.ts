import { add3, cross3, dot3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';

/**
 * Where a volume's voxels lie in the patient (LPS, mm). An index is `[column, row, slice]`; whole numbers are voxel centres. `axes` are unit
 * directions of growing index; the slice axis of a stack taken with a tilted gantry is not at right angles to the others, and everything that
 * goes through these functions is then right without more ado.
 */
export interface VolumeGeometry {
  readonly size: readonly [columns: number, rows: number, slices: number];
  /** mm between neighbouring columns, rows and slices, each along its own axis. */
  readonly spacing: readonly [column: number, row: number, slice: number];
  /** Centre of voxel [0, 0, 0]. */
  readonly origin: PatientPoint;
  readonly axes: readonly [Vec3, Vec3, Vec3];
}

export function indexToPatient({ origin, axes, spacing }: VolumeGeometry, index: Vec3): PatientPoint {
  const [u, v, w] = axes;
  const [i, j, k] = [index[0] * spacing[0], index[1] * spacing[1], index[2] * spacing[2]];
  return [
    origin[0] + i * u[0] + j * v[0] + k * w[0],
    origin[1] + i * u[1] + j * v[1] + k * w[1],
    origin[2] + i * u[2] + j * v[2] + k * w[2],
  ];
}

export function patientToIndex(geometry: VolumeGeometry, point: Vec3): Vec3 {
  return directionToIndex(geometry, sub3(point, geometry.origin));
}

/** How much the index changes along a displacement in mm; by the reciprocal axes, so that sheared stacks are right too. */
export function directionToIndex({ axes, spacing }: VolumeGeometry, direction: Vec3): Vec3 {
  const [u, v, w] = axes;
  const across = cross3(v, w);
  const determinant = dot3(u, across);
  return [
    dot3(direction, across) / (determinant * spacing[0]),
    dot3(direction, cross3(w, u)) / (determinant * spacing[1]),
    dot3(direction, cross3(u, v)) / (determinant * spacing[2]),
  ];
}

/** Middle of the volume, between its first and last voxel centres. */
export const volumeCentre = (geometry: VolumeGeometry): PatientPoint =>
  indexToPatient(geometry, [(geometry.size[0] - 1) / 2, (geometry.size[1] - 1) / 2, (geometry.size[2] - 1) / 2]);

/** The eight outermost voxel centres. */
export function volumeCorners(geometry: VolumeGeometry): readonly PatientPoint[] {
  const [i, j, k] = [geometry.size[0] - 1, geometry.size[1] - 1, geometry.size[2] - 1];
  return [0, i].flatMap((a) => [0, j].flatMap((b) => [0, k].map((c) => indexToPatient(geometry, [a, b, c]))));
}

/** Angle between the slice axis and the slices' normal, degrees; 0 for a stack that is not sheared. */
export function shearDegrees({ axes }: VolumeGeometry): number {
  const normal = cross3(axes[0], axes[1]);
  return (Math.acos(Math.min(1, Math.abs(dot3(normal, axes[2])))) * 180) / Math.PI;
}

/** mm between neighbouring slices at right angles to them, which is less than `spacing[2]` in a sheared stack. */
export const sliceDistance = (geometry: VolumeGeometry): number =>
  geometry.spacing[2] * Math.abs(dot3(cross3(geometry.axes[0], geometry.axes[1]), geometry.axes[2]));

export const alongRay = (from: Vec3, direction: Vec3, mm: number): PatientPoint => add3(from, scale3(direction, mm));
