import { add3, dot3, scale3, type PatientPoint, type Vec3 } from '#shared/geometry';
import type { Volume } from '#shared/volume';
import { createSampler } from '../sampler.ts';
import { median } from '../section.ts';

/** A disc space as placed by a reader (or from its endplates): its middle, unit axes to the left, back and up, and half its size, mm. */
export interface DiscSpace {
  readonly centre: PatientPoint;
  readonly left: Vec3;
  readonly back: Vec3;
  readonly up: Vec3;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly halfHeight: number;
}

export type BridgeRegion = 'anterior' | 'posterior' | 'left' | 'right' | 'intra-graft';
export type BridgeExtent = 'full' | 'partial' | 'none' | 'not-assessable';

/** Where dense tissue goes from one body to the other without a break: shown to a reader, never a verdict. */
export interface BridgePath {
  readonly region: BridgeRegion;
  /** From the lower body to the upper one, patient LPS; empty where there is none. */
  readonly points: readonly PatientPoint[];
  /** The least density on the best way across, HU. */
  readonly weakestHu: number;
  readonly crosses: boolean;
}

export interface BridgeProposal {
  readonly paths: readonly BridgePath[];
  readonly extent: BridgeExtent;
  /** The part of the graft's area, as far as metal does not hide it, through which density goes from body to body without a break. */
  readonly share: number;
  /** What counted as bone here, HU: half-way from soft tissue to the bone of the two bodies. */
  readonly boneHu: number;
}

const STEP_MM = 0.5;
/** The path begins and ends this far inside the bodies. */
const INTO_BODY_MM = 1.5;
const MARGIN_MM = 3;
const SOFT_HU = 60;
/** Metal and its blur are not bone. */
const METAL_HU = 2200;
const METAL_REACH_MM = 1.5;
const FULL_SHARE = 0.9;
const PARTIAL_SHARE = 0.1;
/** More of the space than this hidden by metal cannot be judged. */
const MOST_HIDDEN = 0.6;

/** Looks for continuous density across one disc space. `graftHalf` is half the width and depth of what was put in, mm. */
export function proposeBridge(
  volume: Volume,
  space: DiscSpace,
  graftHalf: { readonly width: number; readonly depth: number },
): BridgeProposal {
  const lattice = densities(volume, space);
  const boneHu = SOFT_HU + 0.5 * (bodyDensity(volume, space) - SOFT_HU);
  const regionAt = (x: number, y: number): BridgeRegion | null => {
    if (Math.abs(x) <= graftHalf.width && Math.abs(y) <= graftHalf.depth) return 'intra-graft';
    if (Math.abs(x) > space.halfWidth + MARGIN_MM || Math.abs(y) > space.halfDepth + MARGIN_MM) return null;
    // Outside the graft: the margin that is nearest by the graft's own proportions.
    const [u, v] = [x / graftHalf.width, y / graftHalf.depth];
    if (Math.abs(v) >= Math.abs(u)) return v < 0 ? 'anterior' : 'posterior';
    return u > 0 ? 'left' : 'right';
  };
  const paths = (['anterior', 'posterior', 'left', 'right', 'intra-graft'] as const).map((region): BridgePath => {
    const found = bestWay(lattice, (x, y) => regionAt(x, y) === region);
    const crosses = found !== null && found.weakest >= boneHu;
    return {
      region,
      crosses,
      weakestHu: found?.weakest ?? -1024,
      points: found === null ? [] : found.places.map(([x, y, z]) => placeIn(space, x, y, z)),
    };
  });
  const inside = (x: number, y: number): boolean => Math.abs(x) <= graftHalf.width && Math.abs(y) <= graftHalf.depth;
  // A gap in dense graft shows as a dip of it, however much the scanner's blur fills the gap.
  const breakHu = Math.max(boneHu, SOFT_HU + 0.5 * (graftDensity(lattice, inside) - SOFT_HU));
  const seen = crossing(lattice, breakHu, inside);
  const within = paths.find(({ region }) => region === 'intra-graft');
  const share = within !== undefined && within.weakestHu >= breakHu ? seen.share : 0;
  const { hidden } = seen;
  const extent =
    hidden > MOST_HIDDEN ? 'not-assessable' : share >= FULL_SHARE ? 'full' : share >= PARTIAL_SHARE ? 'partial' : 'none';
  return { paths, share, extent, boneHu };
}

const placeIn = ({ centre, left, back, up }: DiscSpace, x: number, y: number, z: number): PatientPoint =>
  add3(centre, add3(scale3(left, x), add3(scale3(back, y), scale3(up, z))));

interface Lattice {
  readonly size: readonly [number, number, number];
  /** mm of index 0 along each axis. */
  readonly from: readonly [number, number, number];
  /** HU; −1024 where metal hides what there is. */
  readonly hu: Float32Array;
  readonly hidden: Uint8Array;
}

function densities(volume: Volume, space: DiscSpace): Lattice {
  const half = [space.halfWidth + MARGIN_MM, space.halfDepth + MARGIN_MM, space.halfHeight + INTO_BODY_MM] as const;
  const size = half.map((mm) => 2 * Math.ceil(mm / STEP_MM) + 1) as [number, number, number];
  const from = size.map((n) => (-(n - 1) / 2) * STEP_MM) as [number, number, number];
  const sample = createSampler(volume);
  const [nx, ny, nz] = size;
  const raw = new Float32Array(nx * ny * nz);
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        const p = placeIn(space, from[0] + i * STEP_MM, from[1] + j * STEP_MM, from[2] + k * STEP_MM);
        raw[n] = sample(p[0], p[1], p[2]);
      }
  const hidden = new Uint8Array(raw.length);
  const reach = Math.ceil(METAL_REACH_MM / STEP_MM);
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        if ((raw[n] as number) < METAL_HU) continue;
        for (let c = Math.max(0, k - reach); c <= Math.min(nz - 1, k + reach); c++)
          for (let b = Math.max(0, j - reach); b <= Math.min(ny - 1, j + reach); b++)
            for (let a = Math.max(0, i - reach); a <= Math.min(nx - 1, i + reach); a++) hidden[(c * ny + b) * nx + a] = 1;
      }
  // Noise of single voxels is no break, a line of three voxels is: a mean over each place and its four neighbours in the plane.
  const hu = new Float32Array(raw.length);
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        if (hidden[n] === 1) {
          hu[n] = -1024;
          continue;
        }
        const at = (a: number, b: number): number =>
          raw[(k * ny + Math.max(0, Math.min(ny - 1, b))) * nx + Math.max(0, Math.min(nx - 1, a))] as number;
        hu[n] = (2 * at(i, j) + at(i - 1, j) + at(i + 1, j) + at(i, j - 1) + at(i, j + 1)) / 6;
      }
  return { size, from, hu, hidden };
}

/** Median HU of spongy bone 3 to 6 mm inside the two bodies. */
function bodyDensity(volume: Volume, space: DiscSpace): number {
  const sample = createSampler(volume);
  const values: number[] = [];
  for (const side of [-1, 1])
    for (let z = 3; z <= 6; z += 0.75)
      for (let x = -5; x <= 5; x += 1.25)
        for (let y = -4; y <= 4; y += 1) {
          const p = placeIn(space, x, y, side * (space.halfHeight + z));
          const hu = sample(p[0], p[1], p[2]);
          if (hu < METAL_HU && hu > -200) values.push(hu);
        }
  return values.length === 0 ? 300 : Math.max(180, median(values));
}

/** Median HU of what lies between the bodies, of that which is not plainly soft. */
function graftDensity({ size, from, hu }: Lattice, inside: (x: number, y: number) => boolean): number {
  const [nx, ny, nz] = size;
  const values: number[] = [];
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        const deep = Math.abs(from[2] + k * STEP_MM) < -from[2] - INTO_BODY_MM;
        if (deep && (hu[n] as number) > 2 * SOFT_HU && inside(from[0] + i * STEP_MM, from[1] + j * STEP_MM))
          values.push(hu[n] as number);
      }
  return values.length === 0 ? 0 : median(values);
}

type Place = readonly [number, number, number];

/**
 * The way from the lowest to the highest layer whose least density is greatest: places are taken up from the densest down until the two layers
 * are joined, then the way is found within what was taken.
 */
function bestWay(
  { size, from, hu }: Lattice,
  belongs: (x: number, y: number) => boolean,
): { readonly weakest: number; readonly places: readonly Place[] } | null {
  const [nx, ny, nz] = size;
  const layer = nx * ny;
  const member = new Uint8Array(layer);
  for (let j = 0; j < ny; j++)
    for (let i = 0; i < nx; i++) if (belongs(from[0] + i * STEP_MM, from[1] + j * STEP_MM)) member[j * nx + i] = 1;
  const places: number[] = [];
  for (let n = 0; n < hu.length; n++) if (member[n % layer] === 1 && (hu[n] as number) > -1000) places.push(n);
  // Bisection on the density: the greatest at which a way exists.
  let [low, high] = [-200, 3000];
  let way: readonly number[] | null = wayAbove(low);
  if (way === null) return null;
  while (high - low > 5) {
    const middle = (low + high) / 2;
    const found = wayAbove(middle);
    if (found === null) high = middle;
    else [low, way] = [middle, found];
  }
  return {
    weakest: low,
    places: way.map((n) => [
      from[0] + (n % nx) * STEP_MM,
      from[1] + (Math.floor(n / nx) % ny) * STEP_MM,
      from[2] + Math.floor(n / layer) * STEP_MM,
    ]),
  };

  function wayAbove(level: number): readonly number[] | null {
    const before = new Int32Array(hu.length).fill(-2);
    const queue: number[] = [];
    for (const n of places)
      if (n < layer && (hu[n] as number) >= level) {
        before[n] = -1;
        queue.push(n);
      }
    for (let head = 0; head < queue.length; head++) {
      const n = queue[head] as number;
      if (n >= layer * (nz - 1)) {
        const back: number[] = [];
        for (let m = n; m >= 0; m = before[m] as number) back.push(m);
        return back.reverse();
      }
      const i = n % nx;
      const j = Math.floor(n / nx) % ny;
      const next = [
        n + layer,
        n - layer,
        i > 0 ? n - 1 : -1,
        i < nx - 1 ? n + 1 : -1,
        j > 0 ? n - nx : -1,
        j < ny - 1 ? n + nx : -1,
      ];
      for (const m of next) {
        if (m < 0 || m >= hu.length || before[m] !== -2 || member[m % layer] === 0 || (hu[m] as number) < level) continue;
        before[m] = n;
        queue.push(m);
      }
    }
    return null;
  }
}

/** The share of the straight columns inside, of those that metal does not hide, in which density goes from body to body without a break. */
function crossing(
  { size, from, hu, hidden }: Lattice,
  boneHu: number,
  inside: (x: number, y: number) => boolean,
): { readonly share: number; readonly hidden: number } {
  const [nx, ny, nz] = size;
  let covered = 0;
  let all = 0;
  // Straight columns, so that bone beside a cleft does not count for what lies over it.
  const open = new Uint8Array(nx * ny);
  for (let j = 0; j < ny; j++)
    for (let i = 0; i < nx; i++) {
      if (!inside(from[0] + i * STEP_MM, from[1] + j * STEP_MM)) continue;
      let [metal, breaks] = [0, 0];
      let gap = 0;
      for (let k = 0; k < nz; k++) {
        const n = (k * ny + j) * nx + i;
        if (hidden[n] === 1) metal += 1;
        gap = (hu[n] as number) < boneHu ? gap + 1 : 0;
        // A pore of half a millimetre is marrow, more is a break.
        if (gap * STEP_MM > 0.99) breaks += 1;
      }
      all += 1;
      if (metal > 0) covered += 1;
      else if (breaks === 0) open[j * nx + i] = 1;
    }
  const joined = open.reduce((sum, one) => sum + one, 0);
  return { share: joined / Math.max(1, all - covered), hidden: covered / Math.max(1, all) };
}

/** The share of a place along the space's height, −1 at the lower body and 1 at the upper. */
export const heightIn = (space: DiscSpace, p: PatientPoint): number =>
  dot3([p[0] - space.centre[0], p[1] - space.centre[1], p[2] - space.centre[2]], space.up) / space.halfHeight;
