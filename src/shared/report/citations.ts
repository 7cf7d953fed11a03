import { citation, sourceOf, type SourceId } from '#shared/assessment';
import { literal, type Sentence } from '#shared/wording';
import type { Reading } from './reading.ts';

/** Ids that the report's own sentences name in brackets. */
const NAMED: readonly SourceId[] = ['S3', 'S4', 'S5', 'S19', 'S22', 'S43', 'S54', 'S55', 'S62'];

/** `S5: reference`, each once, in the order of their numbers: what the evaluation stands on and what the report's own sentences name. */
export function citationLines(reading: Reading): readonly Sentence[] {
  const cited = reading.evaluation.assessment.segments.flatMap((segment) => segment.citations);
  const known = cited.map(sourceOf).filter((id) => id !== null);
  const others = [...new Set(cited)].filter((line) => sourceOf(line) === null).map(literal);
  const ids = [...new Set([...known, ...NAMED])].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  return [...ids.map(citation), ...others];
}
