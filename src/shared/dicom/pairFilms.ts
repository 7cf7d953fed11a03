import type { Instance } from './model.ts';

/** Why two films should not be compared without somebody saying why. */
export interface PairProblem {
  readonly code: 'FILMS_DIFFERENT_PATIENT' | 'FILMS_DIFFERENT_DATE' | 'FILMS_DATE_UNKNOWN';
  /** What the films are of: `different dates (20260301, 20260302)`. */
  readonly what: string;
  /** Of the first film and of the second, `YYYYMMDD`, where the problem is the dates. */
  readonly dates: readonly [string | null, string | null] | null;
}

/**
 * Whether two films may be read as a pair: one patient, one study date. A date that is missing is no date that agrees, unless both films are of
 * one study, which has one date (PS3.3 C.7.2.1).
 */
export function pairProblems(a: Instance, b: Instance): readonly PairProblem[] {
  const problems: PairProblem[] = [];
  if (!samePatient(a, b)) problems.push({ code: 'FILMS_DIFFERENT_PATIENT', what: 'different patients', dates: null });
  const [dateA, dateB] = [filmDate(a), filmDate(b)];
  const dates = `(${dateA ?? 'none'}, ${dateB ?? 'none'})`;
  if (dateA === null || dateB === null) {
    if (a.study.instanceUID !== b.study.instanceUID)
      problems.push({ code: 'FILMS_DATE_UNKNOWN', what: `dates that are not known ${dates}`, dates: [dateA, dateB] });
  } else if (dateA !== dateB)
    problems.push({ code: 'FILMS_DIFFERENT_DATE', what: `different dates ${dates}`, dates: [dateA, dateB] });
  return problems;
}

/** Study date, else acquisition date, `YYYYMMDD`. */
const filmDate = (instance: Instance): string | null => instance.study.date ?? instance.acquisitionDate;

/** As studies are told apart by patient: one ID and one name; a birth date counts where both state it. */
const samePatient = (a: Instance, b: Instance): boolean =>
  a.patient.id === b.patient.id &&
  a.patient.name.toUpperCase() === b.patient.name.toUpperCase() &&
  (a.patient.birthDate ?? b.patient.birthDate) === (b.patient.birthDate ?? a.patient.birthDate);
