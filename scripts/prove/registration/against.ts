import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALGORITHM, registerPair } from '#shared/registration';
import { QUANTITIES, readPair, type TrialPair } from '../../../tests/fixtures/registrationTrial.ts';
import { byElastix } from './elastix.ts';
import { readingOf, type Reading } from './outcome.ts';
import { rms } from './tables.ts';

/** The same pair and draw by both programs. */
export interface Duel {
  readonly kind: 'synthetic' | 'real';
  readonly ours: Reading;
  readonly elastix: Reading;
  readonly elastixMilliseconds: number;
}

export function duelOf(pair: TrialPair, kind: Duel['kind'], seed: number, store: string | null): Duel | null {
  const path = store === null ? null : join(store, `duels-${ALGORITHM.version}`, `${pair.name.replaceAll(/\W+/g, '-')}.json`);
  if (path !== null && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Duel;
  const clock = (): number => performance.now();
  const ours = readPair(pair, seed, true, clock);
  let elastixMilliseconds = 0;
  const elastix = readPair(pair, seed, true, clock, (given) => {
    const { registration, milliseconds } = byElastix(given, registerPair(given));
    elastixMilliseconds = milliseconds;
    return registration;
  });
  if (ours === null || elastix === null) return null;
  const duel: Duel = { kind, ours: readingOf(ours), elastix: readingOf(elastix), elastixMilliseconds };
  if (path !== null) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, JSON.stringify(duel));
  }
  return duel;
}

export function duelTable(duels: readonly Duel[], missed: string[]): readonly string[] {
  const lines = (['synthetic', 'real'] as const).flatMap((kind) => {
    const these = duels.filter((one) => one.kind === kind);
    if (these.length === 0) return [];
    const error = (of: 'ours' | 'elastix', quantity: (typeof QUANTITIES)[number]): number =>
      rms(
        these.flatMap((one) =>
          one[of].rows.flatMap((row) => (row.quantity === quantity && row.error !== null ? [row.error] : [])),
        ),
      );
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const times = {
      ours: mean(these.map((one) => one.ours.milliseconds)),
      elastix: mean(these.map((one) => one.elastixMilliseconds)),
    };
    for (const quantity of QUANTITIES)
      if (error('ours', quantity) >= error('elastix', quantity))
        missed.push(
          `against elastix, ${kind}: ${quantity} ${error('ours', quantity).toFixed(3)} against its ${error('elastix', quantity).toFixed(3)}`,
        );
    if (times.elastix < 10 * times.ours)
      missed.push(`against elastix, ${kind}: ${(times.elastix / times.ours).toFixed(0)} times as fast, asked for 10`);
    return (['ours', 'elastix'] as const).map(
      (of) =>
        `| ${kind}, ${these.length} pairs | ${of === 'ours' ? 'this engine' : 'elastix'} | ${QUANTITIES.map((quantity) => error(of, quantity).toFixed(3)).join(' | ')} | ${(times[of] / 1000).toFixed(2)} |`,
    );
  });
  return [
    '| pairs | program | rotation, ° | interspinous motion, mm | translation, mm | seconds a pair |',
    '| ----- | ------- | ----------- | ----------------------- | --------------- | -------------- |',
    ...lines,
  ];
}
