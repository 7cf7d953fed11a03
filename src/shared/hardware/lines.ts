import { add3, dot3, length3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import type { RidgePoint } from './ridges.ts';

/** A straight run of ridge points: `at` its middle, `along` a unit direction, `half` half its length, mm. */
export interface Line {
  readonly at: Vec3;
  readonly along: Vec3;
  readonly half: number;
}

const ASIDE_MM = 0.9;
const TURN_COSINE = Math.cos((18 * Math.PI) / 180);
const BIN_MM = 0.5;
const GAP_BINS = 4;
const LEAST_MM = 4.5;
const MOST_LINES = 60;

/** Straight runs, longest first; each point is used once. */
export function linesThrough(points: readonly RidgePoint[]): readonly Line[] {
  const lines: Line[] = [];
  let left = points;
  while (left.length > 8 && lines.length < MOST_LINES) {
    let best: { line: Line; used: readonly RidgePoint[] } | null = null;
    const stride = Math.max(1, Math.floor(left.length / 600));
    for (let n = 0; n < left.length; n += stride) {
      const seed = left[n];
      if (seed === undefined) continue;
      const found = runThrough({ at: seed.at, along: seed.along, half: 0 }, left);
      if (found !== null && (best === null || found.line.half > best.line.half)) best = found;
    }
    if (best === null || 2 * best.line.half < LEAST_MM) break;
    let { line, used } = best;
    for (let round = 0; round < 2; round++) {
      const again = runThrough(line, left);
      if (again === null) break;
      ({ line, used } = again);
    }
    lines.push(line);
    const gone = new Set(used);
    // What lies beside a line that was taken belongs to it.
    left = left.filter((point) => {
      if (gone.has(point)) return false;
      const d = sub3(point.at, line.at);
      const s = dot3(d, line.along);
      return !(Math.abs(s) < line.half && length3(sub3(d, scale3(line.along, s))) < 1.3);
    });
  }
  return lines;
}

function runThrough(line: Line, points: readonly RidgePoint[]): { line: Line; used: readonly RidgePoint[] } | null {
  const near: { point: RidgePoint; s: number }[] = [];
  for (const point of points) {
    const dx = point.at[0] - line.at[0];
    const dy = point.at[1] - line.at[1];
    const dz = point.at[2] - line.at[2];
    const s = dx * line.along[0] + dy * line.along[1] + dz * line.along[2];
    if (dx * dx + dy * dy + dz * dz - s * s > ASIDE_MM * ASIDE_MM) continue;
    if (Math.abs(dot3(point.along, line.along)) < TURN_COSINE) continue;
    near.push({ point, s });
  }
  if (near.length < 6) return null;
  near.sort((a, b) => a.s - b.s);
  // The longest stretch without a gap.
  let [from, best] = [0, [0, -1] as readonly [number, number]];
  for (let n = 1; n <= near.length; n++) {
    const gap = n === near.length || (near[n]?.s ?? 0) - (near[n - 1]?.s ?? 0) > GAP_BINS * BIN_MM;
    if (!gap) continue;
    const span = (near[n - 1]?.s ?? 0) - (near[from]?.s ?? 0);
    if (best[1] < best[0] || span > (near[best[1]]?.s ?? 0) - (near[best[0]]?.s ?? 0)) best = [from, n - 1];
    from = n;
  }
  const used = near.slice(best[0], best[1] + 1).map((one) => one.point);
  if (used.length < 6) return null;
  return { line: fitted(used, line.along), used };
}

/** The line of least squares through points: their middle and their longest axis, by repeated multiplication. */
function fitted(points: readonly RidgePoint[], start: Vec3): Line {
  const middle = scale3(
    points.reduce((sum: Vec3, { at }) => add3(sum, at), [0, 0, 0]),
    1 / points.length,
  );
  let along = start;
  for (let round = 0; round < 12; round++) {
    let next: Vec3 = [0, 0, 0];
    for (const { at } of points) {
      const d = sub3(at, middle);
      next = add3(next, scale3(d, dot3(d, along)));
    }
    along = normalise3(next) ?? along;
  }
  const places = points.map(({ at }) => dot3(sub3(at, middle), along));
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return { at: add3(middle, scale3(along, (low + high) / 2)), along, half: (high - low) / 2 };
}
