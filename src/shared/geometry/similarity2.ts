import type { Vec2 } from './spaces.ts';

/** A 2-D similarity in image pixels: `x' = scale · R(angle) · x + translation`; the angle in degrees, clockwise on the screen (y down). */
export interface Similarity2 {
  readonly angle: number;
  readonly translation: Vec2;
  readonly scale: number;
}

export function applySimilarity2(t: Similarity2, p: Vec2): Vec2 {
  const radians = (t.angle * Math.PI) / 180;
  const c = Math.cos(radians) * t.scale;
  const s = Math.sin(radians) * t.scale;
  return [c * p[0] - s * p[1] + t.translation[0], s * p[0] + c * p[1] + t.translation[1]];
}

export function invertSimilarity2(t: Similarity2): Similarity2 {
  const inverse: Similarity2 = { angle: -t.angle, scale: 1 / t.scale, translation: [0, 0] };
  const moved = applySimilarity2(inverse, t.translation);
  return { ...inverse, translation: [-moved[0], -moved[1]] };
}

/** First `inner`, then `outer`. The angle is the sum and is not wrapped. */
export function composeSimilarity2(outer: Similarity2, inner: Similarity2): Similarity2 {
  return {
    angle: outer.angle + inner.angle,
    scale: outer.scale * inner.scale,
    translation: applySimilarity2(outer, inner.translation),
  };
}
