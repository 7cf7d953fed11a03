import type { Vec3 } from '#shared/geometry';
import { symmetricEigen } from './symmetricEigen.ts';
import type { MetalBlock } from './metalBlocks.ts';

/** A point on the middle line of something rod-shaped, and where the rod goes. */
export interface RidgePoint {
  readonly at: Vec3;
  readonly along: Vec3;
}

/** A rod of 4 mm is brought out best by a blur of about its radius over the square root of two. */
const BLUR_MM = 1.15;
const LEAST_METAL = 0.12;
/** Second over first curvature: 1 for a rod, 0 for a plate. */
const ROUND = 0.4;

/** Points of the block where metal is brighter than around it in two directions but not in the third. */
export function ridgePoints(block: MetalBlock): readonly RidgePoint[] {
  const { size, step, origin } = block;
  const [nx, ny, nz] = size;
  const smooth = blurred(block, BLUR_MM / step);
  const layer = nx * ny;
  const points: RidgePoint[] = [];
  const at = (n: number): number => smooth[n] as number;
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) {
        const n = (k * ny + j) * nx + i;
        const here = at(n);
        if (here < LEAST_METAL) continue;
        const [xx, yy, zz] = [
          at(n + 1) + at(n - 1) - 2 * here,
          at(n + nx) + at(n - nx) - 2 * here,
          at(n + layer) + at(n - layer) - 2 * here,
        ];
        // Cheap before dear: a rod's curvatures add up to something clearly negative.
        if (xx + yy + zz > -0.04 * here) continue;
        const xy = (at(n + 1 + nx) + at(n - 1 - nx) - at(n + 1 - nx) - at(n - 1 + nx)) / 4;
        const xz = (at(n + 1 + layer) + at(n - 1 - layer) - at(n + 1 - layer) - at(n - 1 + layer)) / 4;
        const yz = (at(n + nx + layer) + at(n - nx - layer) - at(n + nx - layer) - at(n - nx + layer)) / 4;
        const { values, vectors } = symmetricEigen(xx, yy, zz, xy, xz, yz);
        // Ascending: two clearly negative across, the third about nothing along.
        if (values[1] >= 0 || values[1] / values[0] < ROUND || Math.abs(values[2]) > 0.6 * Math.abs(values[1])) continue;
        const g: Vec3 = [(at(n + 1) - at(n - 1)) / 2, (at(n + nx) - at(n - nx)) / 2, (at(n + layer) - at(n - layer)) / 2];
        const shift = (a: 0 | 1): number => {
          const e = vectors[a];
          return -(g[0] * e[0] + g[1] * e[1] + g[2] * e[2]) / values[a];
        };
        const [u, v] = [shift(0), shift(1)];
        if (Math.abs(u) > 0.7 || Math.abs(v) > 0.7) continue;
        const [e, f] = vectors;
        points.push({
          at: [
            origin[0] + step * (i + u * e[0] + v * f[0]),
            origin[1] + step * (j + u * e[1] + v * f[1]),
            origin[2] + step * (k + u * e[2] + v * f[2]),
          ],
          along: vectors[2],
        });
      }
  return points;
}

/** Gaussian blur along all three axes; zero outside. */
function blurred({ size, metal }: MetalBlock, sigma: number): Float32Array {
  const radius = Math.ceil(3 * sigma);
  const kernel = Float32Array.from({ length: radius + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)));
  const total = 2 * kernel.reduce((sum, w) => sum + w, 0) - 1;
  const weights = kernel.map((w) => w / total);
  const [nx, ny, nz] = size;
  let from = metal;
  for (const [stride, count] of [
    [1, nx],
    [nx, ny],
    [nx * ny, nz],
  ] as const) {
    const to = new Float32Array(from.length);
    const line = new Float32Array(count + 2 * radius);
    for (let start = 0; start < from.length; start++) {
      // The first of each line along this axis.
      if (Math.floor(start / stride) % count !== 0) {
        start += stride * (count - 1) - 1;
        continue;
      }
      let any = false;
      for (let c = 0; c < count; c++) {
        const value = from[start + c * stride] as number;
        line[radius + c] = value;
        any ||= value > 0;
      }
      if (!any) continue;
      for (let c = 0; c < count; c++) {
        let sum = (weights[0] as number) * (line[radius + c] as number);
        for (let r = 1; r <= radius; r++)
          sum += (weights[r] as number) * ((line[radius + c - r] as number) + (line[radius + c + r] as number));
        to[start + c * stride] = sum;
      }
    }
    from = to;
  }
  return from;
}
