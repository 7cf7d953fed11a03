import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Pose } from '#shared/spine';
import { figure, literal, sentence } from '#shared/wording';
import type { FilmChoice } from './films.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';

/** What a case names that is not there, or cannot count: said, because a number that is missing does not say why by itself. */
export function strayNotices(
  document: CaseDocument,
  index: StudyIndex,
  choices: Readonly<Record<Pose, FilmChoice>>,
): readonly Notice[] {
  const notices: Notice[] = Object.values(choices)
    .filter((choice) => choice.reason === 'FILM_NOT_FOUND' || choice.reason === 'FILM_AMBIGUOUS')
    .map((choice) => notice(choice.reason ?? '', choice.said ?? literal(choice.message ?? '')));
  const seen = new Set<string>();
  const doubled = new Set<string>();
  const elsewhere = new Map<string, string[]>();
  for (const annotation of document.annotations) {
    const { id } = annotation;
    if (seen.has(id)) doubled.add(id);
    seen.add(id);
    if (!isKnownAnnotation(annotation) || !('sopInstanceUID' in annotation)) continue;
    const { sopInstanceUID: uid, frame } = annotation;
    if (typeof uid !== 'string' || typeof frame !== 'number') continue;
    const instance = index.instances[uid];
    if (instance === undefined) elsewhere.set(uid, [...(elsewhere.get(uid) ?? []), id]);
    else if (frame > (instance.pixels?.frames ?? 1))
      notices.push(
        notice(
          'ANNOTATION_FRAME_NOT_FOUND',
          sentence('stray.frame', { id, frame: figure(frame), frames: figure(instance.pixels?.frames ?? 1) }),
          null,
          [id],
        ),
      );
    if ((annotation.kind === 'calibration' || annotation.kind === 'rigid-length') && hasNoLength(annotation.line))
      notices.push(notice('LINE_WITHOUT_LENGTH', sentence('stray.line', { id }), null, [id]));
  }
  for (const id of doubled) notices.push(notice('ANNOTATION_ID_TWICE', sentence('stray.idTwice', { id }), null, [id]));
  for (const [uid, ids] of elsewhere)
    notices.push(
      notice(
        'ANNOTATION_IMAGE_NOT_FOUND',
        sentence(ids.length === 1 ? 'stray.image' : 'stray.images', { count: figure(ids.length), uid }),
        null,
        ids,
      ),
    );
  return notices;
}

const hasNoLength = ([from, to]: readonly [readonly number[], readonly number[]]): boolean =>
  from[0] === to[0] && from[1] === to[1];
