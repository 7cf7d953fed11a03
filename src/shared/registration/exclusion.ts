import { blockMean, emptyGrid, type Grid } from './registrationFilm.ts';
import { gaussianBlur } from './smoothing.ts';

/** A film without its metal has a robust spread of fine detail; metal stands out of its surroundings by this many of them. */
const METAL_SPREADS = 7;
/** Surroundings against which metal stands out, mm. */
const SURROUNDINGS_MM = 7;
/** Metal's blurred edge, mm. */
const METAL_MARGIN_MM = 0.9;
/** A shutter's or the film's edge and its shadow in the local statistics, mm. */
const SHUTTER_MARGIN_MM = 1.5;

/**
 * Which elements may be compared: 1, or 0 for metal (plates, screws, markers), collimator shutters (flat without any noise) and what lies
 * within the margin of either or of the film's border.
 */
export function comparable(film: Grid): Grid {
  const factor = Math.max(1, Math.round(0.5 / film.mm));
  const coarse = blockMean(film, factor);
  const flat = flatAreas(coarse);
  const metal = metalAreas(coarse, flat);
  const bad = emptyGrid(coarse);
  spread(flat, bad, SHUTTER_MARGIN_MM / coarse.mm);
  spread(metal, bad, METAL_MARGIN_MM / coarse.mm);
  const out = emptyGrid(film);
  const margin = Math.ceil(SHUTTER_MARGIN_MM / film.mm);
  for (let r = margin; r < film.rows - margin; r++) {
    const row = Math.min(coarse.rows - 1, Math.floor(r / factor)) * coarse.columns;
    for (let c = margin; c < film.columns - margin; c++)
      if (bad.values[row + Math.min(coarse.columns - 1, Math.floor(c / factor))] === 0) out.values[r * film.columns + c] = 1;
  }
  return out;
}

/** Metal without its margin at about half a millimetre: 1 where something is far denser than all around it. */
export function metalOf(film: Grid): Grid {
  const coarse = blockMean(film, Math.max(1, Math.round(0.5 / film.mm)));
  return { ...coarse, values: Float32Array.from(metalAreas(coarse, flatAreas(coarse))) };
}

/** Elements that equal all their neighbours to the last bit. */
function flatAreas(grid: Grid): Uint8Array {
  const { rows, columns, values } = grid;
  const flat = new Uint8Array(rows * columns);
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < columns - 1; c++) {
      const i = r * columns + c;
      const v = values[i];
      if (v === values[i - 1] && v === values[i + 1] && v === values[i - columns] && v === values[i + columns]) flat[i] = 1;
    }
  return flat;
}

function metalAreas(grid: Grid, flat: Uint8Array): Uint8Array {
  const wide = gaussianBlur(grid, SURROUNDINGS_MM / grid.mm);
  const n = grid.values.length;
  const sample: number[] = [];
  for (let i = 0; i < n; i += 7)
    if (flat[i] === 0) sample.push(Math.abs((grid.values[i] as number) - (wide.values[i] as number)));
  sample.sort((a, b) => a - b);
  const spreadOfDetail = (sample[Math.floor(sample.length * 0.8)] ?? 0) / 1.28;
  const metal = new Uint8Array(n);
  const limit = METAL_SPREADS * spreadOfDetail;
  if (limit > 0) for (let i = 0; i < n; i++) if ((grid.values[i] as number) - (wide.values[i] as number) > limit) metal[i] = 1;
  return metal;
}

function spread(mask: Uint8Array, into: Grid, radius: number): void {
  const { rows, columns, values } = into;
  const reach = Math.ceil(radius);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (mask[r * columns + c] === 0) continue;
      // Inside a filled area nothing is left to mark.
      const i = r * columns + c;
      if (r > 0 && c > 0 && r < rows - 1 && c < columns - 1)
        if (mask[i - 1] === 1 && mask[i + 1] === 1 && mask[i - columns] === 1 && mask[i + columns] === 1) {
          values[i] = 1;
          continue;
        }
      for (let y = Math.max(0, r - reach); y <= Math.min(rows - 1, r + reach); y++)
        for (let x = Math.max(0, c - reach); x <= Math.min(columns - 1, c + reach); x++)
          if ((y - r) ** 2 + (x - c) ** 2 <= radius * radius) values[y * columns + x] = 1;
    }
}
