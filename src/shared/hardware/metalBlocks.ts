import { indexToPatient, type Volume } from '#shared/volume';
import type { Vec3 } from '#shared/geometry';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';

/** A piece of the volume around connected metal, resampled upright on an even lattice: 0 nothing … 1 solid metal. */
export interface MetalBlock {
  readonly origin: Vec3;
  readonly size: readonly [number, number, number];
  readonly step: number;
  readonly metal: Float32Array;
}

const STEP_MM = 0.5;
const MARGIN_MM = 4;
const LEAST_MM3 = 15;

interface Box {
  low: [number, number, number];
  high: [number, number, number];
  voxels: number;
}

/** Blocks around all connected metal that is large enough to be a screw; boxes that touch are one block. */
export function metalBlocks(volume: Volume, level: MetalLevel, sample: Sampler): readonly MetalBlock[] {
  const [dx, dy, dz] = volume.geometry.spacing;
  const boxes = connectedBoxes(volume, level.threshold)
    .filter((box) => box.voxels * dx * dy * dz >= LEAST_MM3)
    .map((box) => patientBox(volume, box));
  return joined(boxes).map((box) => blockOf(box, level, sample));
}

/** Bounding boxes of 26-connected voxels above the threshold, found slice by slice from the runs of each row. */
function connectedBoxes({ geometry, voxels }: Volume, threshold: number): readonly Box[] {
  const [nx, ny, nz] = geometry.size;
  const parent: number[] = [];
  const boxes: Box[] = [];
  const find = (a: number): number => {
    let root = a;
    while (parent[root] !== root) root = parent[root] as number;
    let walk = a;
    while (parent[walk] !== root) {
      const next = parent[walk] as number;
      parent[walk] = root;
      walk = next;
    }
    return root;
  };
  // Runs of the rows of the previous and this slice: from, to, label.
  let before: Int32Array[] = Array.from({ length: ny }, () => NO_RUNS);
  for (let k = 0; k < nz; k++) {
    const now: Int32Array[] = Array.from({ length: ny }, () => NO_RUNS);
    for (let j = 0; j < ny; j++) {
      const start = (k * ny + j) * nx;
      const runs: number[] = [];
      for (let i = 0; i < nx; i++) {
        if ((voxels[start + i] as number) < threshold) continue;
        const from = i;
        while (i < nx && (voxels[start + i] as number) >= threshold) i++;
        const to = i - 1;
        let label = -1;
        for (const row of [now[j - 1], before[j - 1], before[j], before[j + 1]]) {
          if (row === undefined) continue;
          for (let r = 0; r < row.length; r += 3) {
            if ((row[r + 1] as number) < from - 1 || (row[r] as number) > to + 1) continue;
            const other = find(row[r + 2] as number);
            if (label < 0) label = other;
            else if (other !== label) parent[other] = label;
          }
        }
        if (label < 0) {
          label = parent.length;
          parent.push(label);
          boxes.push({ low: [from, j, k], high: [to, j, k], voxels: 0 });
        }
        runs.push(from, to, label);
        const box = boxes[label] as Box;
        box.voxels += to - from + 1;
        box.low = [Math.min(box.low[0], from), Math.min(box.low[1], j), Math.min(box.low[2], k)];
        box.high = [Math.max(box.high[0], to), Math.max(box.high[1], j), Math.max(box.high[2], k)];
      }
      if (runs.length > 0) now[j] = Int32Array.from(runs);
    }
    before = now;
  }
  const whole = new Map<number, Box>();
  boxes.forEach((box, label) => {
    const root = find(label);
    const known = whole.get(root);
    if (known === undefined) whole.set(root, { ...box });
    else {
      known.voxels += box.voxels;
      known.low = [0, 1, 2].map((a) => Math.min(known.low[a] as number, box.low[a] as number)) as Box['low'];
      known.high = [0, 1, 2].map((a) => Math.max(known.high[a] as number, box.high[a] as number)) as Box['high'];
    }
  });
  return [...whole.values()];
}

const NO_RUNS = new Int32Array(0);

interface PatientBox {
  readonly low: Vec3;
  readonly high: Vec3;
}

function patientBox({ geometry }: Volume, { low, high }: Box): PatientBox {
  const corners = [low[0], high[0]].flatMap((i) =>
    [low[1], high[1]].flatMap((j) => [low[2], high[2]].map((k) => indexToPatient(geometry, [i, j, k]))),
  );
  const extreme = (pick: (...values: number[]) => number, by: number): Vec3 => [
    pick(...corners.map((p) => p[0])) + by,
    pick(...corners.map((p) => p[1])) + by,
    pick(...corners.map((p) => p[2])) + by,
  ];
  return { low: extreme(Math.min, -MARGIN_MM), high: extreme(Math.max, MARGIN_MM) };
}

function joined(boxes: readonly PatientBox[]): readonly PatientBox[] {
  const left = [...boxes];
  const out: PatientBox[] = [];
  for (let box = left.pop(); box !== undefined; box = left.pop()) {
    const one = box;
    const at = left.findIndex((other) =>
      [0, 1, 2].every(
        (a) => (other.low[a] as number) <= (one.high[a] as number) && (other.high[a] as number) >= (one.low[a] as number),
      ),
    );
    const other = left[at];
    if (other === undefined) {
      out.push(one);
      continue;
    }
    left.splice(at, 1);
    left.push({
      low: [Math.min(one.low[0], other.low[0]), Math.min(one.low[1], other.low[1]), Math.min(one.low[2], other.low[2])],
      high: [Math.max(one.high[0], other.high[0]), Math.max(one.high[1], other.high[1]), Math.max(one.high[2], other.high[2])],
    });
  }
  return out;
}

function blockOf({ low, high }: PatientBox, level: MetalLevel, sample: Sampler): MetalBlock {
  const size = [0, 1, 2].map((a) => Math.ceil(((high[a] as number) - (low[a] as number)) / STEP_MM) + 1) as [
    number,
    number,
    number,
  ];
  const [nx, ny, nz] = size;
  const metal = new Float32Array(nx * ny * nz);
  const solid = Math.min(level.plateau, level.clip);
  let n = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const hu = sample(low[0] + i * STEP_MM, low[1] + j * STEP_MM, low[2] + k * STEP_MM);
        metal[n++] = hu <= 1200 ? 0 : Math.min(1, (hu - 1200) / (solid - 1200));
      }
  return { origin: low, size, step: STEP_MM, metal };
}
