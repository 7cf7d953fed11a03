import { randomSpec } from '#shared/phantom';
import { registerPair } from '#shared/registration';
import { readPair, renderPair } from '../../../tests/fixtures/registrationTrial.ts';
import { storedPair } from './filmStore.ts';
import { specialKey, specialSpec, type SpecialName } from './specialPairs.ts';
import { rms } from './tables.ts';

const NAMES = ['registeredPlateRotation', 'registeredPlateTranslation', 'registeredPlateTranslationSuperior'] as const;

/** What a plate's motion against a bone was found to be, and what it is; by measure. */
export interface PlateOutcome {
  readonly kind: SpecialName;
  readonly errors: readonly {
    readonly measure: string;
    readonly against: 'lower' | 'upper';
    readonly error: number;
    readonly z: number;
  }[];
  readonly followed: boolean;
}

/** Against the lower bone every measure, against the upper one the rotation. */
export function platesOf(kind: SpecialName, seed: number, store: string | null): PlateOutcome {
  const change = (spec: ReturnType<typeof randomSpec>) => specialSpec(kind, spec);
  const pair = storedPair(store, specialKey(kind, seed), () => renderPair(seed, 'usual', change));
  const [plate] = change(randomSpec(seed, 'usual')).hardware;
  if (plate === undefined) throw new Error('a special pair has a plate');
  const { from: upper, to: lower } = plate;
  const read = readPair(
    pair,
    1000 * seed,
    true,
    () => performance.now(),
    (given) => registerPair({ ...given, plates: [{ upper, lower }] }),
  );
  const turn = pair.levels.find((one) => one.segment === `${upper}-${lower}`)?.rotation ?? Number.NaN;
  const wanted = [
    ...NAMES.map((measure) => ({ measure, against: 'lower' as const, vertebra: lower, truth: 0 })),
    { measure: NAMES[0], against: 'upper' as const, vertebra: upper, truth: -turn },
  ];
  const errors = wanted.flatMap(({ measure, against, vertebra, truth }) => {
    const found = read?.measurements.find((one) => one.measure === measure && one.vertebra === vertebra)?.quantity;
    if (found?.status !== 'measured') return [];
    return [{ measure, against, error: found.value - truth, z: (found.value - truth) / found.standardError }];
  });
  return { kind, errors, followed: errors.length > 0 };
}

export function plateTable(outcomes: readonly PlateOutcome[]): readonly string[] {
  const rows = [...NAMES.map((measure) => [measure, 'lower'] as const), [NAMES[0], 'upper'] as const].map(
    ([measure, against]) => {
      const of = outcomes.flatMap(({ errors }) => errors).filter((one) => one.measure === measure && one.against === against);
      const held = of.filter(({ z }) => Math.abs(z) <= 1.96).length;
      const unit = measure === NAMES[0] ? '°' : 'mm';
      return `| ${measure}, ${unit} | ${against} | ${of.length} | ${rms(of.map(({ error }) => error)).toFixed(3)} | ${((100 * held) / Math.max(1, of.length)).toFixed(1)} |`;
    },
  );
  return [
    '| measure | against the … bone | plates | RMS error | interval holds, % |',
    '| ------- | ------------------ | ------ | --------- | ----------------- |',
    ...rows,
    '',
    `${outcomes.filter(({ followed }) => followed).length} of ${outcomes.length} plates were followed.`,
  ];
}
