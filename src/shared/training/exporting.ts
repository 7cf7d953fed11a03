import type { Readings } from '#shared/agreement';
import type { LevelReading } from './events.ts';

/** One reading of one case by one reader in one round, with the mistakes of handling in it. */
export interface ReadCase {
  readonly caseKey: string;
  readonly reader: string;
  readonly round: number;
  readonly seconds: number | null;
  readonly levels: readonly LevelReading[];
  readonly clerical: boolean;
}

/** Best first: the order of weighted kappa. */
const CATEGORIES = ['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis'];
/** As a reader of the study: what the pack's experts say together. */
export const EXPERT_READER = 'expert';

/** The readings of one measure as `agreement` takes them; the expert is the reference, read in every round. */
export function readingsFile(cases: readonly ReadCase[], measure: string, unit: string): Readings {
  const readings = cases.flatMap(({ caseKey, reader, round, levels, clerical }) =>
    levels.flatMap((level) => {
      const value = level.values[measure] ?? null;
      if (value === null && level.category === null) return [];
      return [
        {
          subject: `${caseKey}/${level.segment}`,
          reader,
          round,
          ...(value === null ? {} : { value }),
          ...(level.category === null ? {} : { category: level.category }),
          ...(clerical ? { clerical: true } : {}),
        },
      ];
    }),
  );
  const used = CATEGORIES.filter((one) => readings.some(({ category }) => category === one));
  const hasExpert = readings.some(({ reader }) => reader === EXPERT_READER);
  return {
    version: 1,
    quantity: measure,
    unit,
    ...(used.length > 1 ? { categories: CATEGORIES } : {}),
    ...(hasExpert ? { reference: EXPERT_READER } : {}),
    readings,
  };
}

const COLUMNS = ['subject', 'patient', 'reader', 'round', 'measure', 'value', 'category', 'band', 'clerical', 'seconds'];

/** Long form for R: a row a measure; an empty field is R's NA (`read.csv(…, na.strings = "")`). Numbers with a decimal point, lines end CRLF (RFC 4180). */
export function readingsCsv(cases: readonly ReadCase[]): string {
  const rows = cases.flatMap(({ caseKey, reader, round, seconds, levels, clerical }) =>
    levels.flatMap(({ segment, values, category, band }) =>
      Object.entries(values).map(([measure, value]) =>
        [`${caseKey}/${segment}`, caseKey, reader, round, measure, value, category, band, clerical, seconds].map(field).join(','),
      ),
    ),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function field(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
