import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { evaluateCase, type Evaluation } from '#shared/evaluateCase';
import { shownDocument, type CaseState } from './caseStore.ts';
import { withSameParts } from './sameParts.ts';

interface Kept {
  readonly index: StudyIndex;
  readonly evaluation: Evaluation;
}

const kept = new WeakMap<CaseDocument, Kept>();
let last: Evaluation | null = null;

/**
 * What follows from a document and its images; computed once for each, so that undo and every part of the screen share one. Parts that are
 * equal to those of the one before are the very same objects: a moved point changes two levels, and only these are drawn anew.
 */
export function evaluate(document: CaseDocument, index: StudyIndex): Evaluation {
  const known = kept.get(document);
  if (known !== undefined && known.index === index) return known.evaluation;
  const evaluation = withSameParts(last, evaluateCase(document, index));
  last = evaluation;
  kept.set(document, { index, evaluation });
  return evaluation;
}

/** The evaluation of what is on the screen, the drag in progress included. */
export const shownEvaluation = (state: CaseState): Evaluation => evaluate(shownDocument(state), state.index);
