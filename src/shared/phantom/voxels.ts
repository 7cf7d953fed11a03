import type { Vec3 } from '#shared/geometry';
import type { Box, Part, Solid } from './solid.ts';
import { valueNoise } from './texture.ts';

/**
 * A solid sampled on a grid of its own frame. Voxel (k, j, i) has its centre at `origin + (k·step[0], j·step[1], i·step[2])`; x runs fastest in
 * memory, because rays of a lateral film run along x.
 */
export interface VoxelGrid {
  readonly origin: Vec3;
  readonly step: Vec3;
  readonly size: readonly [x: number, y: number, z: number];
  /** Attenuation above soft tissue in units of `scale` per mm. */
  readonly data: Uint8Array;
  readonly scale: number;
}

const BLOCK = 8;
const ROUGHNESS = 0.55;

/** Samples a solid block by block, with only those parts that can reach into the block. */
export function voxelise(solid: Solid, step: Vec3): VoxelGrid {
  const box = boundsOf(solid.parts);
  const margin = 1.2;
  const origin: Vec3 = [box.min[0] - margin, box.min[1] - margin, box.min[2] - margin];
  const count = (i: 0 | 1 | 2): number => Math.ceil((box.max[i] + margin - origin[i]) / step[i]) + 1;
  const size = [count(0), count(1), count(2)] as const;
  const [nx, ny, nz] = size;
  const scale = solid.substance.shell / 190;
  const grid: VoxelGrid = { origin, step, size, data: new Uint8Array(nx * ny * nz), scale };
  const reach = (Math.hypot(step[0], step[1], step[2]) * BLOCK) / 2;
  for (let i0 = 0; i0 < nz; i0 += BLOCK)
    for (let j0 = 0; j0 < ny; j0 += BLOCK) for (let k0 = 0; k0 < nx; k0 += BLOCK) fillBlock(grid, solid, k0, j0, i0, reach);
  return grid;
}

export function boundsOf(parts: readonly Part[]): Box {
  const low = (i: 0 | 1 | 2): number => Math.min(...parts.map((part) => part.box.min[i]));
  const high = (i: 0 | 1 | 2): number => Math.max(...parts.map((part) => part.box.max[i]));
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}

function fillBlock(grid: VoxelGrid, solid: Solid, k0: number, j0: number, i0: number, reach: number): void {
  const [nx, ny, nz] = grid.size;
  const { origin, step, data } = grid;
  const half = (BLOCK - 1) / 2;
  const [cx, cy, cz] = [origin[0] + (k0 + half) * step[0], origin[1] + (j0 + half) * step[1], origin[2] + (i0 + half) * step[2]];
  // What can matter within the block: near it or inside, with room for distances that are not exact and for the blend of two parts.
  const near = reach * 1.25 + solid.blend + 0.5 + ROUGHNESS;
  const active = solid.parts.filter((part) => part.distance(cx, cy, cz) < near);
  if (active.length === 0) return;
  const holes = solid.holes.filter((part) => part.distance(cx, cy, cz) < near);
  const { shell, core, texture, seed } = solid.substance;
  const soft = Math.min(step[0], step[1], step[2]);
  // Grown bone is uneven; what was cut or cast, and the channels drilled into bone, are not.
  const rough = texture > 0 && solid.blend > 0 && holes.length === 0;
  for (let i = i0; i < Math.min(nz, i0 + BLOCK); i++) {
    const z = origin[2] + i * step[2];
    for (let j = j0; j < Math.min(ny, j0 + BLOCK); j++) {
      const y = origin[1] + j * step[1];
      for (let k = k0; k < Math.min(nx, k0 + BLOCK); k++) {
        const x = origin[0] + k * step[0];
        let d = Infinity;
        let cortex = 0;
        for (const part of active) {
          const next = part.distance(x, y, z);
          if (next < d) cortex = part.cortex;
          d = smoothMin(d, next, solid.blend);
        }
        for (const hole of holes) d = Math.max(d, -hole.distance(x, y, z));
        if (rough && d < soft + ROUGHNESS && d > -2) d += unevenness(x, y, z, seed);
        if (d > soft) continue;
        const covered = Math.min(1, Math.max(0, 0.5 - d / (1.5 * soft)));
        const shellShare = cortex === 0 ? 1 : smoothStep(cortex + 0.25, cortex - 0.25, -d);
        let inner = core;
        if (shellShare < 1 && texture > 0) inner *= 1 + texture * trabeculae(x, y, z, seed);
        const dense = shellShare > 0 && rough ? shell * (0.95 + 0.32 * valueNoise(x / 8, y / 3.6, z / 3.6, seed ^ 0x33)) : shell;
        const attenuation = covered * (shellShare * dense + (1 - shellShare) * inner);
        data[(i * ny + j) * nx + k] = Math.round(Math.min(255, attenuation / grid.scale));
      }
    }
  }
}

/** How far, in mm, a bone's surface departs from its ideal form: not at the midline, where the landmarks lie. */
function unevenness(x: number, y: number, z: number, seed: number): number {
  const aside = (x * x) / (x * x + 9);
  return ROUGHNESS * aside * valueNoise(x / 7, y / 4.2, z / 4.2, seed ^ 0x77);
}

/** Spongy bone: fine struts that run head to foot, and coarser patches; about −1 … 1. */
function trabeculae(x: number, y: number, z: number, seed: number): number {
  return 1.1 * valueNoise(x / 1.5, y / 0.85, z / 2.4, seed) + 0.7 * valueNoise(x / 4, y / 2.2, z / 3.4, seed ^ 0x55aa);
}

function smoothMin(a: number, b: number, k: number): number {
  if (k <= 0 || a === Infinity) return Math.min(a, b);
  const h = Math.max(0, k - Math.abs(a - b)) / k;
  return Math.min(a, b) - (h * h * k) / 4;
}

function smoothStep(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
