import type { Vec2 } from '#shared/geometry';

/**
 * Where a vertebra lies on the extension film: flexion mm to extension mm, turning about its region's centre. `x' = centre + move +
 * scale · R(angle) · (x − centre)`, the angle in radians, clockwise on the screen.
 */
export interface VertebraPose {
  readonly angle: number;
  readonly scale: number;
  readonly centre: Vec2;
  readonly move: Vec2;
}

export function carry(pose: VertebraPose, p: Vec2): Vec2 {
  const c = Math.cos(pose.angle) * pose.scale;
  const s = Math.sin(pose.angle) * pose.scale;
  const x = p[0] - pose.centre[0];
  const y = p[1] - pose.centre[1];
  return [pose.centre[0] + pose.move[0] + c * x - s * y, pose.centre[1] + pose.move[1] + s * x + c * y];
}

/** The pose that undoes this one, turning about the carried centre. */
export function inverse(pose: VertebraPose): VertebraPose {
  const centre: Vec2 = [pose.centre[0] + pose.move[0], pose.centre[1] + pose.move[1]];
  return { angle: -pose.angle, scale: 1 / pose.scale, centre, move: [-pose.move[0], -pose.move[1]] };
}
