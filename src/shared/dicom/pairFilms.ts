import type { Pose } from '#shared/spine';
import type { Instance, StudyIndex } from './model.ts';

/** Why two films or a film and a CT should not be read together without somebody saying why. */
export interface PairProblem {
  /** PAIR_PATIENT_MISMATCH, PAIR_DATE_MISMATCH, PAIR_DATE_UNKNOWN, PAIR_SAME_FILM, CT_DATE_DISTANT */
  readonly code: string;
  readonly message: string;
}

/** CT and films further apart than this do not show the same state of healing. */
export const CT_FILM_MAX_DAYS = 92;

/** SOP Instance UIDs of the films that the headers offer for each pose. */
export type FilmCandidates = Readonly<Record<Pose, readonly string[]>>;

export type PairFinding =
  | { readonly status: 'found'; readonly flexion: string; readonly extension: string; readonly problems: readonly PairProblem[] }
  /** NO_LATERAL_FILMS, NO_FLEXION_FILM, NO_EXTENSION_FILM, SEVERAL_FLEXION_FILMS, SEVERAL_EXTENSION_FILMS: a person chooses. */
  | { readonly status: 'unclear'; readonly code: string; readonly message: string };

/** Lateral (or not known to be anything else) radiographs whose headers name a pose; a contradicted one is still offered, with its warning. */
export function filmCandidates(index: StudyIndex, studyInstanceUIDs: readonly string[]): FilmCandidates {
  const sets = index.studies
    .filter((study) => studyInstanceUIDs.includes(study.studyInstanceUID))
    .flatMap((study) => study.displaySets)
    .filter((set) => set.kind === 'radiograph' && set.lateral !== 'not');
  const of = (pose: Pose) => sets.filter((set) => set.pose === pose).flatMap((set) => set.instances);
  return { flexion: of('flexion'), neutral: of('neutral'), extension: of('extension') };
}

/** The flexion and the extension film, when the headers leave exactly one of each. Never a guess. */
export function findPair(index: StudyIndex, studyInstanceUIDs: readonly string[]): PairFinding {
  const { flexion, extension } = filmCandidates(index, studyInstanceUIDs);
  const [flexed, ...moreFlexed] = flexion;
  const [extended, ...moreExtended] = extension;
  if (flexed === undefined || extended === undefined) {
    if (!hasLateralFilms(index, studyInstanceUIDs))
      return { status: 'unclear', code: 'NO_LATERAL_FILMS', message: 'there is no radiograph that could be a lateral view' };
    const missing = flexed === undefined ? 'flexion' : 'extension';
    return {
      status: 'unclear',
      code: `NO_${missing.toUpperCase()}_FILM`,
      message: `no header names a film in ${missing}`,
    };
  }
  if (moreFlexed.length > 0)
    return { status: 'unclear', code: 'SEVERAL_FLEXION_FILMS', message: `${flexion.length} films are named as flexion` };
  if (moreExtended.length > 0)
    return { status: 'unclear', code: 'SEVERAL_EXTENSION_FILMS', message: `${extension.length} films are named as extension` };
  const a = index.instances[flexed];
  const b = index.instances[extended];
  return {
    status: 'found',
    flexion: flexed,
    extension: extended,
    problems: a === undefined || b === undefined ? [] : pairProblems(a, b),
  };
}

function hasLateralFilms(index: StudyIndex, studyInstanceUIDs: readonly string[]): boolean {
  return index.studies
    .filter((study) => studyInstanceUIDs.includes(study.studyInstanceUID))
    .some((study) => study.displaySets.some((set) => set.kind === 'radiograph' && set.lateral !== 'not'));
}

/** Whether two films may be read as a pair: one patient, one study date, two images. */
export function pairProblems(a: Instance, b: Instance): readonly PairProblem[] {
  const problems: PairProblem[] = [];
  if (a.sopInstanceUID === b.sopInstanceUID)
    problems.push({ code: 'PAIR_SAME_FILM', message: 'flexion and extension are the same film' });
  if (!samePatient(a, b))
    problems.push({
      code: 'PAIR_PATIENT_MISMATCH',
      message: `the films are of different patients: ${patientWords(a)} and ${patientWords(b)}`,
    });
  const [dateA, dateB] = [filmDate(a), filmDate(b)];
  if (dateA === null || dateB === null) problems.push({ code: 'PAIR_DATE_UNKNOWN', message: 'a film of the pair has no date' });
  else if (dateA !== dateB)
    problems.push({ code: 'PAIR_DATE_MISMATCH', message: `the films are of different days: ${dateA} and ${dateB}` });
  return problems;
}

/** More than three months between a film and a CT; null when they are close enough or a date is not known. */
export function ctDistanceProblem(film: Instance, ct: Instance): PairProblem | null {
  const days = daysBetween(filmDate(film), filmDate(ct));
  if (days === null || days <= CT_FILM_MAX_DAYS) return null;
  return { code: 'CT_DATE_DISTANT', message: `CT and films are ${days} days apart, more than three months` };
}

/** Study date, else acquisition date, `YYYYMMDD`. */
export const filmDate = (instance: Instance): string | null => instance.study.date ?? instance.acquisitionDate;

const samePatient = (a: Instance, b: Instance): boolean =>
  a.patient.id === b.patient.id &&
  a.patient.name.toUpperCase() === b.patient.name.toUpperCase() &&
  (a.patient.birthDate ?? b.patient.birthDate) === (b.patient.birthDate ?? a.patient.birthDate);

const patientWords = (instance: Instance): string =>
  `${instance.patient.name || 'unnamed'} (${instance.patient.id || 'no ID'}, born ${instance.patient.birthDate ?? 'unknown'})`;

/** Whole days between two dates `YYYYMMDD`, never negative. */
export function daysBetween(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  return Math.abs(dayNumber(a) - dayNumber(b));
}

/** Days of the proleptic Gregorian calendar, for differences only. */
function dayNumber(date: string): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(4, 6));
  const shifted = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(6, 8));
}
