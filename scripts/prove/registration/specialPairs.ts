import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHANTOM_SEGMENTS, PHANTOM_VERTEBRAE, type PhantomSegment, type PhantomSpec } from '#shared/phantom';
import { ALGORITHM } from '#shared/registration';
import { readPair, renderPair } from '../../../tests/fixtures/registrationTrial.ts';
import { storedPair } from './filmStore.ts';
import { readingOf, type Reading } from './outcome.ts';

/** Films that the question of fusion is asked of most: rows of their own, with the same figures asked for. */
export const SPECIAL = ['metal only at the fused level', 'gross non-union', 'no motion at all'] as const;
export type SpecialName = (typeof SPECIAL)[number];

const KEYS: Readonly<Record<SpecialName, string>> = {
  'metal only at the fused level': 'fused',
  'gross non-union': 'nonunion',
  'no motion at all': 'still',
};

/** What a special pair is called in the store. */
export const specialKey = (name: SpecialName, seed: number): string => `${KEYS[name]}-${seed}`;

/** What of a `usual` pair (3° of tilt, unequal exposure) is made otherwise; which level is operated goes with the seed. */
export function specialSpec(name: SpecialName, spec: PhantomSpec): PhantomSpec {
  const i = 2 + (spec.seed % 3);
  const segment = PHANTOM_SEGMENTS[i] ?? 'C5-C6';
  const [from, to] = [PHANTOM_VERTEBRAE[i] ?? 'C5', PHANTOM_VERTEBRAE[i + 1] ?? 'C6'];
  const loose = name === 'gross non-union';
  const centre = [1.2, 1] as const;
  const still = Object.fromEntries(PHANTOM_SEGMENTS.map((one) => [one, { rotation: 0, slip: 0, centre }])) as Record<
    PhantomSegment,
    PhantomSpec['motion'][PhantomSegment]
  >;
  const operated = { rotation: loose ? 8 + (spec.seed % 5) : 0, slip: loose ? 1 + 0.25 * (spec.seed % 4) : 0, centre };
  return {
    ...spec,
    motion: name === 'no motion at all' ? still : { ...spec.motion, [segment]: operated },
    hardware: [
      {
        kind: 'anterior-plate',
        from,
        to,
        rigidWith: to,
        halo: loose ? 1.4 : 0,
        backout: loose ? 2 : 0,
        looseVertebra: loose ? from : null,
        screwDiameter: 4,
        screwLength: 14,
      },
    ],
    interbody: [
      {
        segment,
        implant: 'peek-cage',
        bridging: loose ? 'none' : 'full',
        extraGraft: !loose,
        cleft: loose ? 'full' : 'none',
      },
    ],
  };
}

export interface SpecialOutcome {
  readonly known: readonly Reading[];
  readonly estimated: readonly Reading[];
}

/** One such pair, read once with and once without magnifications; from the store where it was done before by the same algorithm. */
export function specialOutcomeOf(name: SpecialName, seed: number, store: string | null): SpecialOutcome {
  const key = specialKey(name, seed);
  const folder = store === null ? null : join(store, `outcomes-${ALGORITHM.version}`);
  const path = folder === null ? null : join(folder, `special-${key}.json`);
  if (path !== null && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as SpecialOutcome;
  const pair = storedPair(store, key, () => renderPair(seed, 'usual', (spec) => specialSpec(name, spec)));
  const read = (header: boolean): readonly Reading[] => {
    const result = readPair(pair, 1000 * seed, header, () => performance.now());
    return result === null ? [] : [readingOf(result)];
  };
  const outcome = { known: read(true), estimated: read(false) };
  if (folder !== null && path !== null) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.part`, JSON.stringify(outcome));
    renameSync(`${path}.part`, path);
  }
  return outcome;
}
