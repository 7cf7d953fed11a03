import { blockMean, emptyGrid, type Grid } from './registrationFilm.ts';
import { gaussianBlur } from './smoothing.ts';

/**
 * Each element against the mean and SD of its surroundings (Gaussian, `sigmaMm`), in which elements of weight 0 (metal, shutters) do not
 * count: brings films of different window, exposure and soft tissue to one scale. `floor` (in the film's grey) keeps quiet areas quiet.
 * The statistics are taken at half the resolution, where they lose nothing.
 */
export function normaliseLocally(film: Grid, weight: Grid, sigmaMm: number, floor: number): Grid {
  const factor = sigmaMm / film.mm >= 5 ? 2 : 1;
  const half = blockMean(film, factor);
  const share = blockMean(weight, factor);
  const weighted = emptyGrid(half);
  const squares = emptyGrid(half);
  const n = half.values.length;
  for (let i = 0; i < n; i++) {
    const w = share.values[i] as number;
    const v = half.values[i] as number;
    weighted.values[i] = w * v;
    squares.values[i] = w * v * v;
  }
  const sigma = sigmaMm / half.mm;
  const total = gaussianBlur(share, sigma).values;
  const mean = gaussianBlur(weighted, sigma).values;
  const square = gaussianBlur(squares, sigma).values;
  const gain = square;
  for (let i = 0; i < n; i++) {
    const w = Math.max(1e-3, total[i] as number);
    const m = (mean[i] as number) / w;
    const variance = Math.max(0, (square[i] as number) / w - m * m);
    mean[i] = m;
    gain[i] = 1 / Math.sqrt(variance + floor * floor);
  }
  const out = emptyGrid(film);
  const { columns } = film;
  for (let r = 0; r < film.rows; r++) {
    const y = Math.min(half.rows - 1, Math.max(0, (r + 0.5) / factor - 0.5));
    const r0 = Math.min(half.rows - 2, Math.floor(y));
    const fy = y - r0;
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c;
      if ((weight.values[i] as number) === 0) continue;
      const x = Math.min(half.columns - 1, Math.max(0, (c + 0.5) / factor - 0.5));
      const c0 = Math.min(half.columns - 2, Math.floor(x));
      const fx = x - c0;
      const at = r0 * half.columns + c0;
      const m = bilinear(mean, at, half.columns, fx, fy);
      const g = bilinear(gain, at, half.columns, fx, fy);
      out.values[i] = Math.max(-4, Math.min(4, ((film.values[i] as number) - m) * g));
    }
  }
  return out;
}

function bilinear(values: Float32Array, at: number, columns: number, fx: number, fy: number): number {
  const top = (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx;
  const bottom = (values[at + columns] as number) * (1 - fx) + (values[at + columns + 1] as number) * fx;
  return top * (1 - fy) + bottom * fy;
}
