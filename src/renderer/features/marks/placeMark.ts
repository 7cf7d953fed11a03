import type { CobbAnnotation, MarkAnnotation } from '#shared/annotation';
import { isMark, markLabel } from '#shared/annotation';
import { shownDocument } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { perform } from '../dynamic-films/placing.ts';
import type { MarkShape } from './markShape.ts';

/** A mark was drawn: it becomes an annotation; words are asked for first, and a line of an angle waits for the other one. */
export function placeMark(services: Services, shape: MarkShape): void {
  const { view, newId } = services;
  if (shape.kind === 'text') return view.set({ dialog: 'mark', markEdit: { shape, id: null } });
  if (shape.kind === 'cobb') return placeLine(services, shape);
  put(services, [{ ...shape, id: newId() } as MarkAnnotation], shape.kind);
}

function placeLine(services: Services, shape: Extract<MarkShape, { kind: 'cobb' }>): void {
  const { view, newId } = services;
  const { sopInstanceUID, frame, line } = shape;
  const first = view.getState().waitingLine;
  if (first === null) return view.set({ waitingLine: { sopInstanceUID, frame, line } });
  view.set({ waitingLine: null });
  if (first.sopInstanceUID === sopInstanceUID && first.frame === frame)
    return put(services, [{ kind: 'cobb', id: newId(), sopInstanceUID, frame, lines: [first.line, line] }], 'cobb');
  // One line on each of two images: each annotation lies on its own image and names the other.
  const [a, b] = [newId(), newId()];
  put(
    services,
    [
      { kind: 'cobb', id: a, sopInstanceUID: first.sopInstanceUID, frame: first.frame, lines: [first.line], partner: b },
      { kind: 'cobb', id: b, sopInstanceUID, frame, lines: [line], partner: a },
    ],
    'cobb',
  );
}

/** Puts marks into the case; while the tool is not locked it is laid down and the new mark is the selected one. */
export function put(services: Services, marks: readonly MarkAnnotation[], kind: MarkAnnotation['kind']): void {
  const { view } = services;
  if (!perform(services, { type: 'annotations.put', annotations: [...marks], label: `undo.mark.${kind}` })) return;
  const id = marks.at(-1)?.id;
  if (view.getState().locked || id === undefined) return;
  view.set({ tool: 'window', selection: { annotationId: id, point: null }, highlighted: marks.map((mark) => mark.id) });
}

/** Gives a mark its words; an empty text takes them away (a text mark without words goes). */
export function relabel(services: Services, id: string, words: string): void {
  const mark = shownDocument(services.cases.getState()).annotations.find((one) => one.id === id);
  if (mark === undefined || !isMark(mark)) return;
  const text = words.trim();
  if (text === (markLabel(mark) ?? '')) return;
  if (mark.kind === 'text') {
    if (text === '') perform(services, { type: 'annotations.remove', ids: [id], label: 'undo.removeMark' });
    else perform(services, { type: 'annotations.put', annotations: [{ ...mark, text }], label: 'undo.nameMark' });
    return;
  }
  const { label: _before, ...rest } = mark as Exclude<MarkAnnotation, CobbAnnotation>;
  const named = text === '' ? rest : { ...rest, label: text };
  perform(services, { type: 'annotations.put', annotations: [named as MarkAnnotation], label: 'undo.nameMark' });
}
