import { applySimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { toDegrees, toRadians } from '#shared/units';
import type { VertebraPose } from './pose.ts';

/** A pose as the case holds it: flexion pixels to extension pixels, about the film's own origin. */
export function pixelTransform(pose: VertebraPose, flexionMm: number, extensionMm: number): Similarity2 {
  const c = Math.cos(pose.angle) * pose.scale;
  const s = Math.sin(pose.angle) * pose.scale;
  const [x, y] = pose.centre;
  return {
    angle: toDegrees(pose.angle),
    scale: (pose.scale * flexionMm) / extensionMm,
    translation: [(x + pose.move[0] - (c * x - s * y)) / extensionMm, (y + pose.move[1] - (s * x + c * y)) / extensionMm],
  };
}

/** The pose that a pixel transform is, turning about `centre` (mm): the inverse of `pixelTransform`. */
export function poseOfTransform(transform: Similarity2, centre: Vec2, flexionMm: number, extensionMm: number): VertebraPose {
  const at = applySimilarity2(transform, [centre[0] / flexionMm, centre[1] / flexionMm]);
  return {
    angle: toRadians(transform.angle),
    scale: (transform.scale * extensionMm) / flexionMm,
    centre,
    move: [at[0] * extensionMm - centre[0], at[1] * extensionMm - centre[1]],
  };
}

/**
 * Covariance of `[angle (deg), x, y (px), scale]` about the film's origin, from that of `[angle (rad), x, y (mm), log scale]` about the
 * pose's centre. Far from the origin a small turn is a large shift, so the terms are strongly correlated; both must be kept.
 */
export function pixelCovariance(
  covariance: readonly (readonly number[])[],
  pose: VertebraPose,
  flexionMm: number,
  extensionMm: number,
): readonly (readonly number[])[] {
  const c = Math.cos(pose.angle) * pose.scale;
  const s = Math.sin(pose.angle) * pose.scale;
  const [x, y] = pose.centre;
  const jacobian = [
    [toDegrees(1), 0, 0, 0],
    [(s * x + c * y) / extensionMm, 1 / extensionMm, 0, -(c * x - s * y) / extensionMm],
    [-(c * x - s * y) / extensionMm, 0, 1 / extensionMm, -(s * x + c * y) / extensionMm],
    [0, 0, 0, (pose.scale * flexionMm) / extensionMm],
  ];
  const product = (i: number, j: number): number => {
    let sum = 0;
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) sum += (jacobian[i]?.[a] ?? 0) * (covariance[a]?.[b] ?? 0) * (jacobian[j]?.[b] ?? 0);
    return sum;
  };
  // Both halves from one, so that it is symmetric to the last bit.
  return jacobian.map((_, i) => jacobian.map((_one, j) => (i <= j ? product(i, j) : product(j, i))));
}
