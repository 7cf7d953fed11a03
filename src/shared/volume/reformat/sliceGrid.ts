import { invariant } from '#shared/base';
import { add3, cross3, dot3, length3, normalise3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import { volumeCentre, volumeCorners, type VolumeGeometry } from '#shared/volume';

/** A plane through the patient as it is looked at: unit directions to the right and down on the screen. */
export interface ViewPlane {
  readonly centre: PatientPoint;
  readonly right: Vec3;
  readonly down: Vec3;
}

/** Pixels on a plane. Pixel [column, row] has its centre at `origin + column · across + row · along`, mm. */
export interface SliceGrid {
  readonly width: number;
  readonly height: number;
  readonly origin: PatientPoint;
  readonly across: Vec3;
  readonly along: Vec3;
}

/** Away from the viewer, into the screen. */
export const planeNormal = ({ right, down }: ViewPlane): Vec3 => cross3(right, down);

export type Anatomical = 'axial' | 'sagittal' | 'coronal';

/** Radiological: the patient's right on the screen's left, seen from the feet; sagittal seen from the left, anterior to the left. */
const ANATOMICAL: Readonly<Record<Anatomical, Pick<ViewPlane, 'right' | 'down'>>> = {
  axial: { right: [1, 0, 0], down: [0, 1, 0] },
  sagittal: { right: [0, 1, 0], down: [0, 0, -1] },
  coronal: { right: [1, 0, 0], down: [0, 0, -1] },
};

export const anatomicalPlane = (which: Anatomical, centre: PatientPoint): ViewPlane => ({ centre, ...ANATOMICAL[which] });

/** A plane turned about an axis through its own centre (degrees, right-handed): crosshair handles turn the two other planes with it. */
export function turnedPlane(plane: ViewPlane, axis: Vec3, degrees: number): ViewPlane {
  const turn = (v: Vec3): Vec3 => rotateAbout(v, axis, (degrees * Math.PI) / 180);
  return { centre: plane.centre, right: turn(plane.right), down: turn(plane.down) };
}

/** Rodrigues' rotation; `axis` a unit vector. */
function rotateAbout(v: Vec3, axis: Vec3, radians: number): Vec3 {
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  return add3(add3(scale3(v, c), scale3(cross3(axis, v), s)), scale3(axis, dot3(axis, v) * (1 - c)));
}

/**
 * The plane of a disc from two clicks on a sagittal image, one at its front and one at its back: through both, level from side to side. null when
 * they coincide or lie one above the other seen from the side.
 */
export function discPlane(front: PatientPoint, back: PatientPoint): ViewPlane | null {
  const down = normalise3(sub3(back, front));
  if (down === null) return null;
  const right = normalise3(sub3([1, 0, 0], scale3(down, down[0])));
  if (right === null || Math.abs(down[0]) > 0.9) return null;
  return { centre: scale3(add3(front, back), 0.5), right, down };
}

/**
 * The plane half-way between two endplates, each given by three points or more: between their middles, its normal half-way between theirs. null
 * when the points of either lie on a line.
 */
export function endplatePlane(lower: readonly PatientPoint[], upper: readonly PatientPoint[]): ViewPlane | null {
  const [a, b] = [planeThrough(lower), planeThrough(upper)];
  if (a === null || b === null) return null;
  const up = normalise3(add3(a.normal, dot3(a.normal, b.normal) < 0 ? scale3(b.normal, -1) : b.normal));
  if (up === null) return null;
  const right = normalise3(sub3([1, 0, 0], scale3(up, up[0])));
  if (right === null) return null;
  // Axial images are seen from the feet: into the screen is up.
  const towardsHead = up[2] < 0 ? scale3(up, -1) : up;
  return { centre: scale3(add3(a.middle, b.middle), 0.5), right, down: cross3(towardsHead, right) };
}

function planeThrough(points: readonly PatientPoint[]): { readonly middle: Vec3; readonly normal: Vec3 } | null {
  if (points.length < 3) return null;
  const middle = scale3(
    points.reduce((sum: Vec3, p) => add3(sum, p), [0, 0, 0]),
    1 / points.length,
  );
  // Newell's sum over the ring of points is exact for three and averages more.
  let normal: Vec3 = [0, 0, 0];
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length] ?? p;
    normal = add3(normal, cross3(sub3(p, middle), sub3(q, middle)));
  });
  const unit = normalise3(normal);
  return unit === null || length3(normal) < 1e-6 ? null : { middle, normal: unit };
}

/** The grid of a viewport: `mm` a pixel, the plane's centre in its middle. */
export function gridOn({ centre, right, down }: ViewPlane, width: number, height: number, mm: number): SliceGrid {
  invariant(width > 0 && height > 0 && mm > 0, 'a grid has pixels');
  const across = scale3(right, mm);
  const along = scale3(down, mm);
  return {
    width,
    height,
    across,
    along,
    origin: sub3(sub3(centre, scale3(across, (width - 1) / 2)), scale3(along, (height - 1) / 2)),
  };
}

/** Patient point of a place on the grid, in pixels from the centre of the first pixel. */
export const gridToPatient = ({ origin, across, along }: SliceGrid, column: number, row: number): PatientPoint =>
  add3(origin, add3(scale3(across, column), scale3(along, row)));

/** Place on the grid of a patient point's foot, in pixels, and how far the point stands off the plane, mm (positive away from the viewer). */
export function patientToGrid(
  { origin, across, along }: SliceGrid,
  point: PatientPoint,
): readonly [column: number, row: number, off: number] {
  const d = sub3(point, origin);
  const normal = cross3(across, along);
  return [dot3(d, across) / dot3(across, across), dot3(d, along) / dot3(along, along), dot3(d, normal) / length3(normal)];
}

/** How far a volume reaches on either side of a plane through its middle, mm: the range to scroll over. */
export function reachAlong(geometry: VolumeGeometry, normal: Vec3): readonly [number, number] {
  const centre = volumeCentre(geometry);
  const places = volumeCorners(geometry).map((corner) => dot3(sub3(corner, centre), normal));
  return [Math.min(...places), Math.max(...places)];
}

/** Where two planes cut each other, as a line through the first: a point and a unit direction, or null for parallel planes. */
export function planesMeet(a: ViewPlane, b: ViewPlane): { readonly at: PatientPoint; readonly along: Vec3 } | null {
  const [n, m] = [planeNormal(a), planeNormal(b)];
  const along = normalise3(cross3(n, m));
  if (along === null || length3(cross3(n, m)) < 1e-6) return null;
  // From a's centre go within a, at right angles to the line, until b is met.
  const inA = cross3(along, n);
  const step = dot3(sub3(b.centre, a.centre), m) / dot3(inA, m);
  return { at: add3(a.centre, scale3(inA, step)), along };
}
