import {
  add2,
  angleBetween2,
  cross2,
  distance2,
  dot2,
  midpoint2,
  scale2,
  sub2,
  type Similarity2,
  type Vec2,
} from '#shared/geometry';

/** The four body corners of one vertebra on one plane, any unit. */
export interface Corners2 {
  readonly superiorAnterior: Vec2;
  readonly superiorPosterior: Vec2;
  readonly inferiorPosterior: Vec2;
  readonly inferiorAnterior: Vec2;
}

/** A body's own axes: `anterior` along its mid-plane (posterior → anterior wall), `superior` square to it, `centre` the mean of the corners. */
export interface BodyFrame2 {
  readonly centre: Vec2;
  readonly anterior: Vec2;
  readonly superior: Vec2;
}

export function bodyFrame(c: Corners2): BodyFrame2 {
  const front = midpoint2(c.superiorAnterior, c.inferiorAnterior);
  const rear = midpoint2(c.superiorPosterior, c.inferiorPosterior);
  const anterior = scale2(sub2(front, rear), 1 / distance2(front, rear));
  const up = sub2(midpoint2(c.superiorAnterior, c.superiorPosterior), midpoint2(c.inferiorAnterior, c.inferiorPosterior));
  const side = Math.sign(cross2(anterior, up));
  return { centre: midpoint2(front, rear), anterior, superior: scale2([-anterior[1], anterior[0]], side) };
}

/** Degrees by which the upper body is turned into flexion against the lower one. */
export function flexionAngle(upper: BodyFrame2, lower: BodyFrame2): number {
  const side = Math.sign(cross2(lower.anterior, lower.superior));
  return (-side * angleBetween2(lower.anterior, upper.anterior) * 180) / Math.PI;
}

/** The upper body's centre in the lower one's frame: `[anterior, superior]`. */
export function offsetIn(upper: BodyFrame2, lower: BodyFrame2): Vec2 {
  const by = sub2(upper.centre, lower.centre);
  return [dot2(by, lower.anterior), dot2(by, lower.superior)];
}

/** The similarity that takes points `from` nearest to points `to` (least squares; exact where one exists). Needs two different points. */
export function fitSimilarity(from: readonly Vec2[], to: readonly Vec2[]): Similarity2 {
  const mean = (points: readonly Vec2[]): Vec2 =>
    scale2(
      points.reduce((sum, p) => add2(sum, p), [0, 0]),
      1 / points.length,
    );
  const [a, b] = [mean(from), mean(to)];
  let dot = 0;
  let cross = 0;
  let norm = 0;
  for (const [i, point] of from.entries()) {
    const p = sub2(point, a);
    const q = sub2(to[i] ?? b, b);
    dot += dot2(p, q);
    cross += cross2(p, q);
    norm += dot2(p, p);
  }
  const angle = Math.atan2(cross, dot);
  const scale = Math.hypot(dot, cross) / norm;
  const [c, s] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  return { angle: (angle * 180) / Math.PI, scale, translation: [b[0] - (c * a[0] - s * a[1]), b[1] - (s * a[0] + c * a[1])] };
}
