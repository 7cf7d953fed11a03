import type { Vec2 } from './spaces.ts';

export const add2 = (a: Vec2, b: Vec2): Vec2 => [a[0] + b[0], a[1] + b[1]];
export const sub2 = (a: Vec2, b: Vec2): Vec2 => [a[0] - b[0], a[1] - b[1]];
export const scale2 = (a: Vec2, factor: number): Vec2 => [a[0] * factor, a[1] * factor];
export const dot2 = (a: Vec2, b: Vec2): number => a[0] * b[0] + a[1] * b[1];
/** z component of the cross product; positive when b lies clockwise of a on a screen (y down). */
export const cross2 = (a: Vec2, b: Vec2): number => a[0] * b[1] - a[1] * b[0];
export const length2 = (a: Vec2): number => Math.hypot(a[0], a[1]);
export const distance2 = (a: Vec2, b: Vec2): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
export const midpoint2 = (a: Vec2, b: Vec2): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
/** Signed angle from a to b in radians, (-π, π], positive clockwise on a screen (y down). `atan2(cross, dot)`: exact near 0 and π. */
export const angleBetween2 = (a: Vec2, b: Vec2): number => Math.atan2(cross2(a, b), dot2(a, b));
