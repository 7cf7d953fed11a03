import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Difficulty } from '#shared/phantom';
import { ALGORITHM, registerPair, type PairRegistration, type PlacedOnExtension } from '#shared/registration';
import type { Vertebra } from '#shared/spine';
import {
  pixels,
  readPair,
  renderPair,
  type TrialFilm,
  type TrialPair,
  type TrialResult,
} from '../../../tests/fixtures/registrationTrial.ts';
import { storedPair } from './filmStore.ts';
import { withoutLowerNeck } from './spoiledFilms.ts';

/** What one reading of a pair gave, as plain data. */
export interface Reading {
  readonly rows: TrialResult['rows'];
  readonly refused: readonly string[];
  readonly vertebrae: number;
  readonly similarity: readonly number[];
  readonly milliseconds: number;
}

/** What happened to a pair that must not be believed: vertebrae, how many were accepted, how many levels were given and grossly wrong. */
export interface Spoiled {
  readonly vertebrae: number;
  readonly accepted: number;
  readonly gross: number;
}

export const SPOILED = [
  'films swapped',
  'points on extension one level off',
  'films of two necks',
  'lower neck behind the shoulders on extension',
  'neck turned by 20° on extension',
] as const;
export type SpoiledName = (typeof SPOILED)[number];

export interface Outcome {
  readonly difficulty: Difficulty;
  readonly seed: number;
  readonly known: readonly Reading[];
  readonly estimated: readonly Reading[];
  readonly spoiled: Readonly<Partial<Record<SpoiledName, Spoiled>>>;
}

/** Largest error of a level that may be accepted: degrees, mm. */
export const GROSS = { rotation: 1.5, interspinousMotion: 0.8, translation: 0.8 } as const;

const clock = (): number => performance.now();

export interface Trial {
  readonly difficulty: Difficulty;
  readonly seed: number;
  readonly readings: number;
  /** Every so manieth pair is spoiled in every way too. */
  readonly spoiling: boolean;
  /** Folder of films and outcomes, or null to keep nothing. */
  readonly store: string | null;
}

/** One pair, read and spoiled; from the store where it was done before by the same algorithm. */
export function outcomeOf(trial: Trial): Outcome {
  const { store, difficulty, seed } = trial;
  if (store === null) return computed(trial);
  const folder = join(store, `outcomes-${ALGORITHM.version}`);
  const path = join(folder, `${difficulty}-${seed}-${trial.readings}${trial.spoiling ? '-spoiled' : ''}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Outcome;
  const outcome = computed(trial);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.part`, JSON.stringify(outcome));
  renameSync(`${path}.part`, path);
  return outcome;
}

function computed({ difficulty, seed, readings, spoiling, store }: Trial): Outcome {
  const pair = storedPair(store, `${difficulty}-${seed}`, () => renderPair(seed, difficulty));
  const read = (header: boolean): readonly Reading[] =>
    Array.from({ length: readings }, (_, k) => readPair(pair, 1000 * seed + k, header, clock)).flatMap((result) =>
      result === null ? [] : [readingOf(result)],
    );
  return {
    difficulty,
    seed,
    known: read(true),
    estimated: read(false),
    spoiled: spoiling ? spoiledOf(pair, difficulty, seed, store) : {},
  };
}

export function readingOf({ registration, rows, milliseconds }: TrialResult): Reading {
  return {
    rows,
    milliseconds,
    vertebrae: registration.vertebrae.length,
    refused: registration.vertebrae.filter((one) => !one.accepted).map((one) => one.rejection?.code ?? ''),
    similarity: registration.vertebrae.map((one) => one.similarity ?? 0),
  };
}

function spoiledOf(pair: TrialPair, difficulty: Difficulty, seed: number, store: string | null): Outcome['spoiled'] {
  const off = shifted(pair.extension);
  const other = storedPair(store, `${difficulty}-${seed + 1}`, () => renderPair(seed + 1, difficulty));
  const hidden = { ...pair, extension: withoutLowerNeck(pair.extension) };
  const turned = storedPair(store, `turned-${difficulty}-${seed}`, () =>
    renderPair(seed, difficulty, (spec) => {
      const { extension } = spec.films;
      return extension === undefined ? spec : { ...spec, films: { ...spec.films, extension: { ...extension, yaw: 20 } } };
    }),
  );
  return {
    'films swapped': accepted(registered(pair.extension, pair.flexion)),
    'points on extension one level off': accepted(registered(pair.flexion, pair.extension, off), (one) => off.has(one)),
    'films of two necks': accepted(registered(pair.flexion, other.extension)),
    'lower neck behind the shoulders on extension': graded(hidden, seed, (one) => one === 'C7' || one === 'T1'),
    'neck turned by 20° on extension': graded(turned, seed, () => true),
  };
}

function registered(flexion: TrialFilm, extension: TrialFilm, placed: PlacedOnExtension = new Map()): PairRegistration {
  return registerPair({
    flexion: pixels(flexion),
    extension: pixels(extension),
    landmarks: [...flexion.landmarks].map(([vertebra, marks]) => ({ vertebra, ...marks })),
    placedOnExtension: placed,
    scale: null,
  });
}

function accepted(registration: PairRegistration, which: (vertebra: Vertebra) => boolean = () => true): Spoiled {
  const vertebrae = registration.vertebrae.filter((one) => which(one.vertebra));
  const count = vertebrae.filter((one) => one.accepted).length;
  // Not the films' own bones, or not their own names: whatever is given is wrong.
  return { vertebrae: vertebrae.length, accepted: count, gross: count };
}

/** Films whose truth is known: what is given may be right. */
function graded(pair: TrialPair, seed: number, which: (vertebra: Vertebra) => boolean): Spoiled {
  const result = readPair(pair, seed, false, clock);
  if (result === null) return { vertebrae: 0, accepted: 0, gross: 0 };
  const vertebrae = result.registration.vertebrae.filter((one) => which(one.vertebra));
  return {
    vertebrae: vertebrae.length,
    accepted: vertebrae.filter((one) => one.accepted).length,
    gross: result.rows.filter((row) => row.error !== null && Math.abs(row.error) > GROSS[row.quantity]).length,
  };
}

/** Every name on the next vertebra's landmarks. */
function shifted({ landmarks }: TrialFilm): PlacedOnExtension {
  const names = [...landmarks.keys()];
  return new Map(
    names.slice(0, -1).flatMap((name, i) => {
      const marks = landmarks.get(names[i + 1] ?? name);
      return marks === undefined ? [] : [[name, marks] as const];
    }),
  );
}
