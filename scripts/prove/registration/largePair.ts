import { registerPair, type RegistrationFilm } from '#shared/registration';
import { pixels, type TrialPair } from '../../../tests/fixtures/registrationTrial.ts';
import { median } from './tables.ts';

/** A pair on films of 2000 rows, resampled: milliseconds, median of nine. */
export function timeOfLargePair(pair: TrialPair): number {
  const films = [pair.flexion, pair.extension].map((film) => resampled(pixels(film), 2000));
  const [flexion, extension] = films as [RegistrationFilm, RegistrationFilm];
  const factor = pair.flexion.pixelMm / flexion.pixelMm;
  const by = ([x, y]: readonly [number, number]): readonly [number, number] => [x * factor, y * factor];
  const landmarks = [...pair.flexion.landmarks].map(([vertebra, m]) => ({
    vertebra,
    superiorAnterior: by(m.superiorAnterior),
    superiorPosterior: by(m.superiorPosterior),
    inferiorPosterior: by(m.inferiorPosterior),
    inferiorAnterior: by(m.inferiorAnterior),
    tip: by(m.tip),
  }));
  return median(
    Array.from({ length: 9 }, () => {
      const start = performance.now();
      registerPair({ flexion, extension, landmarks, placedOnExtension: new Map(), scale: null });
      return performance.now() - start;
    }),
  );
}

function resampled(film: RegistrationFilm, rows: number): RegistrationFilm {
  const step = film.rows / rows;
  const columns = Math.min(1600, Math.floor(film.columns / step));
  const values = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      values[r * columns + c] =
        film.values[
          Math.min(film.rows - 1, Math.floor((r + 0.5) * step)) * film.columns +
            Math.min(film.columns - 1, Math.floor((c + 0.5) * step))
        ] ?? 0;
  return { rows, columns, values, pixelMm: film.pixelMm * step };
}
