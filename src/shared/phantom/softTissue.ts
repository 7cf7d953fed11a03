import type { Vec3 } from '#shared/geometry';
import { midsagittalPoint, type Beam } from './beam.ts';
import { enlarge } from './filters.ts';
import { invert, move, type Rigid3 } from './rigid.ts';
import type { VertebraPoses } from './posture.ts';
import { valueNoise } from './texture.ts';
import { PHANTOM_VERTEBRAE } from './anatomy.ts';

/** Muscle and water at about 45 keV, per mm. */
export const SOFT_TISSUE = 0.0235;
const COARSE = 4;

/** Where the neck runs: the middle line of the bodies with its two ends prolonged, and the directions of head and trunk. */
interface NeckLine {
  readonly points: readonly (readonly [y: number, z: number])[];
  /** Index of C2 and of T1 among the points. */
  readonly c2: number;
  readonly t1: number;
}

/**
 * Line integrals of everything soft (and of air) behind every pixel, mm × per mm: neck, head, jaw, shoulders, airway. Smooth, so it is computed on
 * every fourth pixel's ray in the midsagittal plane and enlarged.
 */
export function softTissueSums(beam: Beam, poses: VertebraPoses, size: number, seed: number): Float32Array {
  const rows = Math.ceil(beam.rows / COARSE);
  const columns = Math.ceil(beam.columns / COARSE);
  const small = new Float32Array(rows * columns);
  const model = softTissueModel(poses, size, seed);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const [y, z] = midsagittalPoint(beam, [(c + 0.5) * COARSE, (r + 0.5) * COARSE]);
      const { body, air } = model(y, z);
      small[r * columns + c] = SOFT_TISSUE * Math.max(0, body - air);
    }
  return enlarge(small, rows, columns, beam.rows, beam.columns, COARSE);
}

/** How wide, in mm along x around the midline, the body and the airway in it are at a place of the midsagittal plane. */
export type SoftTissueModel = (y: number, z: number) => { readonly body: number; readonly air: number };

export function softTissueModel(poses: VertebraPoses, size: number, seed: number): SoftTissueModel {
  const line = neckLine(poses, size);
  const head = invert(poses.C2);
  const trunk = invert(poses.T1);
  return (y, z) => widths([0, y, z], line, head, trunk, size, seed);
}

function neckLine(poses: VertebraPoses, size: number): NeckLine {
  const top = move(poses.C2, [0, 0, 60 * size]);
  const bottom = move(poses.T1, [0, 10 * size, -90 * size]);
  const points = [top, ...PHANTOM_VERTEBRAE.map((v) => move(poses[v], [0, 0, 0])), bottom];
  return { points: points.map((p) => [p[1], p[2]] as const), c2: 1, t1: PHANTOM_VERTEBRAE.length };
}

/** Place along the line (vertebra index, fractional) and signed distance from it, posterior positive. */
function alongNeck(line: NeckLine, y: number, z: number): readonly [s: number, n: number] {
  let best = Infinity;
  let weight = 0;
  let s = 0;
  let n = 0;
  for (let i = 0; i + 1 < line.points.length; i++) {
    const a = line.points[i] ?? [0, 0];
    const b = line.points[i + 1] ?? [0, 0];
    const dy = b[0] - a[0];
    const dz = b[1] - a[1];
    const length = Math.hypot(dy, dz);
    const t = Math.max(0, Math.min(1, ((y - a[0]) * dy + (z - a[1]) * dz) / (length * length)));
    const ry = y - a[0] - dy * t;
    const rz = z - a[1] - dz * t;
    const d = Math.hypot(ry, rz);
    best = Math.min(best, d);
    // Soft choice of the nearest piece, so that nothing creases where pieces meet.
    const w = Math.exp(-d / 3);
    weight += w;
    s += w * (i + t);
    n += w * Math.sign(-dz * ry + dy * rz) * d;
  }
  return weight > 1e-30 ? [s / weight, n / weight] : [line.points.length, best];
}

function widths(p: Vec3, line: NeckLine, head: Rigid3, trunk: Rigid3, size: number, seed: number): ReturnType<SoftTissueModel> {
  const [s, n] = alongNeck(line, p[1], p[2]);
  const below = smooth(line.t1 - 2.4, line.t1 + 1.2, s);
  const above = smooth(line.c2 + 0.8, line.c2 - 0.8, s);
  const front = -(52 + 14 * above + 30 * below) * size;
  const back = (62 - 6 * above + 34 * below) * size;
  const middle = (front + back) / 2;
  const half = (back - front) / 2;
  const u = Math.abs((n - middle) / half);
  const neck = u < 1 ? (112 + 30 * above) * size * (1 - u ** 2.6) ** 0.55 : 0;
  const inHead = move(head, p);
  const skull = chord(inHead, [0, 8, 92], [72, 92, 66], size);
  const jaw = chord(inHead, [0, -52, 2], [48, 48, 34], size);
  const inTrunk = move(trunk, p);
  // Shoulders: a soft edge that falls forward, far wider than the neck below it.
  const edge = inTrunk[2] + 8 * size - 0.22 * inTrunk[1];
  const shoulders =
    105 *
    size *
    smooth(20 * size, -42 * size, edge) *
    smooth(-115 * size, -30 * size, inTrunk[1]) *
    smooth(135 * size, 60 * size, inTrunk[1]);
  const body = smoothMax(smoothMax(neck, skull, 18), jaw, 18) + shoulders;
  if (body <= 0) return { body: 0, air: 0 };
  const grain = 1 + 0.035 * valueNoise(p[1] / 16, p[2] / 22, 3, seed) + 0.02 * valueNoise(p[1] / 6, p[2] / 8, 7, seed);
  return { body: body * grain, air: airway(s, n, inHead, line, size) };
}

/** Pharynx and trachea: a band of air in front of the bodies, behind 4 mm of soft tissue above C4 and 13 mm below. */
function airway(s: number, n: number, inHead: Vec3, line: NeckLine, size: number): number {
  const lower = smooth(line.c2 + 2.2, line.c2 + 3.6, s);
  const gap = (12 + 9.5 * lower) * size;
  const width = (9 - 1.5 * lower) * size;
  const u = Math.abs((-n - gap - width) / width);
  const depth = u < 1.25 ? smooth(1.25, 0.55, u) : 0;
  const ends = smooth(line.c2 - 1.15, line.c2 - 0.5, s);
  const mouth = smooth(16, 8, Math.hypot((inHead[1] + 44 * size) / size / 1.7, (inHead[2] - 26 * size) / size)) * 22 * size;
  return depth * ends * (17 + 2 * lower) * size + mouth;
}

/** The way through an ellipsoid along x. */
function chord(p: Vec3, centre: Vec3, radii: Vec3, size: number): number {
  const q = ((p[1] - centre[1] * size) / (radii[1] * size)) ** 2 + ((p[2] - centre[2] * size) / (radii[2] * size)) ** 2;
  return q < 1 ? 2 * radii[0] * size * Math.sqrt(1 - q) : 0;
}

function smooth(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function smoothMax(a: number, b: number, k: number): number {
  const h = Math.max(0, k - Math.abs(a - b)) / k;
  return Math.max(a, b) + (h * h * k) / 4 - (Math.max(a, b) <= 0 ? (h * h * k) / 4 : 0);
}
