import { tQuantile } from '#shared/statistics';

export interface LearningPoint {
  /** The how-manieth case that the fellow read, from 1. */
  readonly x: number;
  /** Error without sign. */
  readonly y: number;
}
export interface LearningCurve {
  readonly points: readonly LearningPoint[];
  /** Local straight lines with tricube weights; 95 % interval of the fitted mean. Empty below five points. */
  readonly smooth: readonly { readonly x: number; readonly fit: number; readonly interval95: readonly [number, number] }[];
}

/** Share of the points that each local line sees. */
const SPAN = 0.75;

/**
 * Error over cases, smoothed by local linear regression (Cleveland 1979, without robustness weights). The smoother is linear in the errors,
 * so its interval follows from its own weights: residual variance over n − trace, Student's t.
 */
export function learningCurve(points: readonly LearningPoint[]): LearningCurve {
  const n = points.length;
  const distinct = new Set(points.map(({ x }) => x)).size;
  if (n < 5 || distinct < 4) return { points, smooth: [] };
  const rowOf = (x: number): readonly number[] => smootherRow(x, points);
  const rows = points.map(({ x }) => rowOf(x));
  const fit = (row: readonly number[]): number => row.reduce((sum, weight, i) => sum + weight * (points[i]?.y ?? 0), 0);
  const trace = rows.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const df = n - trace;
  if (df < 1) return { points, smooth: [] };
  const residual = rows.reduce((sum, row, i) => sum + ((points[i]?.y ?? 0) - fit(row)) ** 2, 0);
  const sigma = Math.sqrt(residual / df);
  const t = tQuantile(0.975, df);
  const xs = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const smooth = xs.map((x) => {
    const row = rowOf(x);
    const value = fit(row);
    const half = t * sigma * Math.sqrt(row.reduce((sum, weight) => sum + weight * weight, 0));
    return { x, fit: value, interval95: [Math.max(0, value - half), value + half] as const };
  });
  return { points, smooth };
}

/** What each point's error counts in the line's value at `x`. */
function smootherRow(x: number, points: readonly LearningPoint[]): readonly number[] {
  const away = points.map((one) => Math.abs(one.x - x)).sort((a, b) => a - b);
  const reach = Math.max(away[Math.min(points.length, Math.ceil(SPAN * points.length)) - 1] ?? 1, 1) * 1.0001;
  const weights = points.map((one) => Math.max(0, 1 - (Math.abs(one.x - x) / reach) ** 3) ** 3);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const centre = weights.reduce((sum, w, i) => sum + w * (points[i]?.x ?? 0), 0) / total;
  const spread = weights.reduce((sum, w, i) => sum + w * ((points[i]?.x ?? 0) - centre) ** 2, 0);
  return weights.map((w, i) => w / total + (spread === 0 ? 0 : (w * ((points[i]?.x ?? 0) - centre) * (x - centre)) / spread));
}
