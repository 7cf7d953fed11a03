import type { Vec3 } from '#shared/geometry';
import { capsule, ellipsoid, type Part, type Solid } from './solid.ts';

const TEXTURE = { texture: 0.35 };

/** Clutter that a real film has: C1's ring, in C2's frame (mm times `size`). */
export function atlasSolid(size: number, seed: number): Solid {
  const s = (p: Vec3): Vec3 => [p[0] * size, p[1] * size, p[2] * size];
  const c = (a: Vec3, b: Vec3, r: number): Part => capsule(s(a), s(b), r * size, 0.8, true);
  return {
    parts: [
      c([0, -9.4, 16], [7, -8, 16], 2.6),
      c([7, -8, 16], [15, -1, 16], 2.6),
      ellipsoid(s([16, 3, 15]), s([6, 8.5, 6.5]), 0.8, true),
      c([17, 9, 15.5], [13, 22, 14], 2.4),
      c([13, 22, 14], [4, 31, 13.5], 2.6),
      c([4, 31, 13.5], [0, 33, 13.5], 3.6),
      c([20, 3, 14], [33, 5, 12], 2.8),
    ],
    holes: [],
    substance: { shell: 0.06, core: 0.016, ...TEXTURE, seed },
    blend: 1,
  };
}

/** The lower jaw with teeth, in C2's frame. */
export function mandibleSolid(size: number, seed: number): Solid {
  const s = (p: Vec3): Vec3 => [p[0] * size, p[1] * size, p[2] * size];
  const c = (a: Vec3, b: Vec3, r: number, cortex = 2): Part => capsule(s(a), s(b), r * size, cortex, true);
  const teeth = [0, 1, 2, 3, 4].map((i) =>
    c([22 - 3.4 * i, -46 - 7.6 * i, 8 - i * 1.5], [22 - 3.4 * i, -46 - 7.6 * i, 19 - i * 1.5], 3.1, 2.4),
  );
  return {
    parts: [
      c([43, -17, 52], [42, -24, 26], 6.5),
      c([42, -24, 26], [40, -31, 4], 8),
      c([40, -31, 4], [32, -54, -7], 7.5),
      c([32, -54, -7], [18, -76, -13], 7.5),
      c([18, -76, -13], [0, -84, -14], 8.5),
      c([41, -26, 16], [30, -52, 4], 6),
      c([30, -52, 4], [14, -74, -2], 5),
      ...teeth,
    ],
    holes: [],
    substance: { shell: 0.04, core: 0.012, ...TEXTURE, seed },
    blend: 5,
  };
}

/** Skull base and occiput as a shell, in C2's frame. */
export function skullSolid(size: number, seed: number): Solid {
  const s = (p: Vec3): Vec3 => [p[0] * size, p[1] * size, p[2] * size];
  return {
    parts: [
      ellipsoid(s([0, 12, 95]), s([70, 88, 62]), 5),
      capsule(s([24, 12, 34]), s([26, 6, 24]), 8 * size, 2, true),
      capsule(s([46, 0, 44]), s([44, -2, 20]), 6 * size, 1.5, true),
      capsule(s([0, -10, 38]), s([0, 14, 30]), 7 * size, 1.5),
      capsule(s([0, -26, 46]), s([26, -20, 48]), 8 * size, 1.5, true),
      capsule(s([0, -74, 34]), s([20, -40, 36]), 5 * size, 1.5, true),
    ],
    holes: [],
    substance: { shell: 0.045, core: 0.0, ...TEXTURE, seed },
    blend: 6,
  };
}

/** The hyoid and a little calcified larynx, in C4's frame. */
export function hyoidSolid(size: number, seed: number): Solid {
  const s = (p: Vec3): Vec3 => [p[0] * size, p[1] * size, p[2] * size];
  return {
    parts: [
      capsule(s([0, -43, 4]), s([9, -41, 5]), 3.2 * size, 0.7, true),
      capsule(s([9, -41, 5]), s([18, -17, 11]), 1.7 * size, 0.6, true),
    ],
    holes: [],
    substance: { shell: 0.045, core: 0.014, ...TEXTURE, seed },
    blend: 1,
  };
}

/** First ribs, in T1's frame. */
export function ribSolid(size: number, seed: number): Solid {
  const s = (p: Vec3): Vec3 => [p[0] * size, p[1] * size, p[2] * size];
  const c = (a: Vec3, b: Vec3, r: number): Part => capsule(s(a), s(b), r * size, 0.7, true);
  return {
    parts: [
      c([20, 10, 1], [36, 20, -4], 3),
      c([36, 20, -4], [56, 14, -13], 3.4),
      c([56, 14, -13], [66, -10, -22], 3.4),
      c([66, -10, -22], [58, -36, -32], 3.6),
      c([58, -36, -32], [36, -54, -40], 4),
    ],
    holes: [],
    substance: { shell: 0.03, core: 0.008, ...TEXTURE, seed },
    blend: 2,
  };
}
