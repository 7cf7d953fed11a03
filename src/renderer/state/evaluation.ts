import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase, type Evaluation } from '#shared/evaluateCase';
import { shownDocument, type CaseState } from './caseStore.ts';

interface Kept {
  readonly index: StudyIndex;
  readonly evaluation: Evaluation;
}

const kept = new WeakMap<CaseDocument, Kept>();

/** What follows from a document and its images; computed once for each, so that undo and every part of the screen share one. */
export function evaluate(document: CaseDocument, index: StudyIndex): Evaluation {
  const known = kept.get(document);
  if (known !== undefined && known.index === index) return known.evaluation;
  const evaluation = evaluateCase(document, index);
  kept.set(document, { index, evaluation });
  return evaluation;
}

/** The evaluation of what is on the screen, the drag in progress included. */
export const shownEvaluation = (state: CaseState): Evaluation => evaluate(shownDocument(state), state.index);
