import { say } from '../phrase.ts';
import type { Reading } from '../reading.ts';
import { NO_EVIDENCE, type Statement } from '../structuredReport.ts';
import type { StringKey } from '../strings/en.ts';

/** Wording that the time since surgery asks for (clinical.md 8.4), and the sentence that keeps status and symptoms apart. */
export function timingStatements(reading: Reading): readonly Statement[] {
  const { months } = reading;
  const notFused = reading.evaluation.assessment.segments.some(
    (segment) => segment.category === 'pseudarthrosis' || segment.dynamic === 'above',
  );
  const keys: StringKey[] = [];
  if (months === null) keys.push('timing.unknown');
  else if (months < 6) keys.push('timing.early');
  else if (months < 12) keys.push('timing.provisional');
  if (notFused && (months === null || months < 24)) keys.push('timing.delayed');
  if (notFused && months !== null && months >= 24) keys.push('timing.delayed.late');
  keys.push('fusion.separate');
  return keys.map((key) => ({
    phrase: say(key),
    evidence: NO_EVIDENCE,
    tone: key === 'fusion.separate' ? 'muted' : key.startsWith('timing.delayed') ? 'plain' : 'caution',
  }));
}
