import type { FilmLevel } from './preparedFilm.ts';
import type { Samples } from './samples.ts';
import type { Vec2 } from '#shared/geometry';

/** Turn, shift (2), log scale, gain, offset. */
export const PARAMETERS = 6;
/** Residuals beyond this many spreads count little. */
const OUTLIER_SPREADS = 2;
/** Normalised films differ by this much at least. */
const LEAST_SPREAD = 0.05;

/** A pose with its gain and offset, changed in place from step to step. */
export interface FitState {
  angle: number;
  scale: number;
  x: number;
  y: number;
  gain: number;
  offset: number;
}

/** What one look at the extension film under a pose gives, element by element. */
export interface Residuals {
  readonly residual: Float32Array;
  readonly warped: Float32Array;
  /** Mean of both films' gradients in flexion's axes. */
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** The region's weight where both films can be compared, else 0. */
  readonly used: Float32Array;
  /** Of the residuals, from their median. */
  spread: number;
  /** Share of the region that can be compared. */
  overlap: number;
}

export function emptyResiduals(count: number): Residuals {
  const make = () => new Float32Array(count);
  return { residual: make(), warped: make(), gradientX: make(), gradientY: make(), used: make(), spread: 1, overlap: 0 };
}

/** Fills `out` with the residuals `gain · extension + offset − flexion` under the state; `centre` is where turning is about, mm. */
export function lookUnder(samples: Samples, level: FilmLevel, centre: Vec2, state: FitState, out: Residuals): void {
  const { mm, columns, rows, values } = level.image;
  const { count } = samples;
  const { gain, offset } = state;
  const c = Math.cos(state.angle) * state.scale;
  const s = Math.sin(state.angle) * state.scale;
  const ox = (centre[0] + state.x) / mm - 0.5;
  const oy = (centre[1] + state.y) / mm - 0.5;
  const absolute = new Float32Array(count);
  let inside = 0;
  let total = 0;
  let n = 0;
  for (let k = 0; k < count; k++) {
    const px = samples.x[k] as number;
    const py = samples.y[k] as number;
    const qx = ox + (c * px - s * py) / mm;
    const qy = oy + (s * px + c * py) / mm;
    const cx = Math.floor(qx);
    const cy = Math.floor(qy);
    total += samples.weight[k] as number;
    out.used[k] = 0;
    if (cx < 1 || cy < 1 || cx >= columns - 2 || cy >= rows - 2) continue;
    const at = cy * columns + cx;
    const below = at + columns;
    const comparable = Math.min(
      level.weight[at] as number,
      level.weight[at + 1] as number,
      level.weight[below] as number,
      level.weight[below + 1] as number,
    );
    const w = (samples.weight[k] as number) * comparable;
    if (w === 0) continue;
    out.used[k] = w;
    inside += w;
    const fx = qx - cx;
    const fy = qy - cy;
    const w00 = (1 - fx) * (1 - fy);
    const w10 = fx * (1 - fy);
    const w01 = (1 - fx) * fy;
    const w11 = fx * fy;
    const between = (of: Float32Array): number =>
      w00 * (of[at] as number) + w10 * (of[at + 1] as number) + w01 * (of[below] as number) + w11 * (of[below + 1] as number);
    const v = between(values);
    const gx = between(level.gradientX);
    const gy = between(level.gradientY);
    const r = gain * v + offset - (samples.value[k] as number);
    out.warped[k] = v;
    out.residual[k] = r;
    // Extension's gradient is turned back into flexion's axes.
    out.gradientX[k] = 0.5 * ((samples.gradientX[k] as number) + gain * (c * gx + s * gy));
    out.gradientY[k] = 0.5 * ((samples.gradientY[k] as number) + gain * (-s * gx + c * gy));
    absolute[n++] = Math.abs(r);
  }
  out.overlap = total > 0 ? inside / total : 0;
  if (n > 0) out.spread = Math.max(LEAST_SPREAD, (absolute.subarray(0, n).sort()[n >> 1] as number) / 0.6745);
}

/** How much an element counts by its residual (Geman and McClure). */
export function robustWeight(residual: number, spread: number): number {
  const t = residual / (OUTLIER_SPREADS * spread);
  const d = 1 + t * t;
  return 1 / (d * d);
}

/** Derivatives of one element's residual by the parameters, into `row`. */
export function derivatives(samples: Samples, r: Residuals, k: number, row: Float64Array): void {
  const px = samples.x[k] as number;
  const py = samples.y[k] as number;
  const gx = r.gradientX[k] as number;
  const gy = r.gradientY[k] as number;
  row[0] = gy * px - gx * py;
  row[1] = gx;
  row[2] = gy;
  row[3] = gx * px + gy * py;
  row[4] = r.warped[k] as number;
  row[5] = 1;
}

/** Correlation of the two normalised films over the region; every comparable element counts by its place only. */
export function correlation(samples: Samples, r: Residuals): number {
  let [sw, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < samples.count; k++) {
    const w = r.used[k] as number;
    if (w === 0) continue;
    const a = samples.value[k] as number;
    const b = r.warped[k] as number;
    sw += w;
    sa += w * a;
    sb += w * b;
    saa += w * a * a;
    sbb += w * b * b;
    sab += w * a * b;
  }
  if (sw === 0) return 0;
  const va = saa / sw - (sa / sw) ** 2;
  const vb = sbb / sw - (sb / sw) ** 2;
  return va > 0 && vb > 0 ? (sab / sw - (sa * sb) / sw ** 2) / Math.sqrt(va * vb) : 0;
}
