import type { ImagePoint, Vec2 } from '#shared/geometry';
import { angleBetween2, cross2, dot2, length2, sub2 } from '#shared/geometry';

/** A value of a mark with the variance that a click error of 1 along each axis gives it, first order, in closed form. Any plane's units. */
export interface MarkValue {
  readonly value: number;
  readonly unitVariance: number;
}

/** `[row, column]` size of a pixel in a plane: image points to points of that plane. */
export const inPlane = ([x, y]: ImagePoint, spacing: readonly [number, number]): Vec2 => [x * spacing[1], y * spacing[0]];

/** Each end errs by 1 along the line. */
export const lengthValue = (from: Vec2, to: Vec2): MarkValue => ({ value: length2(sub2(to, from)), unitVariance: 2 });

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const PER_RADIAN_2 = (180 / Math.PI) ** 2;

/** Between two arms at a vertex, 0 … 180 degrees; the vertex moves both arms. */
export function angleValue(first: Vec2, vertex: Vec2, second: Vec2): MarkValue {
  const a = sub2(first, vertex);
  const b = sub2(second, vertex);
  const [a2, b2] = [dot2(a, a), dot2(b, b)];
  // d(angle) = n_b · db / |b| − n_a · da / |a|, n the normals; the vertex moves with the difference of the two.
  const atVertex: Vec2 = [-b[1] / b2 + a[1] / a2, b[0] / b2 - a[0] / a2];
  return {
    value: degrees(Math.abs(angleBetween2(a, b))),
    unitVariance: PER_RADIAN_2 * (1 / a2 + 1 / b2 + dot2(atVertex, atVertex)),
  };
}

/** The variance of a line's direction, degrees² for a click error of 1 at each end. */
export const directionVariance = (direction: Vec2): number => (PER_RADIAN_2 * 2) / dot2(direction, direction);

/** Between two lines without a sense of direction, 0 … 90 degrees. */
export function betweenLines(first: Vec2, second: Vec2): number {
  const angle = degrees(Math.abs(angleBetween2(first, second)));
  return angle > 90 ? 180 - angle : angle;
}

/** π |u × v| for conjugate half-diameters u, v: holds in every affine image of the circle. */
export function ellipseArea(centre: Vec2, first: Vec2, second: Vec2): MarkValue {
  const u = sub2(first, centre);
  const v = sub2(second, centre);
  const between = sub2(u, v);
  return {
    value: Math.PI * Math.abs(cross2(u, v)),
    unitVariance: Math.PI ** 2 * (dot2(u, u) + dot2(v, v) + dot2(between, between)),
  };
}

/** Half the sum of cross products round the outline; each corner sweeps half the diagonal between its neighbours. */
export function polygonArea(points: readonly Vec2[]): MarkValue {
  let twice = 0;
  let squares = 0;
  const count = points.length;
  for (let i = 0; i < count; i++) {
    const here = points[i] as Vec2;
    const next = points[(i + 1) % count] as Vec2;
    const before = points[(i + count - 1) % count] as Vec2;
    twice += cross2(here, next);
    const diagonal = sub2(next, before);
    squares += dot2(diagonal, diagonal) / 4;
  }
  return { value: Math.abs(twice) / 2, unitVariance: squares };
}

/** Whether two sides that are not neighbours meet: such an outline encloses no one area. */
export function crossesItself(points: readonly Vec2[]): boolean {
  const count = points.length;
  const side = (i: number): readonly [Vec2, Vec2] => [points[i] as Vec2, points[(i + 1) % count] as Vec2];
  for (let i = 0; i < count; i++)
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      if (meet(side(i), side(j))) return true;
    }
  return false;
}

function meet([a, b]: readonly [Vec2, Vec2], [c, d]: readonly [Vec2, Vec2]): boolean {
  const turn = (from: Vec2, to: Vec2, point: Vec2): number => Math.sign(cross2(sub2(to, from), sub2(point, from)));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
