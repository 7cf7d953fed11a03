import type { Vec3 } from '#shared/geometry';
import { detectorPoint, project, sourceOf, type Beam } from './beam.ts';
import { compose, invert, move, rotate, type Rigid3, IDENTITY } from './rigid.ts';
import type { VoxelGrid } from './voxels.ts';

/** For each tile of a grid's y-z plane the first and last x index that holds anything. */
interface Occupancy {
  readonly tiles: readonly [y: number, z: number];
  readonly first: Int16Array;
  readonly last: Int16Array;
}
const TILE = 4;

/**
 * Adds to `film` (line integrals, rows × columns) what a posed grid attenuates along every ray of the beam: at each x layer that the ray crosses,
 * the bilinear value, times the way between layers.
 */
export function addRaySums(film: Float32Array, beam: Beam, grid: VoxelGrid, pose: Rigid3): void {
  const [nx, ny, nz] = grid.size;
  const { origin, step, data } = grid;
  const toGrid = invert(pose);
  const source = move(toGrid, sourceOf(beam));
  const frame = filmFrame(beam, compose(toGrid, IDENTITY));
  const box = filmBox(beam, grid, pose);
  const drift = maximalDrift(beam, grid, toGrid, box);
  const occupancy = occupancyOf(grid, drift);
  const layer = nx * ny;
  for (let row = box.top; row < box.bottom; row++) {
    for (let column = box.left; column < box.right; column++) {
      const ry = frame.start[1] + frame.right[1] * (column + 0.5) + frame.down[1] * (row + 0.5) - source[1];
      const rx = frame.start[0] + frame.right[0] * (column + 0.5) + frame.down[0] * (row + 0.5) - source[0];
      const rz = frame.start[2] + frame.right[2] * (column + 0.5) + frame.down[2] * (row + 0.5) - source[2];
      // In voxels: y and z as linear functions of the x index.
      const t0 = (origin[0] - source[0]) / rx;
      const dt = step[0] / rx;
      const y0 = (source[1] + ry * t0 - origin[1]) / step[1];
      const z0 = (source[2] + rz * t0 - origin[2]) / step[2];
      const dy = (ry * dt) / step[1];
      const dz = (rz * dt) / step[2];
      const ym = y0 + (dy * nx) / 2;
      const zm = z0 + (dz * nx) / 2;
      if (ym < 0 || zm < 0 || ym >= ny || zm >= nz) continue;
      const tile = ((zm / TILE) | 0) * occupancy.tiles[0] + ((ym / TILE) | 0);
      const first = occupancy.first[tile] ?? 0;
      const last = occupancy.last[tile] ?? -1;
      let sum = 0;
      for (let k = first; k <= last; k++) {
        const y = y0 + dy * k;
        const z = z0 + dz * k;
        if (y < 0 || z < 0 || y >= ny - 1 || z >= nz - 1) continue;
        const j = y | 0;
        const i = z | 0;
        const fy = y - j;
        const fz = z - i;
        const at = (i * ny + j) * nx + k;
        const a = data[at];
        const b = data[at + nx];
        const c = data[at + layer];
        const d = data[at + layer + nx];
        const low = a + (b - a) * fy;
        sum += low + (c + (d - c) * fy - low) * fz;
      }
      if (sum > 0) film[row * beam.columns + column] += sum * grid.scale * Math.abs(dt) * Math.hypot(rx, ry, rz);
    }
  }
}

interface FilmFrame {
  readonly start: Vec3;
  readonly right: Vec3;
  readonly down: Vec3;
}

/** The film's top-left corner and its pixel steps in the grid's own frame. */
function filmFrame(beam: Beam, toGrid: Rigid3): FilmFrame {
  const start = detectorPoint(beam, [0, 0]);
  const right = detectorPoint(beam, [1, 0]);
  const down = detectorPoint(beam, [0, 1]);
  return {
    start: move(toGrid, start),
    right: rotate(toGrid, [right[0] - start[0], right[1] - start[1], right[2] - start[2]]),
    down: rotate(toGrid, [down[0] - start[0], down[1] - start[1], down[2] - start[2]]),
  };
}

export interface FilmBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function corners(grid: VoxelGrid): readonly Vec3[] {
  const far = ([0, 1, 2] as const).map((i) => grid.origin[i] + grid.step[i] * (grid.size[i] - 1));
  const points: Vec3[] = [];
  for (const x of [grid.origin[0], far[0] ?? 0])
    for (const y of [grid.origin[1], far[1] ?? 0]) for (const z of [grid.origin[2], far[2] ?? 0]) points.push([x, y, z]);
  return points;
}

function filmBox(beam: Beam, grid: VoxelGrid, pose: Rigid3): FilmBox {
  const seen = corners(grid).map((corner) => project(beam, move(pose, corner)));
  const xs = seen.map((p) => p[0]);
  const ys = seen.map((p) => p[1]);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs)) - 1),
    right: Math.min(beam.columns, Math.ceil(Math.max(...xs)) + 1),
    top: Math.max(0, Math.floor(Math.min(...ys)) - 1),
    bottom: Math.min(beam.rows, Math.ceil(Math.max(...ys)) + 1),
  };
}

/** How far, in voxels, a ray strays from its place at mid-grid. */
function maximalDrift(beam: Beam, grid: VoxelGrid, toGrid: Rigid3, box: FilmBox): number {
  const source = move(toGrid, sourceOf(beam));
  const half = (grid.size[0] * grid.step[0]) / 2;
  let worst = 0;
  for (const column of [box.left, box.right])
    for (const row of [box.top, box.bottom]) {
      const d = move(toGrid, detectorPoint(beam, [column, row]));
      const rx = Math.abs(d[0] - source[0]);
      worst = Math.max(
        worst,
        (Math.abs(d[1] - source[1]) / rx) * (half / grid.step[1]),
        (Math.abs(d[2] - source[2]) / rx) * (half / grid.step[2]),
      );
    }
  return worst;
}

function occupancyOf(grid: VoxelGrid, drift: number): Occupancy {
  const [nx, ny, nz] = grid.size;
  const ty = Math.ceil(ny / TILE);
  const tz = Math.ceil(nz / TILE);
  const own = { first: new Int16Array(ty * tz).fill(nx), last: new Int16Array(ty * tz).fill(-1) };
  for (let i = 0; i < nz; i++)
    for (let j = 0; j < ny; j++) {
      const start = (i * ny + j) * nx;
      const tile = ((i / TILE) | 0) * ty + ((j / TILE) | 0);
      let k = 0;
      while (k < nx && grid.data[start + k] === 0) k++;
      if (k === nx) continue;
      let end = nx - 1;
      while (grid.data[start + end] === 0) end--;
      if (k < own.first[tile]) own.first[tile] = k;
      if (end > own.last[tile]) own.last[tile] = end;
    }
  const reach = Math.ceil((drift + 1) / TILE);
  const wide = { first: new Int16Array(ty * tz).fill(nx), last: new Int16Array(ty * tz).fill(-1) };
  for (let i = 0; i < tz; i++)
    for (let j = 0; j < ty; j++) {
      let first = nx;
      let last = -1;
      for (let v = Math.max(0, i - reach); v <= Math.min(tz - 1, i + reach); v++)
        for (let u = Math.max(0, j - reach); u <= Math.min(ty - 1, j + reach); u++) {
          first = Math.min(first, own.first[v * ty + u]);
          last = Math.max(last, own.last[v * ty + u]);
        }
      wide.first[i * ty + j] = first;
      wide.last[i * ty + j] = last;
    }
  return { tiles: [ty, tz], ...wide };
}
