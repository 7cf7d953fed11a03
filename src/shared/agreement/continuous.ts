import { unavailable, type UnavailableQuantity } from '#shared/units';
import { meanSquares } from './anova.ts';
import { bootstrapInterval } from './bootstrap.ts';
import type { Complete } from './design.ts';
import { errorOfMeasurement, mdc90, mdc95 } from './errorOfMeasurement.ts';
import { grouped } from './grouped.ts';
import { iccForms, type Icc } from './icc.ts';

/** Reliability and error of a table of numbers, in the unit of the readings. */
export interface Continuous {
  readonly subjects: number;
  readonly patients: number;
  readonly raters: number;
  /** ICC(2,1): absolute agreement, random raters, one reading. */
  readonly icc: Icc;
  readonly iccForms: readonly Icc[];
  /** Of the interval's ends, by Koo and Li's words: poor below 0.5, moderate to 0.75, good to 0.9, excellent. */
  readonly reliability: readonly [string, string];
  /** Agreement form. */
  readonly sem: number;
  /** Bootstrap by patient; null with fewer than five patients. */
  readonly semInterval95: readonly [number, number] | null;
  readonly semConsistency: number;
  readonly mdc95: number;
  readonly mdc95Consistency: number;
  readonly mdc90: number;
}

export function continuous(
  { table, patients }: Complete<number>,
  random: () => number,
  samples?: number,
): Continuous | UnavailableQuantity {
  const raters = table[0]?.length ?? 0;
  if (raters < 2) return unavailable('TOO_FEW_RATERS', 'no values of two raters for the same subject');
  if (table.length < 2)
    return unavailable('TOO_FEW_SUBJECTS', `${table.length} subject with a value of every rater; two are needed`);
  const squares = meanSquares(table);
  const forms = iccForms(squares);
  const icc = forms?.find(({ form }) => form === 'ICC(2,1)');
  if (forms === null || icc === undefined) return unavailable('NO_VARIATION', 'every reading is the same number');
  const error = errorOfMeasurement(squares);
  const rows = table.map((row, i) => ({ row, patient: patients[i] ?? '' }));
  const clusters = [...grouped(rows, ({ patient }) => patient).values()];
  return {
    subjects: table.length,
    patients: clusters.length,
    raters,
    icc,
    iccForms: forms,
    reliability: [reliability(icc.interval95[0]), reliability(icc.interval95[1])],
    sem: error.agreement,
    semInterval95: bootstrapInterval(clusters, (drawn) => semOf(drawn.map(({ row }) => row)), random, samples),
    semConsistency: error.consistency,
    mdc95: mdc95(error.agreement),
    mdc95Consistency: mdc95(error.consistency),
    mdc90: mdc90(error.agreement),
  };
}

const semOf = (table: readonly (readonly number[])[]): number | null =>
  table.length < 2 ? null : errorOfMeasurement(meanSquares(table)).agreement;

/** Koo and Li 2016. */
const reliability = (icc: number): string => (icc < 0.5 ? 'poor' : icc < 0.75 ? 'moderate' : icc < 0.9 ? 'good' : 'excellent');
