import { directionToIndex, NOTHING, patientToIndex, type Volume } from '#shared/volume';
import type { SliceGrid } from './sliceGrid.ts';
import { cubicRow } from './cubicRow.ts';

export type Interpolation = 'nearest' | 'linear' | 'cubic';
export type SlabMode = 'mean' | 'max' | 'min';

export interface SampleOptions {
  readonly interpolation?: Interpolation;
  /** A slab around the plane: thickness in mm and what is made of its layers. */
  readonly slab?: { readonly mm: number; readonly mode: SlabMode };
  /** Rows to fill, first and one past the last: workers share a slice by rows. */
  readonly rows?: readonly [from: number, to: number];
}

/** Pixels side by side that are done together, so that the voxels of one are still at hand for the next. */
const TILE = 64;

/**
 * Fills `out` (width × height, HU) with the volume on a grid. What lies outside the volume is `NOTHING`. Within `rows` every pixel is written,
 * outside them none.
 */
export function sampleSlice(volume: Volume, grid: SliceGrid, options: SampleOptions, out: Int16Array): void {
  const { interpolation = 'linear', slab, rows = [0, grid.height] } = options;
  if (slab === undefined || slab.mm <= 0) layer(volume, grid, interpolation, rows, [0, 0, 0], out);
  else slabLayers(volume, grid, interpolation, rows, slab, out);
}

function slabLayers(
  volume: Volume,
  grid: SliceGrid,
  interpolation: Interpolation,
  rows: readonly [number, number],
  { mm, mode }: { readonly mm: number; readonly mode: SlabMode },
  out: Int16Array,
): void {
  const [ax, ay, az] = grid.across;
  const [bx, by, bz] = grid.along;
  const normal = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx] as const;
  const length = Math.hypot(...normal);
  const finest = Math.min(...volume.geometry.spacing);
  // Layers no further apart than the finest voxel, so that no small thing falls between them.
  const count = Math.max(2, Math.ceil(mm / Math.max(0.3, finest)) + 1);
  const from = rows[0] * grid.width;
  const to = rows[1] * grid.width;
  const one = new Int16Array(out.length);
  const sums = mode === 'mean' ? new Float32Array(to - from) : null;
  const counts = mode === 'mean' ? new Uint16Array(to - from) : null;
  for (let n = 0; n < count; n++) {
    const off = (mm * (n / (count - 1) - 0.5)) / length;
    layer(volume, grid, interpolation, rows, [normal[0] * off, normal[1] * off, normal[2] * off], one);
    if (sums !== null && counts !== null) {
      for (let p = from; p < to; p++) {
        const value = one[p] as number;
        if (value === NOTHING) continue;
        sums[p - from] = (sums[p - from] as number) + value;
        counts[p - from] = (counts[p - from] as number) + 1;
      }
    } else if (n === 0) out.set(one.subarray(from, to), from);
    else if (mode === 'max') {
      for (let p = from; p < to; p++) if ((one[p] as number) > (out[p] as number)) out[p] = one[p] as number;
    } else {
      for (let p = from; p < to; p++) {
        const value = one[p] as number;
        if (value !== NOTHING && (value < (out[p] as number) || out[p] === NOTHING)) out[p] = value;
      }
    }
  }
  if (sums !== null && counts !== null)
    for (let p = from; p < to; p++) {
      const seen = counts[p - from] as number;
      out[p] = seen === 0 ? NOTHING : Math.round((sums[p - from] as number) / seen);
    }
}

function layer(
  volume: Volume,
  grid: SliceGrid,
  interpolation: Interpolation,
  [from, to]: readonly [number, number],
  shift: readonly [number, number, number],
  out: Int16Array,
): void {
  const { geometry, voxels } = volume;
  const [nx, ny, nz] = geometry.size;
  const { origin } = grid;
  const [i0, j0, k0] = patientToIndex(geometry, [origin[0] + shift[0], origin[1] + shift[1], origin[2] + shift[2]]);
  const [di, dj, dk] = directionToIndex(geometry, grid.across);
  const [ei, ej, ek] = directionToIndex(geometry, grid.along);
  const row = interpolation === 'cubic' ? cubicRow : interpolation === 'nearest' ? nearestRow : linearRow;
  const { width } = grid;
  for (let c0 = 0; c0 < width; c0 += TILE) {
    const c1 = Math.min(width, c0 + TILE);
    for (let r = from; r < to; r++) {
      const [i, j, k] = [i0 + r * ei, j0 + r * ej, k0 + r * ek];
      // The stretch of this row that lies inside; outside nothing is read.
      let first = Math.max(c0, enter(i, di, nx), enter(j, dj, ny), enter(k, dk, nz));
      let last = Math.min(c1 - 1, leave(i, di, nx), leave(j, dj, ny), leave(k, dk, nz));
      if (!(first <= last)) {
        first = c1;
        last = c1 - 1;
      }
      const start = r * width;
      if (first > c0) out.fill(NOTHING, start + c0, start + first);
      if (last < c1 - 1) out.fill(NOTHING, start + last + 1, start + c1);
      if (first <= last)
        row(voxels, nx, ny, nz, i + first * di, j + first * dj, k + first * dk, di, dj, dk, out, start + first, start + last + 1);
    }
  }
}

const EDGE = 1e-6;

/** The first column at which `at + column · step` is inside 0 … n − 1. */
function enter(at: number, step: number, n: number): number {
  const most = n - 1 + EDGE;
  if (Math.abs(step) < 1e-12) return at >= -EDGE && at <= most ? -Infinity : Infinity;
  return Math.ceil((step > 0 ? -EDGE - at : most - at) / step);
}

/** The last column at which it is. */
function leave(at: number, step: number, n: number): number {
  const most = n - 1 + EDGE;
  if (Math.abs(step) < 1e-12) return at >= -EDGE && at <= most ? Infinity : -Infinity;
  return Math.floor((step > 0 ? most - at : -EDGE - at) / step);
}

/** A run of pixels within the volume; indices grow by (di, dj, dk) a pixel. */
export type RowSampler = (
  voxels: Int16Array,
  nx: number,
  ny: number,
  nz: number,
  i: number,
  j: number,
  k: number,
  di: number,
  dj: number,
  dk: number,
  out: Int16Array,
  from: number,
  to: number,
) => void;

/** Linear along a run that may touch the volume's border; the run's inside goes by `innerRow`. */
const linearRow: RowSampler = (voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, to) => {
  const length = to - from;
  if (nx > 1 && ny > 1 && nz > 1) {
    // Cells whose eight voxels all exist, a hair away from the border, where rounding cannot step over it.
    const first = Math.max(0, enter(i - 1e-3, di, nx - 2e-3), enter(j - 1e-3, dj, ny - 2e-3), enter(k - 1e-3, dk, nz - 2e-3));
    const last = Math.min(
      length - 1,
      leave(i - 1e-3, di, nx - 2e-3),
      leave(j - 1e-3, dj, ny - 2e-3),
      leave(k - 1e-3, dk, nz - 2e-3),
    );
    if (first <= last) {
      borderRow(voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, from + first);
      innerRow(
        voxels,
        nx,
        ny,
        nz,
        i + first * di,
        j + first * dj,
        k + first * dk,
        di,
        dj,
        dk,
        out,
        from + first,
        from + last + 1,
      );
      const n = last + 1;
      borderRow(voxels, nx, ny, nz, i + n * di, j + n * dj, k + n * dk, di, dj, dk, out, from + n, to);
      return;
    }
  }
  borderRow(voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, to);
};

const innerRow: RowSampler = (voxels, nx, ny, _nz, i, j, k, di, dj, dk, out, from, to) => {
  const up = Math.imul(nx, ny);
  for (let p = from; p < to; p++) {
    const a = i | 0;
    const b = j | 0;
    const c = k | 0;
    const u = i - a;
    const v = j - b;
    const w = k - c;
    const n = (Math.imul(c, up) + Math.imul(b, nx) + a) | 0;
    const m = (n + up) | 0;
    const x0 = voxels[n] as number;
    const x1 = voxels[n + nx] as number;
    const x2 = voxels[m] as number;
    const x3 = voxels[m + nx] as number;
    const y0 = x0 + ((voxels[n + 1] as number) - x0) * u;
    const y1 = x1 + ((voxels[n + nx + 1] as number) - x1) * u;
    const y2 = x2 + ((voxels[m + 1] as number) - x2) * u;
    const y3 = x3 + ((voxels[m + nx + 1] as number) - x3) * u;
    const z0 = y0 + (y1 - y0) * v;
    // Shifted to be positive, so that cutting the fraction rounds to the nearest.
    out[p] = ((z0 + (y2 + (y3 - y2) * v - z0) * w + 32768.5) | 0) - 32768;
    i += di;
    j += dj;
    k += dk;
  }
};

const borderRow: RowSampler = (voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, to) => {
  const layerSize = nx * ny;
  const mx = nx - 2;
  const my = ny - 2;
  const mz = nz - 2;
  const right = mx < 0 ? 0 : 1;
  const down = my < 0 ? 0 : nx;
  const up = mz < 0 ? 0 : layerSize;
  for (let p = from; p < to; p++) {
    // Rounding may put a place on the border a hair outside: it then takes the border's cell.
    let a = i | 0;
    let b = j | 0;
    let c = k | 0;
    if (a > mx) a = mx < 0 ? 0 : mx;
    if (b > my) b = my < 0 ? 0 : my;
    if (c > mz) c = mz < 0 ? 0 : mz;
    const u = i - a;
    const v = j - b;
    const w = k - c;
    const n = c * layerSize + b * nx + a;
    const m = n + up;
    const v0 = voxels[n] as number;
    const v2 = voxels[n + down] as number;
    const v4 = voxels[m] as number;
    const v6 = voxels[m + down] as number;
    const x0 = v0 + ((voxels[n + right] as number) - v0) * u;
    const x1 = v2 + ((voxels[n + down + right] as number) - v2) * u;
    const x2 = v4 + ((voxels[m + right] as number) - v4) * u;
    const x3 = v6 + ((voxels[m + down + right] as number) - v6) * u;
    const y0 = x0 + (x1 - x0) * v;
    const y1 = x2 + (x3 - x2) * v;
    // Rounded to the nearest: half up is enough.
    out[p] = Math.floor(y0 + (y1 - y0) * w + 0.5);
    i += di;
    j += dj;
    k += dk;
  }
};

const nearestRow: RowSampler = (voxels, nx, ny, nz, i, j, k, di, dj, dk, out, from, to) => {
  for (let p = from; p < to; p++) {
    const a = Math.max(0, Math.min(nx - 1, (i + 0.5) | 0));
    const b = Math.max(0, Math.min(ny - 1, (j + 0.5) | 0));
    const c = Math.max(0, Math.min(nz - 1, (k + 0.5) | 0));
    out[p] = voxels[(c * ny + b) * nx + a] as number;
    i += di;
    j += dj;
    k += dk;
  }
};
