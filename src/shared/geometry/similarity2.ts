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
