import type { RowSampler } from './sampleSlice.ts';

/**
 * Catmull-Rom in three directions (64 voxels a pixel; borders repeated): goes through the voxels, and keeps edges that linear interpolation
 * blurs. Weights are kept in one place, so that nothing is made for a pixel.
 */
export const cubicRow: RowSampler = (voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, to) => {
  const layer = nx * ny;
  const wx = WEIGHTS_X;
  const wy = WEIGHTS_Y;
  const wz = WEIGHTS_Z;
  for (let p = from; p < to; p++) {
    const a = Math.floor(i);
    const b = Math.floor(j);
    const c = Math.floor(k);
    weigh(wx, i - a);
    weigh(wy, j - b);
    weigh(wz, k - c);
    const x0 = (a > 0 ? a - 1 : 0) | 0;
    const x1 = a < 0 ? 0 : a;
    const x2 = a + 1 < nx ? a + 1 : nx - 1;
    const x3 = a + 2 < nx ? a + 2 : nx - 1;
    let sum = 0;
    for (let q = 0; q < 4; q++) {
      let z = c - 1 + q;
      z = z < 0 ? 0 : z >= nz ? nz - 1 : z;
      let plane = 0;
      for (let r = 0; r < 4; r++) {
        let y = b - 1 + r;
        y = y < 0 ? 0 : y >= ny ? ny - 1 : y;
        const n = z * layer + y * nx;
        plane +=
          (wy[r] as number) *
          ((wx[0] as number) * (voxels[n + x0] as number) +
            (wx[1] as number) * (voxels[n + x1] as number) +
            (wx[2] as number) * (voxels[n + x2] as number) +
            (wx[3] as number) * (voxels[n + x3] as number));
      }
      sum += (wz[q] as number) * plane;
    }
    const value = Math.floor(sum + 0.5);
    out[p] = value > 32767 ? 32767 : value < -32768 ? -32768 : value;
    i += di;
    j += dj;
    k += dk;
  }
};

const WEIGHTS_X = new Float64Array(4);
const WEIGHTS_Y = new Float64Array(4);
const WEIGHTS_Z = new Float64Array(4);

function weigh(into: Float64Array, t: number): void {
  const t2 = t * t;
  const t3 = t2 * t;
  into[0] = 0.5 * (2 * t2 - t3 - t);
  into[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
  into[2] = 0.5 * (4 * t2 - 3 * t3 + t);
  into[3] = 0.5 * (t3 - t2);
}
