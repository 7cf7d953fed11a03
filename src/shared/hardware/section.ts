import { add3, cross3, normalise3, scale3, type Vec3 } from '#shared/geometry';
import { invariant } from '#shared/base';
import type { Sampler } from './sampler.ts';

/** An axis with two directions across it. Places along it are `at + s · along`, s in mm. */
export interface AxisFrame {
  readonly at: Vec3;
  readonly along: Vec3;
  readonly u: Vec3;
  readonly v: Vec3;
}

export function axisFrame(at: Vec3, along: Vec3): AxisFrame {
  const aside: Vec3 = Math.abs(along[2]) < 0.8 ? [0, 0, 1] : [1, 0, 0];
  const u = normalise3(cross3(along, aside));
  invariant(u !== null, 'an axis has a direction');
  return { at, along, u, v: cross3(along, u) };
}

export const onAxis = ({ at, along }: AxisFrame, s: number): Vec3 => add3(at, scale3(along, s));

export const SECTORS = 24;
export const RADIAL_STEP = 0.2;
export const RADII = 36;

const COSINES = Float64Array.from({ length: SECTORS }, (_, a) => Math.cos((2 * Math.PI * a) / SECTORS));
const SINES = Float64Array.from({ length: SECTORS }, (_, a) => Math.sin((2 * Math.PI * a) / SECTORS));
export const sectorCosine = (a: number): number => COSINES[a] as number;
export const sectorSine = (a: number): number => SINES[a] as number;

/** HU on a polar lattice across the axis at s: `into[sector · RADII + ring]`, ring r at r · RADIAL_STEP mm. */
export function readSection(sample: Sampler, { at, along, u, v }: AxisFrame, s: number, into: Float32Array): Float32Array {
  const [x, y, z] = [at[0] + s * along[0], at[1] + s * along[1], at[2] + s * along[2]];
  const middle = sample(x, y, z);
  for (let a = 0; a < SECTORS; a++) {
    const [c, d] = [COSINES[a] as number, SINES[a] as number];
    const dx = (c * u[0] + d * v[0]) * RADIAL_STEP;
    const dy = (c * u[1] + d * v[1]) * RADIAL_STEP;
    const dz = (c * u[2] + d * v[2]) * RADIAL_STEP;
    const start = a * RADII;
    into[start] = middle;
    for (let r = 1; r < RADII; r++) into[start + r] = sample(x + r * dx, y + r * dy, z + r * dz);
  }
  return into;
}

/** Where a sector's profile first falls below `level` going outwards, mm; the last ring where it never does. */
export function edgeRadius(section: Float32Array, sector: number, level: number): number {
  const start = sector * RADII;
  let inner = section[start] as number;
  if (inner < level) return 0;
  for (let r = 1; r < RADII; r++) {
    const value = section[start + r] as number;
    if (value < level) return (r - 1 + (inner - level) / (inner - value)) * RADIAL_STEP;
    inner = value;
  }
  return (RADII - 1) * RADIAL_STEP;
}

/** Mean over all sectors of the rings up to `mm`, each ring by its area. */
export function discMean(section: Float32Array, mm: number): number {
  let [sum, weight] = [section[0] as number, 0.25];
  sum *= weight;
  for (let r = 1; r * RADIAL_STEP <= mm + 1e-9; r++) {
    let ring = 0;
    for (let a = 0; a < SECTORS; a++) ring += section[a * RADII + r] as number;
    sum += (2 * r * ring) / SECTORS;
    weight += 2 * r;
  }
  return sum / weight;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
