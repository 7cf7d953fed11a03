import { grouped } from './grouped.ts';
import { patientOf, type Reading, type Readings } from './readings.ts';

/** Who is compared with whom: different readers in one round, or one reader's rounds. */
export interface Design {
  readonly raters: 'readers' | 'rounds';
  /** Names of the columns: readers, or `round 1`, `round 2`, … */
  readonly names: readonly string[];
  /** The round that is compared between readers; null where rounds are the raters. */
  readonly round: number | null;
  readonly reader: string | null;
}

/** A complete table of one field of the readings: what is missing in any column is left out, and said. */
export interface Complete<T> {
  readonly subjects: readonly string[];
  readonly patients: readonly string[];
  readonly table: readonly (readonly T[])[];
  readonly leftOut: readonly { readonly subject: string; readonly missing: readonly string[] }[];
}

/**
 * Several readers: their first round that more than one of them has. One reader: her rounds. Null with one reader and one round.
 * The order of raters is that in which the file names them.
 */
export function designOf({ readings }: Readings): Design | null {
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const [only] = readers;
  if (readers.length > 1) {
    const rounds = [...new Set(readings.map(({ round }) => round))].sort((a, b) => a - b);
    for (const round of rounds) {
      const names = readers.filter((reader) => readings.some((one) => one.reader === reader && one.round === round));
      if (names.length > 1) return { raters: 'readers', names, round, reader: null };
    }
    return null;
  }
  return only === undefined ? null : ofRounds(readings, only);
}

/** One reader's rounds as raters; null with fewer than two. */
export function ofRounds(readings: readonly Reading[], reader: string): Design | null {
  const rounds = [...new Set(readings.filter((one) => one.reader === reader).map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.length < 2 ? null : { raters: 'rounds', names: rounds.map((round) => `round ${round}`), round: null, reader };
}

/** `fieldOf` null or undefined: that reading does not have it. */
export function completeTable<T>(
  readings: readonly Reading[],
  design: Design,
  fieldOf: (reading: Reading) => T | null | undefined,
): Complete<T> {
  const columnOf = ({ reader, round }: Reading): number => {
    if (design.raters === 'rounds') return reader === design.reader ? design.names.indexOf(`round ${round}`) : -1;
    return round === design.round ? design.names.indexOf(reader) : -1;
  };
  const subjects: string[] = [];
  const table: T[][] = [];
  const leftOut: { subject: string; missing: readonly string[] }[] = [];
  for (const [subject, group] of grouped(readings, (one) => one.subject)) {
    const row = new Map<number, T>();
    for (const reading of group) {
      const column = columnOf(reading);
      const field = fieldOf(reading);
      if (column >= 0 && field !== null && field !== undefined) row.set(column, field);
    }
    if (row.size === 0) continue;
    const missing = design.names.filter((_, column) => !row.has(column));
    if (missing.length > 0) leftOut.push({ subject, missing });
    else {
      subjects.push(subject);
      table.push(design.names.flatMap((_, column) => (row.has(column) ? [row.get(column) as T] : [])));
    }
  }
  return { subjects, patients: subjects.map(patientOf), table, leftOut };
}
