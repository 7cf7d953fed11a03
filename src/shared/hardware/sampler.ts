import { directionToIndex, type Volume } from '#shared/volume';
import type { Vec3 } from '#shared/geometry';

/** What lies outside the volume, or where it has no slice: air. */
export const OUTSIDE_HU = -1024;

/** Trilinear HU at a patient point. Made once for a volume; nothing is allocated when it is asked. */
export type Sampler = (x: number, y: number, z: number) => number;

export function createSampler({ geometry, voxels }: Volume): Sampler {
  const [nx, ny, nz] = geometry.size;
  const [ox, oy, oz] = geometry.origin;
  const [ax, ay, az] = ([0, 1, 2] as const).map((i): Vec3 => {
    const unit: [number, number, number] = [0, 0, 0];
    unit[i] = 1;
    return directionToIndex(geometry, unit);
  }) as [Vec3, Vec3, Vec3];
  const layer = nx * ny;
  const at = (index: number): number => {
    const value = voxels[index] as number;
    return value < OUTSIDE_HU ? OUTSIDE_HU : value;
  };
  return (x, y, z) => {
    const dx = x - ox;
    const dy = y - oy;
    const dz = z - oz;
    const i = dx * ax[0] + dy * ay[0] + dz * az[0];
    const j = dx * ax[1] + dy * ay[1] + dz * az[1];
    const k = dx * ax[2] + dy * ay[2] + dz * az[2];
    if (i < 0 || j < 0 || k < 0 || i > nx - 1 || j > ny - 1 || k > nz - 1) return OUTSIDE_HU;
    const i0 = Math.min(nx - 2, i | 0);
    const j0 = Math.min(ny - 2, j | 0);
    const k0 = Math.min(nz - 2, k | 0);
    const [u, v, w] = [i - i0, j - j0, k - k0];
    const n = k0 * layer + j0 * nx + i0;
    const a = at(n) * (1 - u) + at(n + 1) * u;
    const b = at(n + nx) * (1 - u) + at(n + nx + 1) * u;
    const c = at(n + layer) * (1 - u) + at(n + layer + 1) * u;
    const d = at(n + layer + nx) * (1 - u) + at(n + layer + nx + 1) * u;
    const low = a * (1 - v) + b * v;
    const high = c * (1 - v) + d * v;
    return low * (1 - w) + high * w;
  };
}
