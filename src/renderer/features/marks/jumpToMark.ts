import type { Annotation, MarkAnnotation } from '#shared/annotation';
import { isMark } from '#shared/annotation';
import { shownDocument } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { displayKey, shownImages } from '../dynamic-films/tiles.ts';
import { withPartner } from './partner.ts';

/** Shows the frame that a mark lies on, brings the mark to the middle and selects it; the keyboard follows. */
export function jumpToMark(services: Services, mark: MarkAnnotation): void {
  const { cases, view } = services;
  const { annotations } = shownDocument(cases.getState());
  const ids = withPartner(annotations, mark.id);
  const marks = ids.flatMap((id) => annotations.filter((one): one is MarkAnnotation => one.id === id && isMark(one)));
  // The mark itself last: its tile is the active one afterwards.
  for (const one of [...marks].reverse()) showFrame(services, one);
  const hidden = view.getState().hiddenMarks;
  view.set({
    annotationsShown: true,
    hiddenMarks: hidden.filter((id) => !ids.includes(id)),
    tool: 'window',
    target: null,
    selection: { annotationId: mark.id, point: firstPoint(mark) },
    focusToken: view.getState().focusToken + 1,
  });
  view.jumpTo(
    ids,
    marks.map((one) => one.sopInstanceUID),
  );
}

/** In the tile that shows it, else in one of the same series, else in the active one. */
function showFrame({ cases, view }: Services, { sopInstanceUID, frame }: MarkAnnotation): void {
  const state = cases.getState();
  const now = view.getState();
  const shown = shownImages(state, now);
  const there = shown.find((one) => one.instance.sopInstanceUID === sopInstanceUID && one.frame === frame);
  const key = displayKey(state.index, sopInstanceUID);
  const tile = there?.tile ?? shown.find((one) => one.key === key)?.tile ?? now.active;
  if (there === undefined) view.putInTile(tile, { kind: 'image', sopInstanceUID, frame });
  view.set({ active: tile, maximised: now.maximised === null ? null : tile });
}

/** The point that arrows move first. */
function firstPoint(mark: MarkAnnotation): string | null {
  switch (mark.kind) {
    case 'ellipse':
      return 'centre';
    case 'polygon':
      return null;
    case 'text':
    case 'probe':
      return 'point';
    default:
      return 'start';
  }
}

/** The marks that a list shows: one for an angle between two images, as it has one number. */
export function listedMarks(annotations: readonly Annotation[]): readonly MarkAnnotation[] {
  const seconds = new Set<string>();
  return annotations.filter((one): one is MarkAnnotation => {
    if (!isMark(one) || seconds.has(one.id)) return false;
    if (one.kind === 'cobb' && one.partner !== undefined) seconds.add(one.partner);
    return true;
  });
}
