import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vertebra } from '#shared/spine';
import type { TrialFilm, TrialLandmarks, TrialPair } from '../../../tests/fixtures/registrationTrial.ts';

interface StoredFilm extends Omit<TrialFilm, 'values' | 'landmarks'> {
  readonly landmarks: readonly (readonly [Vertebra, TrialLandmarks])[];
}
interface StoredPair extends Omit<TrialPair, 'flexion' | 'extension' | 'neutral'> {
  readonly flexion: StoredFilm;
  readonly extension: StoredFilm;
  readonly neutral: StoredFilm | null;
}

const FILMS = ['flexion', 'extension', 'neutral'] as const;

/** A pair from the folder, or made and put there: films take seconds to make, and a long proof may be stopped and go on. */
export function storedPair(folder: string | null, name: string, make: () => TrialPair): TrialPair {
  if (folder === null) return make();
  const base = join(folder, name);
  if (!existsSync(`${base}.json`)) {
    mkdirSync(folder, { recursive: true });
    const pair = make();
    const stored = (film: TrialFilm): StoredFilm => {
      const { values: _values, landmarks, ...rest } = film;
      return { ...rest, landmarks: [...landmarks] };
    };
    for (const pose of FILMS) {
      const film = pair[pose];
      // The synthetic detector has sixteen bits.
      if (film !== null) writeFileSync(`${base}-${pose}.bin`, Uint16Array.from(film.values));
    }
    const { flexion, extension, neutral } = pair;
    const text: StoredPair = {
      ...pair,
      flexion: stored(flexion),
      extension: stored(extension),
      neutral: neutral === null ? null : stored(neutral),
    };
    writeFileSync(`${base}.part`, JSON.stringify(text));
    renameSync(`${base}.part`, `${base}.json`);
  }
  const text = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as StoredPair;
  const film = (pose: (typeof FILMS)[number], stored: StoredFilm): TrialFilm => {
    const bytes = readFileSync(`${base}-${pose}.bin`);
    const values = Float32Array.from(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2));
    return { ...stored, values, landmarks: new Map(stored.landmarks) };
  };
  return {
    ...text,
    flexion: film('flexion', text.flexion),
    extension: film('extension', text.extension),
    neutral: text.neutral === null ? null : film('neutral', text.neutral),
  };
}
