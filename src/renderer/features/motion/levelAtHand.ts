import { isKnownAnnotation } from '#shared/annotation';
import { MOTION_SEGMENTS, vertebraeOf, type Segment } from '#shared/spine';
import { shownDocument, type CaseState } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';

/** The level that the reader is looking at: the one whose points are lit, else the first operated one. */
export function levelAtHand(state: CaseState, highlighted: readonly string[]): Segment | null {
  const lit = new Set<string>();
  for (const one of shownDocument(state).annotations)
    if (isKnownAnnotation(one) && 'vertebra' in one && typeof one.vertebra === 'string' && highlighted.includes(one.id))
      lit.add(one.vertebra);
  const chosen = MOTION_SEGMENTS.find((segment) => lit.size > 1 && vertebraeOf(segment)?.every((one) => lit.has(one)));
  return chosen ?? shownEvaluation(state).assessment.segments[0]?.segment ?? null;
}
