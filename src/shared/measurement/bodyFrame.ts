import { toDegrees } from '#shared/units';

/**
 * Geometry of one or two vertebral bodies, on coordinates that lie in one flat array so that errors can be propagated through them. A body
 * is eight numbers from its offset: superior anterior, superior posterior, inferior posterior, inferior anterior, x then y, in mm with y down.
 *
 * `facing` is +1 where anterior lies to the left of superior (a film that faces left) and −1 where it lies to the right (facing right, or
 * mirrored); it comes from the corners, so turning or mirroring a film changes no sign.
 */
export type Coordinates = ArrayLike<number>;
export type Facing = 1 | -1;

const at = (x: Coordinates, i: number): number => x[i] as number;

/** The lines of a body that an angle can be measured with; each runs from posterior to anterior. */
export type BodyLine = 'mid-plane' | 'superior endplate' | 'inferior endplate';

function lineX(x: Coordinates, o: number, line: BodyLine): number {
  if (line === 'superior endplate') return at(x, o) - at(x, o + 2);
  if (line === 'inferior endplate') return at(x, o + 6) - at(x, o + 4);
  return (at(x, o) + at(x, o + 6) - at(x, o + 2) - at(x, o + 4)) / 2;
}

const lineY = (x: Coordinates, o: number, line: BodyLine): number => lineX(x, o + 1, line);

/** Which way a body faces: the sign of (posterior→anterior) × (inferior→superior), y down; 0 when its corners lie on a line. */
export function facingOf(x: Coordinates, o: number): Facing | 0 {
  const upX = (at(x, o) + at(x, o + 2) - at(x, o + 4) - at(x, o + 6)) / 2;
  const upY = (at(x, o + 1) + at(x, o + 3) - at(x, o + 5) - at(x, o + 7)) / 2;
  const cross = lineX(x, o, 'mid-plane') * upY - lineY(x, o, 'mid-plane') * upX;
  return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

/** Signed angle in degrees between a line of the lower body and a line of the upper one, lordosis positive, in (−180, 180]. */
export function lordosis(x: Coordinates, upper: number, lower: number, facing: Facing, of: BodyLine, against: BodyLine): number {
  const ux = lineX(x, upper, of);
  const uy = lineY(x, upper, of);
  const lx = lineX(x, lower, against);
  const ly = lineY(x, lower, against);
  return facing * toDegrees(Math.atan2(lx * uy - ly * ux, lx * ux + ly * uy));
}

/** Degrees brought into (−180, 180]. */
export const wrapDegrees = (angle: number): number => angle - 360 * Math.ceil((angle - 180) / 360);

const centreX = (x: Coordinates, o: number): number => (at(x, o) + at(x, o + 2) + at(x, o + 4) + at(x, o + 6)) / 4;
const centreY = (x: Coordinates, o: number): number => (at(x, o + 1) + at(x, o + 3) + at(x, o + 5) + at(x, o + 7)) / 4;

/** Upper body's centre (mean of its corners) along the lower body's mid-plane from the lower centre, anterior positive. */
export function anteriorOffset(x: Coordinates, upper: number, lower: number): number {
  const ex = lineX(x, lower, 'mid-plane');
  const ey = lineY(x, lower, 'mid-plane');
  const along = (centreX(x, upper) - centreX(x, lower)) * ex + (centreY(x, upper) - centreY(x, lower)) * ey;
  return along / Math.sqrt(ex * ex + ey * ey);
}

/** The same centre's offset square to the lower mid-plane, superior positive. */
export function superiorOffset(x: Coordinates, upper: number, lower: number, facing: Facing): number {
  const ex = lineX(x, lower, 'mid-plane');
  const ey = lineY(x, lower, 'mid-plane');
  const across = -(centreX(x, upper) - centreX(x, lower)) * ey + (centreY(x, upper) - centreY(x, lower)) * ex;
  return (facing * across) / Math.sqrt(ex * ex + ey * ey);
}

/** Length of the superior endplate. */
export function depth(x: Coordinates, o: number): number {
  const ex = lineX(x, o, 'superior endplate');
  const ey = lineY(x, o, 'superior endplate');
  return Math.sqrt(ex * ex + ey * ey);
}

/** Offset of the upper body's posteroinferior corner from the lower's posterosuperior one along the lower's superior endplate, anterior positive. */
export function posteriorWallOffset(x: Coordinates, upper: number, lower: number): number {
  const ex = lineX(x, lower, 'superior endplate');
  const ey = lineY(x, lower, 'superior endplate');
  const dx = at(x, upper + 4) - at(x, lower + 2);
  const dy = at(x, upper + 5) - at(x, lower + 3);
  return (dx * ex + dy * ey) / Math.sqrt(ex * ex + ey * ey);
}

/** Distance between two points of the array. */
export function gapBetween(x: Coordinates, a: number, b: number): number {
  const dx = at(x, a) - at(x, b);
  const dy = at(x, a + 1) - at(x, b + 1);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Centroid size: root of the summed squared distances of the corners from their mean. Its gradient has length 1. */
export function bodySize(x: Coordinates, o: number): number {
  const cx = centreX(x, o);
  const cy = centreY(x, o);
  let sum = 0;
  for (let i = 0; i < 8; i += 2) sum += (at(x, o + i) - cx) ** 2 + (at(x, o + i + 1) - cy) ** 2;
  return Math.sqrt(sum);
}

export { centreX as bodyCentreX, centreY as bodyCentreY, lineX as bodyLineX, lineY as bodyLineY };
