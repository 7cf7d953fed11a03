import { add3, cross3, dot3, length3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { leastSquares } from './leastSquares.ts';
import type { FoundScrew } from './measureScrew.ts';
import type { MetalLevel } from './metalLevel.ts';
import type { Sampler } from './sampler.ts';
import { median, onAxis, RADII, RADIAL_STEP, readSection, SECTORS } from './section.ts';

/** A plate seen from outside: how high its outer surface stands over a plane, on a lattice; NaN where there is none. */
export interface PlateSurface {
  readonly middle: Vec3;
  /** Outwards, towards the head, and to the patient's left (or as near as the plate lies). */
  readonly out: Vec3;
  readonly up: Vec3;
  readonly aside: Vec3;
  readonly rows: number;
  readonly columns: number;
  /** Height in mm of row r (along `up`) and column c (along `aside`), from the lattice's lower right corner. */
  readonly heights: Float32Array;
  readonly screws: readonly FoundScrew[];
}

const CELL_MM = 0.5;
const BEYOND_MM = 15;
const DEPTH_MM = 9;

/** Screws that go through a plate, by the plate that they share. */
export function plateGroups(
  screws: readonly FoundScrew[],
  level: MetalLevel,
  sample: Sampler,
): readonly (readonly FoundScrew[])[] {
  const sure = screws.filter((screw) => platedShare(screw, level, sample) >= PLATED);
  const inPlate = screws.filter((screw) => sure.includes(screw) || sure.some((other) => bridged(screw, other, level, sample)));
  const groups: FoundScrew[][] = [];
  for (const screw of inPlate) {
    const touching = groups.filter((group) => group.some((other) => bridged(screw, other, level, sample)));
    const rest = groups.filter((group) => !touching.includes(group));
    groups.length = 0;
    groups.push(...rest, [...touching.flat(), screw]);
  }
  return groups.filter((group) => group.length >= 2);
}

const PLATED = 0.36;

/** The share of directions around the head in which metal goes on: a plate goes on all around the head; a tulip ends, and its rod goes on to two sides only. */
function platedShare(screw: FoundScrew, level: MetalLevel, sample: Sampler): number {
  const section = new Float32Array(SECTORS * RADII);
  const ring = [Math.round(5 / RADIAL_STEP), Math.round(6 / RADIAL_STEP)];
  let most = 0;
  for (let s = screw.headAt + 0.5; s <= screw.free[0]; s += 0.5) {
    readSection(sample, screw.frame, s, section);
    let metal = 0;
    for (let a = 0; a < SECTORS; a++)
      if (ring.every((r) => (section[a * RADII + r] as number) > 0.6 * level.threshold)) metal += 1;
    most = Math.max(most, metal / SECTORS);
  }
  return most;
}

/** Metal lies along the straight way between two screws, at some depth of the plate. */
function bridged(a: FoundScrew, b: FoundScrew, level: MetalLevel, sample: Sampler): boolean {
  if (dot3(a.frame.along, b.frame.along) < 0.5) return false;
  const [p, q] = [onAxis(a.frame, a.free[0] - 1), onAxis(b.frame, b.free[0] - 1)];
  const distance = length3(sub3(q, p));
  if (distance > 32) return false;
  const out = normalise3(add3(a.frame.along, b.frame.along)) ?? a.frame.along;
  let metal = 0;
  const steps = Math.ceil(distance);
  for (let n = 0; n <= steps; n++) {
    const at = add3(p, scale3(sub3(q, p), n / steps));
    for (let depth = -4; depth <= 3; depth += 0.5) {
      const [x, y, z] = add3(at, scale3(out, depth));
      if (sample(x, y, z) > 0.8 * level.threshold) {
        metal += 1;
        break;
      }
    }
  }
  return metal >= 0.7 * (steps + 1);
}

export function plateSurface(group: readonly FoundScrew[], level: MetalLevel, sample: Sampler): PlateSurface {
  const out = normalise3(group.reduce((sum: Vec3, one) => sub3(sum, one.frame.along), [0, 0, 0])) ?? [0, -1, 0];
  const upright = normalise3(sub3([0, 0, 1], scale3(out, out[2]))) ?? [0, 0, 1];
  const first = seenAlong(group, out, upright, level, sample);
  const lean = leanOf(first);
  if (Math.abs(lean) < 0.02) return first;
  // Once more along the plate's own length.
  return seenAlong(group, out, normalise3(add3(upright, scale3(first.aside, lean))) ?? upright, level, sample);
}

/** How much the middles of the lattice's rows wander aside per mm upwards: the plate's lean. */
function leanOf({ rows, columns, heights }: PlateSurface): number {
  let [n, sr, sc, srr, src] = [0, 0, 0, 0, 0];
  for (let r = 0; r < rows; r++) {
    let [left, right] = [-1, -1];
    for (let c = 0; c < columns; c++)
      if (!Number.isNaN(heights[r * columns + c] as number)) {
        if (left < 0) left = c;
        right = c;
      }
    if (right - left < 10) continue;
    const c = (left + right) / 2;
    n += 1;
    sr += r;
    sc += c;
    srr += r * r;
    src += r * c;
  }
  const determinant = n * srr - sr * sr;
  return determinant > 0 ? (n * src - sr * sc) / determinant : 0;
}

function seenAlong(group: readonly FoundScrew[], out: Vec3, up: Vec3, level: MetalLevel, sample: Sampler): PlateSurface {
  const aside = cross3(up, out);
  const entries = group.map((one) => onAxis(one.frame, one.free[0] - 1));
  const middle = scale3(
    entries.reduce((sum: Vec3, p) => add3(sum, p), [0, 0, 0]),
    1 / entries.length,
  );
  const reach = (axis: Vec3): number => Math.max(...entries.map((p) => Math.abs(dot3(sub3(p, middle), axis))));
  const rows = 2 * Math.ceil((reach(up) + BEYOND_MM) / CELL_MM) + 1;
  const columns = 2 * Math.ceil((reach(aside) + BEYOND_MM) / CELL_MM) + 1;
  const heights = new Float32Array(rows * columns).fill(Number.NaN);
  const solid = Math.min(level.plateau, level.clip);
  const edge = level.clip < 4500 ? 1700 : 0.5 * solid;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const foot = cellPoint({ middle, up, aside, rows, columns }, r, c);
      heights[r * columns + c] = surfaceHeight(sample, foot, out, edge, solid);
    }
  const surface: PlateSurface = { middle, out, up, aside, rows, columns, heights, screws: group };
  keepConnected(surface);
  return surface;
}

type Lattice = Pick<PlateSurface, 'middle' | 'up' | 'aside' | 'rows' | 'columns'>;
export function cellPoint({ middle, up, aside, rows, columns }: Lattice, r: number, c: number): Vec3 {
  return add3(middle, add3(scale3(up, (r - (rows - 1) / 2) * CELL_MM), scale3(aside, (c - (columns - 1) / 2) * CELL_MM)));
}

/** From outside inwards: where the profile first rises through half of what it then reaches. */
function surfaceHeight(sample: Sampler, foot: Vec3, out: Vec3, edge: number, solid: number): number {
  let before = -1024;
  for (let h = DEPTH_MM; h >= -DEPTH_MM; h -= 0.3) {
    const value = sample(foot[0] + h * out[0], foot[1] + h * out[1], foot[2] + h * out[2]);
    if (value >= edge && before < edge) {
      let top = value;
      for (let d = 0.3; d <= 1.5; d += 0.3) {
        const g = h - d;
        top = Math.max(top, sample(foot[0] + g * out[0], foot[1] + g * out[1], foot[2] + g * out[2]));
      }
      // What is thinner than the scanner resolves is no plate.
      if (top < 0.75 * solid) return Number.NaN;
      return h + (0.3 * (value - edge)) / (value - before);
    }
    before = value;
  }
  return Number.NaN;
}

/** Drops cells that no chain of neighbours of like height joins to the metal around the screws. */
function keepConnected({ rows, columns, heights, screws, middle, up, aside }: PlateSurface): void {
  const seen = new Uint8Array(heights.length);
  const stack: number[] = [];
  for (const screw of screws) {
    const d = sub3(onAxis(screw.frame, screw.free[0] - 1), middle);
    const r0 = Math.round(dot3(d, up) / CELL_MM + (rows - 1) / 2);
    const c0 = Math.round(dot3(d, aside) / CELL_MM + (columns - 1) / 2);
    for (let r = r0 - 9; r <= r0 + 9; r++)
      for (let c = c0 - 9; c <= c0 + 9; c++) {
        const n = r * columns + c;
        if (r >= 0 && c >= 0 && r < rows && c < columns && seen[n] === 0 && !Number.isNaN(heights[n] as number)) {
          seen[n] = 1;
          stack.push(n);
        }
      }
  }
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    const c = n % columns;
    for (const m of [c > 0 ? n - 1 : -1, c < columns - 1 ? n + 1 : -1, n - columns, n + columns]) {
      if (m < 0 || m >= heights.length || seen[m] === 1) continue;
      if (!(Math.abs((heights[m] as number) - (heights[n] as number)) < 1)) continue;
      seen[m] = 1;
      stack.push(m);
    }
  }
  for (let n = 0; n < heights.length; n++) if (seen[n] === 0) heights[n] = Number.NaN;
}

/** How far a screw's head stands out of its plate along its axis, mm, with its standard error; null where too little of the plate is seen. */
export function proudOf(
  screw: FoundScrew,
  surface: PlateSurface,
  level: MetalLevel,
): { readonly value: number; readonly error: number } | null {
  const { middle, out, up, aside, rows, columns, heights } = surface;
  const entry = onAxis(screw.frame, screw.free[0] - 2);
  const local = (p: Vec3): readonly [number, number, number] => {
    const d = sub3(p, middle);
    return [dot3(d, up), dot3(d, aside), dot3(d, out)];
  };
  const [u0] = local(entry);
  const samples: { row: readonly number[]; height: number }[] = [];
  for (let r = 2; r < rows - 2; r++)
    for (let c = 2; c < columns - 2; c++) {
      const n = r * columns + c;
      const height = heights[n] as number;
      if (Number.isNaN(height)) continue;
      const u = (r - (rows - 1) / 2) * CELL_MM;
      const w = (c - (columns - 1) / 2) * CELL_MM;
      if (Math.abs(u - u0) > 9) continue;
      // Rims look lower than they are.
      if ([n - 2, n + 2, n - 2 * columns, n + 2 * columns].some((m) => Number.isNaN(heights[m] as number))) continue;
      if (surface.screws.some((other) => nearHead(other, add3(cellPoint(surface, r, c), scale3(out, height))))) continue;
      samples.push({ row: [1, u - u0, w, w * w, (u - u0) ** 2], height });
    }
  if (samples.length < 25) return null;
  let weights: readonly number[] = samples.map(() => 1);
  let fit: readonly number[] = [0, 0, 0, 0, 0];
  let spread = 0;
  for (let round = 0; round < 5; round++) {
    const found = leastSquares(
      samples.map((one) => one.row),
      samples.map((one) => one.height),
      weights,
    );
    if (found === null) return null;
    fit = found.coefficients;
    const residuals = samples.map(({ row, height }) => Math.abs(height - row.reduce((sum, v, i) => sum + v * (fit[i] ?? 0), 0)));
    spread = 1.48 * median(residuals);
    const scale = Math.max(0.05, 2.5 * spread);
    weights = residuals.map((r) => 1 / (1 + (r / scale) ** 2) ** 2);
  }
  const above = (s: number): number => {
    const [u, w, h] = local(onAxis(screw.frame, s));
    const row = [1, u - u0, w, w * w, (u - u0) ** 2];
    return h - row.reduce((sum, v, i) => sum + v * (fit[i] ?? 0), 0);
  };
  // Along the axis the height over the surface falls; bisection finds where it is nothing.
  let [low, high] = [screw.headAt - 4, screw.free[0] + 3];
  for (let round = 0; round < 40; round++) {
    const middleOf = (low + high) / 2;
    if (above(middleOf) > 0) low = middleOf;
    else high = middleOf;
  }
  const bloom = level.clip < 4500 ? screw.thread.bloom : 0;
  return { value: low + bloom - screw.headAt, error: Math.hypot(0.1, spread / 2) };
}

/** Within a head's reach of a screw's axis. */
function nearHead(screw: FoundScrew, p: Vec3): boolean {
  const d = sub3(p, screw.frame.at);
  const s = dot3(d, screw.frame.along);
  return length3(sub3(d, scale3(screw.frame.along, s))) < headRadius(screw) + 0.5;
}

/** Heads of cervical plate screws are at most this much wider than their thread; no head of a plate is wider than 3.4 mm. */
const headRadius = (screw: FoundScrew): number => Math.min(3.3, screw.thread.meanRadius + 1.4);

/** The plate's middle line on its outer surface, from the head down, and its outline. */
export function plateOutline(surface: PlateSurface): { readonly points: readonly Vec3[]; readonly outline: readonly Vec3[] } {
  const { rows, columns, heights, out } = surface;
  const ends: { r: number; left: number; right: number }[] = [];
  for (let r = rows - 1; r >= 0; r--) {
    let [left, right] = [-1, -1];
    for (let c = 0; c < columns; c++) {
      if (Number.isNaN(heights[r * columns + c] as number)) continue;
      if (left < 0) left = c;
      right = c;
    }
    if (left >= 0 && right - left >= 8) ends.push({ r, left, right });
  }
  const at = (r: number, c: number, height: number): Vec3 => add3(cellPoint(surface, r, c), scale3(out, height));
  const rowHeight = (r: number): number => {
    const values: number[] = [];
    for (let c = 0; c < columns; c++) {
      const height = heights[r * columns + c] as number;
      if (Number.isNaN(height)) continue;
      const p = at(r, c, height);
      if (!surface.screws.some((screw) => nearHead(screw, p))) values.push(height);
    }
    return median(values);
  };
  const chosen = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => ends[Math.round(share * (ends.length - 1))] ?? []);
  const points = chosen.flatMap(({ r, left, right }) => {
    const height = rowHeight(r);
    return Number.isNaN(height) ? [] : [at(r, (left + right) / 2, height)];
  });
  const sparse = ends.filter((_, i) => i % 4 === 0 || i === ends.length - 1);
  const side = (c: 'left' | 'right') => sparse.map((one) => at(one.r, one[c], heights[one.r * columns + one[c]] as number));
  return { points, outline: [...side('left'), ...[...side('right')].reverse()] };
}
