import type { SegmentAssessment } from '#shared/assessment';
import type { StringKey } from './strings/en.ts';
import { say, type Phrase } from './phrase.ts';

/**
 * How sure a category is, by the rule that gave it: product policy (it orders the kinds of evidence of clinical.md 3, 8 and is no published
 * grading). CT and motion in agreement is high, one source moderate, a contradiction or an early film low.
 */
export type ConfidenceLevel = 'high' | 'moderate' | 'low' | 'none' | 'own';

interface ConfidenceRow {
  readonly level: ConfidenceLevel;
  readonly why: StringKey;
}

const BY_RULE: Readonly<Record<string, ConfidenceRow>> = {
  R1: { level: 'low', why: 'confidence.discordant' },
  R2: { level: 'high', why: 'confidence.ct' },
  R3: { level: 'moderate', why: 'confidence.ctHardware' },
  R4: { level: 'high', why: 'confidence.hardware' },
  R5: { level: 'low', why: 'confidence.unripe' },
  R6: { level: 'high', why: 'confidence.agree' },
  R7: { level: 'low', why: 'confidence.discordant' },
  R8: { level: 'moderate', why: 'confidence.oneSource' },
  R9: { level: 'moderate', why: 'confidence.ct' },
  R10: { level: 'low', why: 'confidence.discordant' },
  R11: { level: 'high', why: 'confidence.agree' },
  R12: { level: 'moderate', why: 'confidence.inGraft' },
  R13: { level: 'low', why: 'confidence.inGraft' },
  R14: { level: 'moderate', why: 'confidence.oneSource' },
  R15: { level: 'none', why: 'confidence.nonDiagnostic' },
  R16: { level: 'low', why: 'confidence.undecided' },
};

/** Under a year no category is better than moderate (clinical.md 8.4). */
export function confidenceOf(assessment: SegmentAssessment, months: number | null): ConfidenceRow {
  if (assessment.override !== null) return { level: 'own', why: 'confidence.override' };
  const row = BY_RULE[assessment.rule] ?? { level: 'low', why: 'confidence.undecided' };
  if (row.level === 'high' && (months === null || months < 12)) return { level: 'moderate', why: row.why };
  return row;
}

export function confidencePhrase(row: ConfidenceRow): Phrase {
  return say('confidence', { level: say(`confidence.${row.level}`), why: say(row.why) });
}
