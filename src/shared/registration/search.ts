import type { Grid } from './registrationFilm.ts';
import type { PreparedFilm } from './preparedFilm.ts';
import type { Region } from './region.ts';
import type { VertebraPose } from './pose.ts';

/** A place where a vertebra might be on the extension film. */
export interface Candidate {
  readonly pose: VertebraPose;
  /** Correlation of the coarse films. */
  readonly score: number;
}

/** Turns that are tried, degrees clockwise on a film that faces left: far into extension, a little into flexion. */
const TURN_FROM = -25;
const TURN_TO = 80;
const TURN_STEP = 7;
const KEPT = 40;
/** Candidates nearer than this to a better one are the same. */
const SAME_MM = 3;
const SAME_TURN = 10;
/** Part of the region that may lie beyond the film's border. */
const BEYOND_MM = 25;

/** All turns and shifts of one vertebra over the whole film at once; the best that differ. `side` is +1 facing left, −1 facing right. */
export function searchVertebra(
  region: Region,
  flexion: PreparedFilm,
  extension: PreparedFilm,
  scale: number,
  side: 1 | -1,
): readonly Candidate[] {
  const template = templateOf(region, flexion);
  if (template.count < 12) return [];
  const target = extension.search;
  const { mm } = target;
  const pad = Math.ceil(BEYOND_MM / mm) + 12;
  const width = target.columns + 2 * pad;
  const height = target.rows + 2 * pad;
  const padded = new Float32Array(width * height);
  const mask = extension.searchWeight.values;
  for (let r = 0; r < target.rows; r++)
    for (let c = 0; c < target.columns; c++) {
      const i = r * target.columns + c;
      padded[(r + pad) * width + c + pad] = (mask[i] as number) > 0.5 ? (target.values[i] as number) : 0;
    }
  const found: Candidate[] = [];
  const reach = Math.ceil(BEYOND_MM / mm / 2);
  const offsets = new Int32Array(template.count);
  const n = template.count;
  const w = template.value;
  const across = target.columns + 2 * reach;
  const down = target.rows + 2 * reach;
  const scores = new Float32Array(across * down);
  for (let turn = TURN_FROM; turn <= TURN_TO; turn += TURN_STEP) {
    const angle = (side * turn * Math.PI) / 180;
    const c = (Math.cos(angle) * scale) / mm;
    const s = (Math.sin(angle) * scale) / mm;
    let [left, right, top, bottom] = [0, 0, 0, 0];
    for (let k = 0; k < n; k++) {
      const x = template.x[k] as number;
      const y = template.y[k] as number;
      const dx = Math.round(c * x - s * y);
      const dy = Math.round(s * x + c * y);
      left = Math.min(left, dx);
      right = Math.max(right, dx);
      top = Math.min(top, dy);
      bottom = Math.max(bottom, dy);
      offsets[k] = dy * width + dx;
    }
    const r0 = Math.max(pad - reach, -top);
    const r1 = Math.min(pad + target.rows + reach - 1, height - 1 - bottom);
    const c0 = Math.max(pad - reach, -left);
    const c1 = Math.min(pad + target.columns + reach - 1, width - 1 - right);
    scores.fill(-1);
    for (let r = r0; r <= r1; r++)
      for (let col = c0; col <= c1; col++) {
        const at = r * width + col;
        let dot = 0;
        for (let k = 0; k < n; k++) dot += (w[k] as number) * (padded[at + (offsets[k] as number)] as number);
        scores[(r - pad + reach) * across + (col - pad + reach)] = dot;
      }
    // Local maxima of this turn.
    for (let r = 1; r < down - 1; r++)
      for (let col = 1; col < across - 1; col++) {
        const i = r * across + col;
        const v = scores[i] as number;
        if (v < 0.2 * template.norm) continue;
        if (
          v < (scores[i - 1] as number) ||
          v < (scores[i + 1] as number) ||
          v < (scores[i - across] as number) ||
          v < (scores[i + across] as number)
        )
          continue;
        const x = (col - reach + 0.5) * mm;
        const y = (r - reach + 0.5) * mm;
        found.push({
          score: v / template.norm,
          pose: { angle, scale, centre: region.centre, move: [x - region.centre[0], y - region.centre[1]] },
        });
      }
  }
  return distinct(found);
}

function distinct(found: Candidate[]): readonly Candidate[] {
  found.sort((a, b) => b.score - a.score);
  const kept: Candidate[] = [];
  for (const one of found) {
    if (kept.length >= KEPT) break;
    const twin = kept.some(
      (other) =>
        Math.hypot(other.pose.move[0] - one.pose.move[0], other.pose.move[1] - one.pose.move[1]) < SAME_MM &&
        Math.abs(other.pose.angle - one.pose.angle) < (SAME_TURN * Math.PI) / 180,
    );
    if (!twin) kept.push(one);
  }
  return kept;
}

interface Template {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly value: Float32Array;
  /** Score of a perfect match against a film of unit variance. */
  readonly norm: number;
}

function templateOf(region: Region, film: PreparedFilm): Template {
  const grid: Grid = film.search;
  const { mm } = grid;
  const x: number[] = [];
  const y: number[] = [];
  const v: number[] = [];
  const w: number[] = [];
  for (let r = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.columns; c++) {
      const px = (c + 0.5) * mm;
      const py = (r + 0.5) * mm;
      if (px < region.box.left || px > region.box.right || py < region.box.top || py > region.box.bottom) continue;
      const i = r * grid.columns + c;
      const weight = region.weight(px, py) * (film.searchWeight.values[i] as number);
      if (weight < 0.3 || (r + c) % 2 === 1) continue;
      x.push(px - region.centre[0]);
      y.push(py - region.centre[1]);
      v.push(grid.values[i] as number);
      w.push(weight);
    }
  const sum = w.reduce((a, b) => a + b, 0);
  const mean = v.reduce((a, b, i) => a + b * (w[i] ?? 0), 0) / Math.max(1e-9, sum);
  const centred = v.map((one, i) => (one - mean) * (w[i] ?? 0));
  return {
    count: v.length,
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    value: Float32Array.from(centred),
    norm: Math.max(1e-6, Math.sqrt(centred.reduce((a, t) => a + t * t, 0) * v.reduce((a, one) => a + (one - mean) ** 2, 0))),
  };
}
