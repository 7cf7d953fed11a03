import type { CaseDocument, CaseHistory, Films } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { chooseFilms, type FilmChoice } from '#shared/measurement';
import { POSES, type Pose } from '#shared/spine';
import { shownDocument, type CaseState } from './caseStore.ts';

export type FilmSet = Readonly<Record<Pose, FilmChoice>>;

const kept = new WeakMap<StudyIndex, { readonly document: CaseDocument; readonly films: FilmSet }>();

/** Which image plays which pose now. */
export function shownFilms(state: CaseState): FilmSet {
  const document = shownDocument(state);
  const known = kept.get(state.index);
  if (known?.document === document) return known.films;
  const films = chooseFilms(document, state.index);
  // The same films under another document: the same value, so that nothing that hangs on it is drawn anew.
  const same = known !== undefined && POSES.every((pose) => sameChoice(known.films[pose], films[pose]));
  kept.set(state.index, { document, films: same ? known.films : films });
  return same ? known.films : films;
}

const sameChoice = (a: FilmChoice, b: FilmChoice): boolean =>
  a.sopInstanceUID === b.sopInstanceUID && a.from === b.from && a.reason === b.reason && a.instance === b.instance;

/** The pose of an image, or null for one that plays none. */
export const poseOf = (films: FilmSet, sopInstanceUID: string): Pose | null =>
  POSES.find((pose) => films[pose].sopInstanceUID === sopInstanceUID) ?? null;

/** Whether the image of a pose was assigned by a case file that was put into the case, and not by the reader. */
export function assignedByFile({ past, present }: CaseHistory, pose: Pose): boolean {
  const assigned = present.films?.[pose];
  for (let at = past.length - 1, after = present; at >= 0; at -= 1) {
    const step = past[at];
    if (step === undefined) break;
    if (step.document.films?.[pose] !== after.films?.[pose])
      return after.films?.[pose] === assigned && step.label === 'command.case.replace';
    after = step.document;
  }
  return false;
}

/** The films as they stand, said outright: what a change of one of them starts from. */
export function assignedFilms(films: FilmSet, present: Films | undefined): Films {
  const assigned: Films = { ...present };
  for (const pose of POSES) {
    const uid = films[pose].sopInstanceUID;
    if (uid !== null) assigned[pose] = uid;
  }
  return assigned;
}

/** Says that an image is of a pose (or of none): it leaves its old role, and what was there before takes no other. */
export function withRole(films: Films, sopInstanceUID: string, pose: Pose | null): Films {
  const next: Films = { ...films };
  for (const one of POSES) if (next[one] === sopInstanceUID) delete next[one];
  if (pose !== null) next[pose] = sopInstanceUID;
  return next;
}

export function swapped(films: Films): Films {
  const { flexion, extension, ...rest } = films;
  return {
    ...rest,
    ...(extension === undefined ? {} : { flexion: extension }),
    ...(flexion === undefined ? {} : { extension: flexion }),
  };
}
