import type { Similarity2, Vec2 } from '#shared/geometry';

/**
 * The similarity that takes `from` onto `to` with the least sum of squares (closed form in the plane: Horn, with complex numbers). Image
 * pixels; angle in degrees, clockwise on the screen. Null when `from` is a single point.
 */
export function fitSimilarity2(from: readonly Vec2[], to: readonly Vec2[]): Similarity2 | null {
  const n = Math.min(from.length, to.length);
  const mean = (points: readonly Vec2[], axis: 0 | 1): number =>
    points.slice(0, n).reduce((sum, point) => sum + point[axis], 0) / n;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let [real, imaginary, square] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [from[i], to[i]];
    if (a === undefined || b === undefined) continue;
    const [ax, ay, bx, by] = [a[0] - fx, a[1] - fy, b[0] - tx, b[1] - ty];
    real += ax * bx + ay * by;
    imaginary += ax * by - ay * bx;
    square += ax * ax + ay * ay;
  }
  if (square === 0) return null;
  const [c, s] = [real / square, imaginary / square];
  return {
    angle: (Math.atan2(s, c) * 180) / Math.PI,
    scale: Math.hypot(c, s),
    translation: [tx - (c * fx - s * fy), ty - (s * fx + c * fy)],
  };
}
