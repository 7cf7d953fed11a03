import { QUANTITIES, type TrialQuantity } from '../../../tests/fixtures/registrationTrial.ts';
import { GROSS, SPOILED, type Outcome, type Reading, type SpoiledName } from './outcome.ts';

export const MUST: Readonly<Record<'synthetic' | 'real', Readonly<Record<TrialQuantity, number>>>> = {
  synthetic: { rotation: 0.13, interspinousMotion: 0.12, translation: 0.12 },
  real: { rotation: 0.4, interspinousMotion: 0.25, translation: 0.2 },
};
export const AIM: typeof MUST = {
  synthetic: { rotation: 0.05, interspinousMotion: 0.08, translation: 0.09 },
  real: { rotation: 0.2, interspinousMotion: 0.12, translation: 0.13 },
};

export interface Group {
  readonly name: string;
  readonly kind: keyof typeof MUST;
  readonly readings: readonly Reading[];
}

export const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / Math.max(1, values.length));

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const percent = (part: number, of: number): string => ((100 * part) / Math.max(1, of)).toFixed(1);

/** One group's errors and intervals; what misses its mark goes into `missed`. */
export function groupTable({ name, kind, readings }: Group, missed: string[]): readonly string[] {
  const refused = readings.flatMap((one) => one.refused);
  const all = readings.reduce((sum, one) => sum + one.vertebrae, 0);
  if (refused.length > 0.05 * all) missed.push(`${name}: ${percent(refused.length, all)} % of true registrations refused`);
  const reasons = new Map<string, number>();
  for (const code of refused) reasons.set(code, (reasons.get(code) ?? 0) + 1);
  const lines = QUANTITIES.map((quantity) => {
    const rows = readings.flatMap((one) => one.rows).filter((row) => row.quantity === quantity && row.error !== null);
    const errors = rows.map((row) => row.error ?? Number.NaN);
    const held = rows.filter((row) => row.covered).length;
    const gross = errors.filter((error) => Math.abs(error) > GROSS[quantity]).length;
    const error = rms(errors);
    const share = (100 * held) / Math.max(1, rows.length);
    if (error > MUST[kind][quantity]) missed.push(`${name}: ${quantity} ${error.toFixed(3)} against ${MUST[kind][quantity]}`);
    if (share < 90 || share > 99) missed.push(`${name}: ${quantity} intervals hold the truth in ${share.toFixed(1)} %`);
    if (gross > 0) missed.push(`${name}: ${gross} accepted ${quantity} worse than ${GROSS[quantity]}`);
    const half = rows.reduce((sum, row) => sum + row.halfWidth, 0) / Math.max(1, rows.length);
    const worst = errors.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    return `| ${quantity} | ${rows.length} | ${error.toFixed(3)} | ${MUST[kind][quantity]} | ${AIM[kind][quantity]} | ${worst.toFixed(2)} | ${gross} | ${share.toFixed(1)} | ±${half.toFixed(2)} |`;
  });
  return [
    '',
    `### ${name}`,
    '',
    '| quantity (°, mm) | levels | RMS error | must | aim | largest | gross | interval holds, % | mean half width |',
    '| ---------------- | ------ | --------- | ---- | --- | ------- | ----- | ----------------- | --------------- |',
    ...lines,
    '',
    `${refused.length} of ${all} true registrations refused (${percent(refused.length, all)} %)${[...reasons].map(([code, n]) => `; ${code} ${n}`).join('')}.`,
  ];
}

const MEANING: Readonly<Record<SpoiledName, string>> = {
  'films swapped': 'nothing may be accepted',
  'points on extension one level off': 'nothing may be accepted',
  'films of two necks': 'nothing may be accepted',
  'lower neck behind the shoulders on extension': 'C7 and T1; a level given wrong is gross',
  'neck turned by 20° on extension': 'may be accepted where right',
};

export function spoiledTable(outcomes: readonly Outcome[], missed: string[]): readonly string[] {
  const rows = SPOILED.map((name) => {
    const all = outcomes.flatMap((one) => (one.spoiled[name] === undefined ? [] : [one.spoiled[name]]));
    const sum = (of: 'vertebrae' | 'accepted' | 'gross'): number => all.reduce((total, one) => total + one[of], 0);
    if (sum('gross') > 0) missed.push(`${name}: ${sum('gross')} silent gross errors`);
    return `| ${name} | ${all.length} | ${sum('vertebrae')} | ${sum('vertebrae') - sum('accepted')} | ${sum('accepted')} | ${sum('gross')} | ${MEANING[name]} |`;
  });
  return [
    '| what | pairs | vertebrae | refused | accepted | silent gross errors | |',
    '| ---- | ----- | --------- | ------- | -------- | ------------------- | --- |',
    ...rows,
  ];
}

/** RMS error, coverage and count of levels by a property of them. */
export function byProperty(
  title: string,
  readings: readonly Reading[],
  bins: readonly { readonly name: string; readonly holds: (row: Reading['rows'][number], reading: Reading) => boolean }[],
): readonly string[] {
  const lines = bins.map(({ name, holds }) => {
    const cells = QUANTITIES.map((quantity) => {
      const rows = readings.flatMap((reading) =>
        reading.rows.filter((row) => row.quantity === quantity && row.error !== null && holds(row, reading)),
      );
      if (rows.length === 0) return '—';
      return `${rms(rows.map((row) => row.error ?? 0)).toFixed(3)} (${percent(rows.filter((row) => row.covered).length, rows.length)} % of ${rows.length})`;
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return ['', `| ${title} | rotation, ° | interspinous motion, mm | translation, mm |`, '| --- | --- | --- | --- |', ...lines];
}
