import type { FilmSpec } from './spec.ts';
import { gaussianBlur, wideBlur } from './filters.ts';
import { createRandom } from '#shared/statistics';

/** A film as stored: 12 bits, MONOCHROME2 (bone bright), and the window that shows it. */
export interface FilmPixels {
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint16Array;
  readonly windowCenter: number;
  readonly windowWidth: number;
}

const FULL = 4095;

/**
 * From line integrals to the stored film: attenuation, scatter, focal and detector blur, quantum noise, then the processing of a digital
 * detector (logarithm, compression of the wide gradients, a little edge enhancement), 12 bits.
 */
export function exposeFilm(sums: Float32Array, rows: number, columns: number, film: FilmSpec, seed: number): FilmPixels {
  const primary = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i++) primary[i] = Math.exp(-sums[i]);
  const sharp = gaussianBlur(primary, rows, columns, film.blur);
  const scattered = wideBlur(sharp, rows, columns, 70, 10);
  const random = createRandom(seed);
  const log = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i++) {
    const signal = sharp[i] + film.scatter * scattered[i];
    const photons = film.photons * signal;
    const seen = Math.max(1, photons + Math.sqrt(photons) * random.normal());
    log[i] = -Math.log(seen / (film.photons * (1 + film.scatter)));
  }
  return store(toned(gaussianBlur(log, rows, columns, 0.55), rows, columns), rows, columns);
}

/** Wide gradients keep a third of their contrast, detail below about 1 mm gains a third. */
function toned(log: Float32Array, rows: number, columns: number): Float32Array {
  const wide = wideBlur(log, rows, columns, 42, 6);
  const fine = gaussianBlur(log, rows, columns, 4);
  const out = new Float32Array(log.length);
  for (let i = 0; i < log.length; i++) out[i] = log[i] - 0.66 * wide[i] + 0.35 * (log[i] - fine[i]);
  return out;
}

function store(image: Float32Array, rows: number, columns: number): FilmPixels {
  const sorted = Float32Array.from(image.filter((_, i) => i % 37 === 0)).sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)];
  const low = at(0.002);
  const high = Math.max(at(0.999), low + 0.5);
  const span = (high - low) * 1.15;
  const values = new Uint16Array(image.length);
  for (let i = 0; i < image.length; i++) values[i] = Math.round(Math.max(0, Math.min(1, (image[i] - low) / span + 0.03)) * FULL);
  const stored = (share: number): number => ((at(share) - low) / span + 0.03) * FULL;
  const [dark, bright] = [stored(0.1), stored(0.993)];
  return { rows, columns, values, windowCenter: Math.round((dark + bright) / 2), windowWidth: Math.round(bright - dark) };
}
