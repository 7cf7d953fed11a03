import { comparable } from './exclusion.ts';
import { normaliseLocally } from './localNormalisation.ts';
import { blockMean, emptyGrid, type Grid, type RegistrationFilm } from './registrationFilm.ts';
import { gaussianBlur } from './smoothing.ts';

/** A locally normalised film at one resolution, with its gradients per mm. */
export interface FilmLevel {
  readonly image: Grid;
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** 1 where the film may be compared. */
  readonly weight: Float32Array;
}

export interface PreparedFilm {
  /** Fine to coarse. */
  readonly levels: readonly FilmLevel[];
  /** For the search over the whole film: wide normalisation, coarse. */
  readonly search: Grid;
  readonly searchWeight: Grid;
}

/** About the finest detail that a film's focus and detector leave, mm. */
export const FINEST_MM = 0.24;
/** Window of the local mean and SD. */
const WINDOW_MM = 2;
const SEARCH_WINDOW_MM = 5;
const SEARCH_MM = 1.75;
/** Smoothing before differentiation, in elements of the level. */
const SMOOTHING = 0.8;
const LEVELS = 3;

/** Normalises a film once for all its vertebrae. */
export function prepareFilm(film: RegistrationFilm): PreparedFilm {
  const whole: Grid = { rows: film.rows, columns: film.columns, mm: film.pixelMm, values: film.values };
  const fine = blockMean(whole, Math.max(1, Math.round(FINEST_MM / film.pixelMm)));
  const weight = comparable(fine);
  const floor = 0.25 * detailOf(fine);
  const normalised = normaliseLocally(fine, weight, WINDOW_MM, floor);
  const levels: FilmLevel[] = [];
  let image = normalised;
  let valid = weight;
  for (let i = 0; i < LEVELS; i++) {
    if (i > 0) {
      image = blockMean(image, 2);
      valid = blockMean(valid, 2);
    }
    levels.push(levelOf(gaussianBlur(image, SMOOTHING), valid));
  }
  const middle = blockMean(fine, 2);
  const wide = normaliseLocally(gaussianBlur(middle, 0.6 / middle.mm), blockMean(weight, 2), SEARCH_WINDOW_MM, floor);
  const factor = Math.max(1, Math.round(SEARCH_MM / middle.mm));
  return { levels, search: blockMean(wide, factor), searchWeight: blockMean(weight, 2 * factor) };
}

export function levelOf(image: Grid, valid: Grid): FilmLevel {
  const { rows, columns, mm, values } = image;
  const gradientX = emptyGrid(image).values;
  const gradientY = emptyGrid(image).values;
  const per = 1 / (2 * mm);
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < columns - 1; c++) {
      const i = r * columns + c;
      gradientX[i] = ((values[i + 1] as number) - (values[i - 1] as number)) * per;
      gradientY[i] = ((values[i + columns] as number) - (values[i - columns] as number)) * per;
    }
  return { image, gradientX, gradientY, weight: valid.values };
}

/** The film's typical fine detail, in its own grey: the median absolute difference of elements 1 mm apart. */
function detailOf(grid: Grid): number {
  const step = Math.max(1, Math.round(1 / grid.mm));
  const sample: number[] = [];
  for (let r = step; r < grid.rows; r += 5)
    for (let c = step; c < grid.columns; c += 5)
      sample.push(Math.abs((grid.values[r * grid.columns + c] as number) - (grid.values[r * grid.columns + c - step] as number)));
  sample.sort((a, b) => a - b);
  return Math.max(1e-6, sample[Math.floor(sample.length * 0.7)] ?? 0);
}
