import type { UnavailableQuantity } from '#shared/units';
import { blandAltman, type BlandAltman } from './blandAltman.ts';
import { categorical, type Categorical } from './categorical.ts';
import { continuous, type Continuous } from './continuous.ts';
import { completeTable, designOf, ofRounds } from './design.ts';
import { fusionCall, type FusionCall } from './fusionCall.ts';
import { judgePass, PASS_MARK, type Measured, type PassMark } from './passMark.ts';
import type { Readings } from './readings.ts';

/** One reader held against the reference reader, and the pass mark over it. */
export interface AgainstReference {
  readonly reader: string;
  readonly reference: string;
  readonly values: Continuous | UnavailableQuantity;
  /** Reader minus reference. */
  readonly blandAltman: BlandAltman | null;
  readonly kappa: Categorical | UnavailableQuantity;
  readonly fusionCall: FusionCall | null;
  readonly passMark: PassMark;
  readonly pass: ReturnType<typeof judgePass>;
}

/** Empty where the file names no reference, or one that has no readings. */
export function againstReference(readings: Readings, random: () => number, samples?: number): readonly AgainstReference[] {
  const { reference } = readings;
  const readers = [...new Set(readings.readings.map(({ reader }) => reader))];
  if (reference === undefined || !readers.includes(reference)) return [];
  return readers
    .filter((reader) => reader !== reference)
    .flatMap((reader) => {
      const one = ofReader(readings, reader, reference, random, samples);
      return one === null ? [] : [one];
    });
}

function ofReader(
  readings: Readings,
  reader: string,
  reference: string,
  random: () => number,
  samples?: number,
): AgainstReference | null {
  const both = readings.readings.filter((one) => one.reader === reader || one.reader === reference);
  const found = designOf({ ...readings, readings: both });
  if (found === null) return null;
  // The reader first, whichever the file names first: differences are reader minus reference.
  const design = { ...found, names: [reader, reference] };
  const table = completeTable(both, design, ({ value }) => value);
  const values = continuous(table, random, samples);
  const difference = blandAltman(
    table.table.map((row, i) => ({ cluster: table.patients[i] ?? '', first: row[0] ?? NaN, second: row[1] ?? NaN })),
  );
  const calls = completeTable(both, design, ({ category }) => category);
  const kappa = categorical(calls, design.names, readings.categories, random, samples);
  const own = ownError(readings, reader, random, samples);
  return {
    reader,
    reference,
    values,
    blandAltman: difference,
    kappa,
    fusionCall: fusionCall(calls.table.map((row) => [row[1] ?? '', row[0] ?? ''] as const)),
    passMark: PASS_MARK,
    pass: judgePass({
      levels: Math.max(table.table.length, calls.table.length),
      sem: own,
      bias: difference && { value: difference.bias, interval95: difference.biasInterval95 },
      icc: 'status' in values ? null : values.icc,
      kappa: 'status' in kappa || 'status' in kappa.linear ? null : kappa.linear,
    }),
  };
}

/** The reader's own standard error of measurement, over her rounds; null with one round. */
function ownError(readings: Readings, reader: string, random: () => number, samples?: number): Measured | null {
  const design = ofRounds(readings.readings, reader);
  if (design === null) return null;
  const values = continuous(
    completeTable(readings.readings, design, ({ value }) => value),
    random,
    samples,
  );
  return 'status' in values ? null : { value: values.sem, interval95: values.semInterval95 };
}
