import { add2, distance2, midpoint2, scale2, sub2, type Vec2 } from '#shared/geometry';
import type { VertebraLandmarks } from './region.ts';

/** Without a tip the arch is drawn as far behind the posterior wall as the body is deep, times this. */
const ARCH_DEPTHS = 0.8;
/** Half height of the process at its tip, and of the arch at the wall, over the body's height. */
const TIP_HALF = 0.17;
const ARCH_HALF = 0.32;
/** How much of a corner is rounded off, over the shorter neighbouring side. */
const ROUNDING = 0.16;
const ARC_STEPS = 5;

/**
 * The edge of a registered vertebra as drawn: the body through its corners, pedicle and process to the tip, corners rounded. Pixels of the
 * flexion film, closed; a picture of the region, not a segmentation.
 */
export function vertebraOutline(marks: Omit<VertebraLandmarks, 'vertebra'>): readonly Vec2[] {
  const { superiorAnterior: sa, superiorPosterior: sp, inferiorPosterior: ip, inferiorAnterior: ia } = marks;
  const wall = midpoint2(sp, ip);
  const front = midpoint2(sa, ia);
  const height = (distance2(sa, ia) + distance2(sp, ip)) / 2;
  const depth = distance2(front, wall);
  const backwards = scale2(sub2(wall, front), 1 / Math.max(1e-9, depth));
  const tip = marks.tip ?? add2(wall, scale2(backwards, ARCH_DEPTHS * depth));
  const length = Math.max(1e-9, distance2(tip, wall));
  const along = scale2(sub2(tip, wall), 1 / length);
  // Square to the process, towards the upper endplate.
  const turned: Vec2 = [-along[1], along[0]];
  const up = sub2(sp, ip);
  const upward = turned[0] * up[0] + turned[1] * up[1] >= 0 ? turned : scale2(turned, -1);
  const beside = (share: number, half: number): Vec2 =>
    add2(add2(wall, scale2(along, share * length)), scale2(upward, half * height));
  return rounded([sa, sp, beside(0.12, ARCH_HALF), beside(1, TIP_HALF), beside(1, -TIP_HALF), beside(0.12, -ARCH_HALF), ip, ia]);
}

/** A closed polygon with its corners taken off by quadratic arcs. */
function rounded(points: readonly Vec2[]): readonly Vec2[] {
  return points.flatMap((corner, i): readonly Vec2[] => {
    const before = points[(i + points.length - 1) % points.length] ?? corner;
    const after = points[(i + 1) % points.length] ?? corner;
    const cut = ROUNDING * Math.min(distance2(before, corner), distance2(corner, after));
    const from = towards(corner, before, cut);
    const to = towards(corner, after, cut);
    return Array.from({ length: ARC_STEPS + 1 }, (_, k): Vec2 => {
      const t = k / ARC_STEPS;
      return add2(add2(scale2(from, (1 - t) ** 2), scale2(corner, 2 * t * (1 - t))), scale2(to, t * t));
    });
  });
}

const towards = (from: Vec2, to: Vec2, by: number): Vec2 =>
  add2(from, scale2(sub2(to, from), by / Math.max(1e-9, distance2(from, to))));
