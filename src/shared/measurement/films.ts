import type { CaseDocument } from '#shared/case';
import type { DisplaySet, Instance, PairProblem, StudyIndex } from '#shared/dicom';
import { pairProblems } from '#shared/dicom';
import { POSES, type Pose } from '#shared/spine';
import { unavailable, type UnavailableQuantity } from '#shared/units';
import { inEnglish, literal, sentence, type Sentence } from '#shared/wording';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';

/** Which image plays which pose, and what said so; or why none does. */
export interface FilmChoice {
  readonly pose: Pose;
  readonly sopInstanceUID: string | null;
  readonly instance: Instance | null;
  /** `case` (assigned by the reader) or the index's own words for it. */
  readonly from: string | null;
  /** `from` in any language. */
  readonly fromSaid?: Sentence;
  readonly reason: string | null;
  readonly message: string | null;
  /** `message` in any language. */
  readonly said?: Sentence;
}

const UNNAMED = sentence('header.unnamed');

/**
 * The three films: as the case assigns them, else by the pose that the index read from the headers. Two images of one pose are told apart by
 * which of them carries landmarks; where that does not decide, nothing is chosen.
 */
export function chooseFilms(document: CaseDocument, index: StudyIndex): Readonly<Record<Pose, FilmChoice>> {
  const sets = radiographs(document, index);
  const choice = (pose: Pose): FilmChoice => {
    const assigned = document.films?.[pose];
    if (assigned !== undefined) {
      const instance = index.instances[assigned] ?? null;
      return instance === null
        ? none(pose, 'FILM_NOT_FOUND', sentence('film.notFound', { film: sentence(`pose.${pose}`), uid: assigned }), assigned)
        : { pose, sopInstanceUID: assigned, instance, from: 'case', reason: null, message: null };
    }
    const taken = new Set(POSES.filter((other) => other !== pose).map((other) => document.films?.[other]));
    const candidates = sets.filter((set) => set.pose === pose && !taken.has(set.instances[0] ?? ''));
    const annotated = candidates.filter((set) =>
      document.annotations.some((a) => 'sopInstanceUID' in a && a.sopInstanceUID === set.instances[0]),
    );
    const [only, second] = annotated.length > 0 ? annotated : candidates;
    const uid = only?.instances[0];
    if (only === undefined || uid === undefined)
      return none(pose, `NO_${pose.toUpperCase()}_FILM`, sentence('film.none', { film: sentence(`pose.${pose}`) }), null);
    if (second !== undefined)
      return none(pose, 'FILM_AMBIGUOUS', sentence('film.ambiguous', { film: sentence(`pose.${pose}`) }), null);
    return {
      pose,
      sopInstanceUID: uid,
      instance: index.instances[uid] ?? null,
      from: only.poseFrom ?? 'header',
      fromSaid: only.poseFromSaid ?? UNNAMED,
      reason: null,
      message: null,
    };
  };
  return { flexion: choice('flexion'), neutral: choice('neutral'), extension: choice('extension') };
}

const none = (pose: Pose, reason: string, said: Sentence, sopInstanceUID: string | null): FilmChoice => ({
  pose,
  sopInstanceUID,
  instance: null,
  from: null,
  reason,
  message: inEnglish(said),
  said,
});

function radiographs(document: CaseDocument, index: StudyIndex): readonly DisplaySet[] {
  const wanted = document.studies ?? [];
  return index.studies
    .filter((study) => wanted.length === 0 || wanted.includes(study.studyInstanceUID))
    .flatMap((study) => study.displaySets)
    .filter((set) => set.kind === 'radiograph');
}

/** Why the two films of a pair must not be compared, or null; and everything about the pair that must be said. */
export interface PairCheck {
  readonly refusal: UnavailableQuantity | null;
  readonly notices: readonly Notice[];
}

/** Films of a pair share patient and study date, or the case says why they may be compared all the same. */
export function checkPair(document: CaseDocument, index: StudyIndex, flexion: FilmChoice, extension: FilmChoice): PairCheck {
  const notices: Notice[] = [];
  let refusal: PairCheck['refusal'] = null;
  const refuse = (reason: string, why: Sentence): void => {
    refusal ??= unavailable(reason, why);
    notices.push(notice(reason, why));
  };
  for (const film of [flexion, extension])
    if (film.reason !== null) refusal ??= unavailable(film.reason, film.said ?? film.message ?? '');
  const [f, e] = [flexion.instance, extension.instance];
  if (f !== null && e !== null) {
    if (f.sopInstanceUID === e.sopInstanceUID) refuse('SAME_FILM_TWICE', sentence('pair.sameTwice'));
    else {
      const why = document.films?.pairingReason?.trim() ?? '';
      for (const problem of pairProblems(f, e)) {
        const what = problemInWords(problem);
        notices.push(
          notice(
            problem.code,
            why === '' ? sentence('pair.problem', { what }) : sentence('pair.problemExplained', { what, why }),
          ),
        );
        if (why === '') refusal ??= unavailable('PAIR_UNCONFIRMED', sentence('pair.unconfirmed', { what }));
      }
    }
    for (const [film, other] of [
      [flexion, 'extension'],
      [extension, 'flexion'],
    ] as const) {
      const header = headerPose(index, film.sopInstanceUID);
      if (header !== null && header.pose !== film.pose)
        notices.push(
          notice(
            'POSE_CONTRADICTION',
            sentence('film.poseContradicts', {
              film: sentence(`pose.${film.pose}`),
              pose: sentence(`pose.${header.pose}`),
              from: header.from,
            }),
          ),
          ...(header.pose === other
            ? [notice('BOTH_FILMS_SAME_POSE', sentence('film.bothSamePose', { pose: sentence(`pose.${other}`) }))]
            : []),
        );
    }
  }
  return { refusal, notices: withoutSwapped(notices) };
}

function problemInWords({ code, dates }: PairProblem): Sentence {
  const [flexion, extension] = (dates ?? [null, null]).map((date) => date ?? sentence('pair.noDate'));
  if (code === 'FILMS_DIFFERENT_PATIENT' || flexion === undefined || extension === undefined) return sentence('pair.patients');
  return sentence(code === 'FILMS_DIFFERENT_DATE' ? 'pair.dates' : 'pair.dateUnknown', { flexion, extension });
}

/** Two films that each say the other's pose are swapped, not both the same. */
function withoutSwapped(notices: readonly Notice[]): readonly Notice[] {
  const same = notices.filter((one) => one.code === 'BOTH_FILMS_SAME_POSE');
  return same.length < 2
    ? notices
    : [
        ...notices.filter((one) => one.code !== 'BOTH_FILMS_SAME_POSE'),
        notice('FILMS_SWAPPED', sentence('film.swappedByHeader')),
      ];
}

function headerPose(index: StudyIndex, uid: string | null): { readonly pose: Pose; readonly from: Sentence } | null {
  if (uid === null) return null;
  for (const study of index.studies)
    for (const set of study.displaySets)
      if (set.instances.includes(uid) && set.pose !== null)
        return { pose: set.pose, from: set.poseFromSaid ?? (set.poseFrom === null ? UNNAMED : literal(set.poseFrom)) };
  return null;
}
