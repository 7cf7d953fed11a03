import type { Vec2 } from '#shared/geometry';

/** A closed polygon in a vertebra's midsagittal plane (y posterior, z up, mm), grown by `radius`, so that its corners are round. */
export interface Outline {
  readonly points: readonly Vec2[];
  readonly radius: number;
}

/** Points of a quadratic curve from a to b that bulges by `sag` mm to the left of the way a → b, at `peak` (0 … 1) of the way; b excluded. */
export function bowed(a: Vec2, b: Vec2, sag: number, peak = 0.5, steps = 7): readonly Vec2[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const normal: Vec2 = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  const points: Vec2[] = [];
  for (let i = 0; i < steps; i++) {
    const t = i / steps;
    // A parabola-like hump with its top at `peak`.
    const h = t < peak ? 1 - ((peak - t) / peak) ** 2 : 1 - ((t - peak) / (1 - peak)) ** 2;
    points.push([a[0] + (b[0] - a[0]) * t + normal[0] * sag * h, a[1] + (b[1] - a[1]) * t + normal[1] * sag * h]);
  }
  return points;
}

/** Signed distance in mm to the grown polygon, negative inside. */
export function outlineDistance(outline: Outline, y: number, z: number): number {
  const { points } = outline;
  let nearest = Infinity;
  let inside = false;
  let previous = points[points.length - 1] ?? [0, 0];
  for (const point of points) {
    const ey = previous[0] - point[0];
    const ez = previous[1] - point[1];
    const wy = y - point[0];
    const wz = z - point[1];
    const t = Math.max(0, Math.min(1, (wy * ey + wz * ez) / (ey * ey + ez * ez)));
    const by = wy - ey * t;
    const bz = wz - ez * t;
    nearest = Math.min(nearest, by * by + bz * bz);
    if (point[1] > z !== previous[1] > z && y < (ey * wz) / ez + point[0]) inside = !inside;
    previous = point;
  }
  const distance = Math.sqrt(nearest);
  return (inside ? -distance : distance) - outline.radius;
}

/** The place on the grown outline that lies in direction `towards` from polygon point `from` (which must be a convex corner or an edge point). */
export function onOutline(outline: Outline, from: Vec2, towards: Vec2): Vec2 {
  const length = Math.hypot(towards[0], towards[1]);
  return [from[0] + (outline.radius * towards[0]) / length, from[1] + (outline.radius * towards[1]) / length];
}
