import type { Vec2 } from '#shared/geometry';

const STEPS = 72;

/** Points of an ellipse from its half axes as vectors. */
export function ellipsePoints([cx, cy]: Vec2, [[ax, ay], [bx, by]]: readonly [Vec2, Vec2]): readonly Vec2[] {
  return Array.from({ length: STEPS }, (_, i): Vec2 => {
    const angle = (2 * Math.PI * i) / STEPS;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [cx + cos * ax + sin * bx, cy + cos * ay + sin * by];
  });
}

const BETWEEN = 8;

/** A smooth line through the points in their order (Catmull-Rom): the standard asks for one and leaves its kind open. */
export function curveThrough(points: readonly Vec2[]): readonly Vec2[] {
  const out: Vec2[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const p1 = points[i]!;
    const p2 = points[i + 1]!;
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    for (let k = 0; k < BETWEEN; k++) out.push([spline(0, k / BETWEEN), spline(1, k / BETWEEN)]);
    function spline(axis: 0 | 1, t: number): number {
      const [a, b, c, d] = [p0[axis], p1[axis], p2[axis], p3[axis]];
      return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
  }
  const last = points.at(-1);
  return last === undefined ? out : [...out, last];
}
