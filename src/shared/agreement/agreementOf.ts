import { unavailable, type UnavailableQuantity } from '#shared/units';
import { blandAltman, type BlandAltman } from './blandAltman.ts';
import { categorical, type Categorical } from './categorical.ts';
import { continuous, type Continuous } from './continuous.ts';
import { completeTable, designOf, ofRounds, type Complete, type Design } from './design.ts';
import { againstReference, type AgainstReference } from './againstReference.ts';
import type { Icc } from './icc.ts';
import type { Readings } from './readings.ts';

/** Limits of agreement of two raters, first minus second. */
export interface RaterPair extends BlandAltman {
  readonly raters: readonly [string, string];
}

/** What readers' readings say about them. Numbers in the unit of the readings. The field names are the contract of `agreement`. */
export interface Agreement {
  readonly quantity: string;
  readonly unit: string;
  readonly design: (Design & { readonly leftOut: Complete<number>['leftOut'] }) | null;
  readonly icc: Icc | UnavailableQuantity;
  readonly iccForms: readonly Icc[];
  readonly sem: number | UnavailableQuantity;
  readonly mdc95: number | UnavailableQuantity;
  readonly values: Continuous | UnavailableQuantity;
  /** The first two raters of the file; `pairs` has all. */
  readonly blandAltman: (RaterPair & { readonly pairs: readonly RaterPair[] }) | UnavailableQuantity;
  readonly kappa: Categorical | UnavailableQuantity;
  /** Each reader with herself over her rounds. */
  readonly withinReaders: readonly {
    readonly reader: string;
    readonly values: Continuous;
    readonly kappa: Categorical | UnavailableQuantity;
  }[];
  /** Where the file names a reference. */
  readonly againstReference: readonly AgainstReference[];
  /** Readings marked as mistakes of handling, and the same statistics without them. */
  readonly clerical: { readonly count: number; readonly without: Continuous | UnavailableQuantity } | null;
}

/** `random` (uniform in [0, 1)) drives the bootstrap intervals alone; give a seeded one and the result is reproducible. */
export function agreementOf(readings: Readings, random: () => number, samples?: number): Agreement {
  const design = designOf(readings);
  const clerical = readings.readings.filter((one) => one.clerical === true).length;
  const table = design && completeTable(readings.readings, design, ({ value }) => value);
  const none = unavailable('TOO_FEW_RATERS', 'one reader and one round: nobody to compare with');
  const values = table === null ? none : continuous(table, random, samples);
  const there = 'status' in values ? null : values;
  return {
    quantity: readings.quantity,
    unit: readings.unit,
    design: design && { ...design, leftOut: table?.leftOut ?? [] },
    icc: there?.icc ?? (values as UnavailableQuantity),
    iccForms: there?.iccForms ?? [],
    sem: there?.sem ?? (values as UnavailableQuantity),
    mdc95: there?.mdc95 ?? (values as UnavailableQuantity),
    values,
    blandAltman: design === null || table === null ? none : limits(design, table),
    kappa: design === null ? none : kappaOf(readings, design, random, samples),
    withinReaders: withinReaders(readings, random, samples),
    againstReference: againstReference(readings, random, samples),
    clerical: clerical === 0 ? null : { count: clerical, without: withoutClerical(readings, design, random, samples) ?? none },
  };
}

function kappaOf(readings: Readings, design: Design, random: () => number, samples?: number): Categorical | UnavailableQuantity {
  const table = completeTable(readings.readings, design, ({ category }) => category);
  return categorical(table, design.names, readings.categories, random, samples);
}

function limits(design: Design, { table, patients }: Complete<number>): Agreement['blandAltman'] {
  const pairs: RaterPair[] = [];
  for (const [a, first] of design.names.entries()) {
    for (const [b, second] of design.names.entries()) {
      if (b <= a) continue;
      const rows = table.map((row, i) => ({ cluster: patients[i] ?? '', first: row[a] ?? NaN, second: row[b] ?? NaN }));
      const one = blandAltman(rows);
      if (one !== null) pairs.push({ raters: [first, second], ...one });
    }
  }
  const [main] = pairs;
  if (main === undefined)
    return unavailable('TOO_FEW_SUBJECTS', 'limits of agreement need three subjects of two patients, read by both');
  return { ...main, pairs };
}

function withinReaders(readings: Readings, random: () => number, samples?: number): Agreement['withinReaders'] {
  const readers = [...new Set(readings.readings.map(({ reader }) => reader))];
  return readers.flatMap((reader) => {
    const design = ofRounds(readings.readings, reader);
    if (design === null) return [];
    const values = continuous(
      completeTable(readings.readings, design, ({ value }) => value),
      random,
      samples,
    );
    return 'status' in values ? [] : [{ reader, values, kappa: kappaOf(readings, design, random, samples) }];
  });
}

function withoutClerical(
  readings: Readings,
  design: Design | null,
  random: () => number,
  samples?: number,
): Continuous | UnavailableQuantity | null {
  if (design === null) return null;
  const table = completeTable(readings.readings, design, (one) => (one.clerical === true ? null : one.value));
  return continuous(table, random, samples);
}
