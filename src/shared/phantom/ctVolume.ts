import type { Vec3 } from '#shared/geometry';
import { PHANTOM_VERTEBRAE } from './anatomy.ts';
import { bodiesOf } from './bodies.ts';
import { anatomiesOf, restingPoses, type Anatomies, type VertebraPoses } from './posture.ts';
import { createRandom, seedFor } from '#shared/statistics';
import type { PhantomBody } from './renderFilm.ts';
import { invert, move, type Rigid3 } from './rigid.ts';
import { softTissueModel, type SoftTissueModel } from './softTissue.ts';
import type { PhantomSpec } from './spec.ts';
import { valueNoise } from './texture.ts';
import { voxelise } from './voxels.ts';

/** The scanned block: axial slices, patient LPS, row along +x, column along +y, slices upwards. */
export interface CtGrid {
  readonly columns: number;
  readonly rows: number;
  readonly slices: number;
  readonly pixelMm: number;
  readonly sliceMm: number;
  /** Centre of the first pixel of the lowest slice. */
  readonly origin: Vec3;
}

export interface CtScene {
  readonly spec: PhantomSpec;
  readonly grid: CtGrid;
  readonly bodies: readonly (PhantomBody & { readonly pose: Rigid3; readonly low: Vec3; readonly high: Vec3 })[];
  readonly soft: SoftTissueModel;
}

/** Hounsfield units per unit of the films' attenuation above soft tissue: compact bone comes to about 1300. */
const HU_PER_ATTENUATION = 22000;
const MUSCLE = 55;
const FAT = -95;
const AIR = -1000;

export function ctGridOf(poses: VertebraPoses, anatomies: Anatomies): CtGrid {
  const heights = PHANTOM_VERTEBRAE.flatMap((v) => Object.values(anatomies[v].landmarks).map((p) => move(poses[v], p)[2]));
  const low = Math.floor(Math.min(...heights)) - 14;
  const high = Math.ceil(Math.max(...heights)) + 18;
  const size = 384;
  const pixelMm = 0.45;
  const corner = (-(size - 1) / 2) * pixelMm;
  return { columns: size, rows: size, slices: high - low + 1, pixelMm, sliceMm: 1, origin: [corner, corner, low] };
}

/** The neck at rest with all its solids sampled; in steps. */
export function* buildCtScene(spec: PhantomSpec): Generator<undefined, CtScene> {
  const anatomies = anatomiesOf(spec);
  const poses = restingPoses(spec, anatomies);
  const bodies: CtScene['bodies'][number][] = [];
  for (const plan of bodiesOf(spec, anatomies)) {
    const grid = voxelise(plan.solid, plan.step);
    const pose = poses[plan.carriedBy];
    const far = ([0, 1, 2] as const).map((i) => grid.origin[i] + grid.step[i] * (grid.size[i] - 1));
    const corners = [grid.origin[0], far[0]].flatMap((x) =>
      [grid.origin[1], far[1]].flatMap((y) => [grid.origin[2], far[2]].map((z) => move(pose, [x, y, z]))),
    );
    const extreme = (pick: (...values: number[]) => number): Vec3 => [
      pick(...corners.map((p) => p[0])),
      pick(...corners.map((p) => p[1])),
      pick(...corners.map((p) => p[2])),
    ];
    bodies.push({ ...plan, grid, pose, low: extreme(Math.min), high: extreme(Math.max) });
    yield;
  }
  return {
    spec,
    bodies,
    grid: ctGridOf(poses, anatomies),
    soft: softTissueModel(poses, spec.size, seedFor(spec.seed, 'soft tissue')),
  };
}

/** What the tissue at one height is, in HU, before the scanner sees it. */
export function idealSlice(scene: CtScene, slice: number): Float32Array {
  const { grid } = scene;
  const hu = softSlice(scene, slice);
  const excess = new Float32Array(grid.rows * grid.columns);
  for (const body of scene.bodies) {
    // Two thin layers make one slice.
    for (const offset of [-0.25, 0.25]) addBody(excess, grid, body, grid.origin[2] + (slice + offset) * grid.sliceMm, 0.5);
  }
  for (let i = 0; i < hu.length; i++)
    if (excess[i] > 0) hu[i] = Math.max(hu[i], 0) * Math.exp(-excess[i] * 60) + excess[i] * HU_PER_ATTENUATION;
  return hu;
}

function softSlice({ spec, grid, soft }: CtScene, slice: number): Float32Array {
  const hu = new Float32Array(grid.rows * grid.columns);
  const z = grid.origin[2] + slice * grid.sliceMm;
  const seed = seedFor(spec.seed, 'muscle');
  for (let r = 0; r < grid.rows; r++) {
    const y = grid.origin[1] + r * grid.pixelMm;
    const { body: across, air } = soft(y, z);
    // The soft edge of the shoulders is the films' business; here it would be a fin.
    const body = across < 34 ? 0 : across;
    for (let c = 0; c < grid.columns; c++) {
      const x = grid.origin[0] + c * grid.pixelMm;
      const depth = body / 2 - Math.abs(x);
      const inAir = depth <= 0 || (air > 2 && Math.abs(x) < air / 2);
      const grain = inAir || depth < 5 ? 0 : valueNoise(x / 9, y / 9, z / 12, seed);
      // Fat under the skin and between muscles.
      hu[r * grid.columns + c] = inAir ? AIR : depth < 1.2 ? 20 : depth < 5.5 || grain > 0.52 ? FAT : MUSCLE + 14 * grain;
    }
  }
  return hu;
}

/** Adds a body's attenuation in one thin layer at height z, weighted. Overlaps take the larger, so that metal replaces bone. */
function addBody(excess: Float32Array, grid: CtGrid, body: CtScene['bodies'][number], z: number, weight: number): void {
  if (z < body.low[2] || z > body.high[2]) return;
  const { origin, step, size, data, scale } = body.grid;
  const [nx, ny, nz] = size;
  const back = invert(body.pose);
  const index = (v: number, i: 0 | 1): number => (v - grid.origin[i]) / grid.pixelMm;
  const [c0, c1] = [
    Math.max(0, Math.ceil(index(body.low[0], 0))),
    Math.min(grid.columns - 1, Math.floor(index(body.high[0], 0))),
  ];
  const [r0, r1] = [Math.max(0, Math.ceil(index(body.low[1], 1))), Math.min(grid.rows - 1, Math.floor(index(body.high[1], 1)))];
  const [ux, uy, uz] = back.rotation.map((row) => row[0] * grid.pixelMm) as [number, number, number];
  for (let r = r0; r <= r1; r++) {
    const start = move(back, [grid.origin[0] + c0 * grid.pixelMm, grid.origin[1] + r * grid.pixelMm, z]);
    for (let c = c0; c <= c1; c++) {
      const n = c - c0;
      const x = (start[0] + ux * n - origin[0]) / step[0];
      const y = (start[1] + uy * n - origin[1]) / step[1];
      const zz = (start[2] + uz * n - origin[2]) / step[2];
      if (x < 0 || y < 0 || zz < 0 || x >= nx - 1 || y >= ny - 1 || zz >= nz - 1) continue;
      const [k, j, i] = [x | 0, y | 0, zz | 0];
      const at = (i * ny + j) * nx + k;
      const [fx, fy, fz] = [x - k, y - j, zz - i];
      const layer = nx * ny;
      const edge = (o: number): number => data[at + o] + (data[at + o + 1] - data[at + o]) * fx;
      const low = edge(0) + (edge(nx) - edge(0)) * fy;
      const high = edge(layer) + (edge(layer + nx) - edge(layer)) * fy;
      const value = (low + (high - low) * fz) * scale * weight;
      const place = r * grid.columns + c;
      // In bone that already lies here a denser body adds only what it is more.
      if (value > 0)
        excess[place] =
          body.material === 'bone' ? Math.max(excess[place], excess[place] * weight + value) : excess[place] + value;
    }
  }
}

/** Noise of one slice, with the grain of a bone kernel. */
export function sliceNoise(spec: PhantomSpec, slice: number, count: number, sd: number): Float32Array {
  const random = createRandom(seedFor(spec.seed, `ct noise/${slice}`));
  const noise = new Float32Array(count);
  for (let i = 0; i < count; i++) noise[i] = sd * random.normal();
  return noise;
}
