import type { Vec3 } from '#shared/geometry';
import { gaussianBlur } from './filters.ts';
import type { TrialScene } from './hardwareCt.ts';
import { metalArtefact, type Beam } from './hardwareCtArtefact.ts';
import { createRandom } from '#shared/statistics';
import { invert, move, rotate } from './rigid.ts';
import type { Part } from './solid.ts';
import { valueNoise } from './texture.ts';

/** How a trial is scanned. */
export interface TrialScan {
  /** mm between pixels, and between slices. */
  readonly pixelMm: number;
  readonly sliceMm: number;
  /** SD of the blur in the plane, mm; share of an edge-enhancing kernel. */
  readonly blurMm: number;
  readonly enhance: number;
  /** Thickness of a slice over the distance of slices. */
  readonly overlap: number;
  readonly beam: Beam | null;
  /** Values above are cut. */
  readonly clipHu: number;
}

export interface TrialCt {
  readonly size: readonly [columns: number, rows: number, slices: number];
  readonly spacing: Vec3;
  /** Centre of the first voxel; rows run along +x, columns along +y, slices up. */
  readonly origin: Vec3;
  readonly voxels: Int16Array;
}

/** A scanner's settings drawn from a seed. */
export function trialScan(seed: number): TrialScan {
  const random = createRandom(seed * 104729 + 5);
  return {
    pixelMm: random.between(0.3, 0.7),
    sliceMm: random.between(0.5, 1.25),
    blurMm: random.between(0.33, 0.6),
    enhance: random.chance(0.5) ? random.between(0, 0.12) : 0,
    overlap: random.between(1, 1.3),
    beam: random.chance(0.8) ? { photons: random.between(1e5, 6e5), hardening: random.between(0.01, 0.05), angles: 140 } : null,
    clipHu: random.chance(0.4) ? 3071 : random.chance(0.5) ? 15000 : 32000,
  };
}

const FINE = 0.25;
const SOFT_HU = 55;

/** The scene through the scanner. Patient coordinates are the scanner's. */
export function scanTrial(scene: TrialScene, scan: TrialScan): TrialCt {
  const fine = fineVolume(scene);
  const [fx, fy, fz] = fine.size;
  const [w, h, d] = fine.mm;
  const columns = Math.floor(w / scan.pixelMm) - 1;
  const rows = Math.floor(h / scan.pixelMm) - 1;
  const slices = Math.floor(d / scan.sliceMm) - 2;
  const voxels = new Int16Array(columns * rows * slices);
  const random = createRandom(scene.seed + 77);
  const layer = fx * fy;
  const sum = new Float32Array(layer);
  const first = 1.25 * scan.sliceMm;
  for (let k = 0; k < slices; k++) {
    const z = first + k * scan.sliceMm;
    const half = (scan.overlap * scan.sliceMm) / 2;
    sum.fill(0);
    let total = 0;
    for (let i = 0; i < fz; i++) {
      // A slice sees a layer as far as it overlaps, with soft edges.
      const weight = slice((i * FINE - z) / half);
      if (weight <= 0) continue;
      total += weight;
      const at = i * layer;
      for (let n = 0; n < layer; n++) sum[n] = (sum[n] as number) + weight * (fine.hu[at + n] as number);
    }
    for (let n = 0; n < layer; n++) sum[n] = (sum[n] as number) / total;
    let image = gaussianBlur(sum, fy, fx, scan.blurMm / FINE);
    if (scan.enhance > 0) {
      const wide = gaussianBlur(image, fy, fx, (1.6 * scan.blurMm) / FINE);
      image = image.map((value, n) => value + scan.enhance * (value - (wide[n] as number)));
    }
    const pixels = resampled(image, fx, fy, columns, rows, scan.pixelMm);
    if (scan.beam !== null) metalArtefact(pixels, columns, rows, scan.pixelMm, scan.blurMm, scan.beam, random);
    const start = k * columns * rows;
    for (let n = 0; n < pixels.length; n++)
      voxels[start + n] = Math.round(Math.max(-1024, Math.min(scan.clipHu, pixels[n] as number)));
  }
  return {
    size: [columns, rows, slices],
    spacing: [scan.pixelMm, scan.pixelMm, scan.sliceMm],
    origin: [fine.origin[0] + scan.pixelMm / 2, fine.origin[1] + scan.pixelMm / 2, fine.origin[2] + first],
    voxels,
  };
}

/** A box with edges a fifth of it wide, `x` in half widths. */
const slice = (x: number): number => Math.max(0, Math.min(1, (1.2 - Math.abs(x)) / 0.4));

function resampled(image: Float32Array, fx: number, fy: number, columns: number, rows: number, mm: number): Float32Array {
  const out = new Float32Array(columns * rows);
  const step = mm / FINE;
  for (let r = 0; r < rows; r++) {
    const y = (r + 0.5) * step;
    const j = Math.min(fy - 2, y | 0);
    for (let c = 0; c < columns; c++) {
      const x = (c + 0.5) * step;
      const i = Math.min(fx - 2, x | 0);
      const at = j * fx + i;
      const [u, v] = [x - i, y - j];
      const top = (image[at] as number) * (1 - u) + (image[at + 1] as number) * u;
      const bottom = (image[at + fx] as number) * (1 - u) + (image[at + fx + 1] as number) * u;
      out[r * columns + c] = top * (1 - v) + bottom * v;
    }
  }
  return out;
}

interface Fine {
  readonly size: readonly [number, number, number];
  readonly mm: Vec3;
  readonly origin: Vec3;
  readonly hu: Float32Array;
}

/** The scene on a lattice of a quarter of a millimetre, upright in the scanner. */
function fineVolume(scene: TrialScene): Fine {
  const centre = move(scene.pose, scene.middle);
  const [hx, hy, hz] = scene.half;
  const origin: Vec3 = [centre[0] - hx, centre[1] - hy, centre[2] - hz];
  const size = [Math.ceil((2 * hx) / FINE), Math.ceil((2 * hy) / FINE), Math.ceil((2 * hz) / FINE)] as const;
  const [nx, ny, nz] = size;
  const hu = new Float32Array(nx * ny * nz);
  const back = invert(scene.pose);
  const block = 8;
  const reach = (Math.sqrt(3) * block * FINE) / 2;
  for (let k0 = 0; k0 < nz; k0 += block)
    for (let j0 = 0; j0 < ny; j0 += block)
      for (let i0 = 0; i0 < nx; i0 += block) {
        const half = ((block - 1) / 2) * FINE;
        const middle = move(back, [origin[0] + i0 * FINE + half, origin[1] + j0 * FINE + half, origin[2] + k0 * FINE + half]);
        const near = (part: Part): boolean => part.distance(middle[0], middle[1], middle[2]) < reach * 1.3 + 0.6;
        const metals = scene.metals.filter(({ part }) => near(part));
        const bones = scene.bones
          .map((bone) => ({
            ...bone,
            parts: bone.parts.filter(near),
            holes: bone.holes.filter(near),
            rims: bone.rims.filter(near),
          }))
          .filter((bone) => bone.parts.length > 0);
        const step = rotate(back, [FINE, 0, 0]);
        for (let k = k0; k < Math.min(nz, k0 + block); k++)
          for (let j = j0; j < Math.min(ny, j0 + block); j++) {
            const p = move(back, [origin[0] + i0 * FINE, origin[1] + j * FINE, origin[2] + k * FINE]);
            let at = (k * ny + j) * nx + i0;
            for (let i = i0; i < Math.min(nx, i0 + block); i++, at++) {
              const n = i - i0;
              hu[at] = tissue(p[0] + n * step[0], p[1] + n * step[1], p[2] + n * step[2], bones, metals, scene.seed);
            }
          }
      }
  return { size, mm: [nx * FINE, ny * FINE, nz * FINE], origin, hu };
}

const cover = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / FINE));

function tissue(x: number, y: number, z: number, bones: TrialScene['bones'], metals: TrialScene['metals'], seed: number): number {
  let value = SOFT_HU + 25 * valueNoise(x / 6, y / 6, z / 6, seed);
  for (const bone of bones) {
    let d = Infinity;
    let cortex = 0;
    for (const part of bone.parts) {
      const next = part.distance(x, y, z);
      if (next < d) {
        d = next;
        cortex = part.cortex;
      }
    }
    const inside = cover(d);
    if (inside <= 0) continue;
    const grain =
      1 +
      bone.texture * (valueNoise(x / 1.4, y / 1.1, z / 1.8, bone.seed) + 0.6 * valueNoise(x / 4, y / 4, z / 4, bone.seed ^ 0x55));
    let hu = bone.coreHu * grain;
    const shell = cover(-d - cortex);
    hu += shell * (bone.cortexHu - hu);
    for (const rim of bone.rims) hu = Math.max(hu, 750 * cover(rim.distance(x, y, z)));
    for (const hole of bone.holes) hu += cover(hole.distance(x, y, z)) * (60 - hu);
    value += inside * (hu - value);
  }
  for (const { part, hu } of metals) value += cover(part.distance(x, y, z)) * Math.max(0, hu - value);
  return value;
}
