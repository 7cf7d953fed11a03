import type { DynamicBand, SegmentAssessment } from '#shared/assessment';
import type { StringKey } from './strings/en.ts';
import { say, type Phrase } from './phrase.ts';

/**
 * How sure a category is: product policy (it orders the kinds of evidence of clinical.md §3 and §8 and is no published grading). The witnesses
 * are CT, motion and hardware. Two that agree and none against: high. One alone, or one that decides beside one that cannot: moderate. One
 * against another, bone inside a graft alone without motion to support it, or too early: low.
 */
export type ConfidenceLevel = 'high' | 'moderate' | 'low' | 'none' | 'own';

interface ConfidenceRow {
  readonly level: ConfidenceLevel;
  readonly why: StringKey;
}

/** A rule's row, or one for each band of motion where that rule takes more than one. */
type ByMotion = Readonly<Record<DynamicBand, ConfidenceRow>>;

const row = (level: ConfidenceLevel, why: StringKey): ConfidenceRow => ({ level, why });
const byMotion = (below: ConfidenceRow, undecided: ConfidenceRow, above: ConfidenceRow): ByMotion => ({
  below,
  grey: undecided,
  'non-diagnostic': undecided,
  above,
});

const AGREE = row('high', 'confidence.agree');
const CT_ALONE = row('moderate', 'confidence.ctAlone');
const DISCORDANT = row('low', 'confidence.discordant');

const BY_RULE: Readonly<Record<string, ConfidenceRow | ByMotion>> = {
  // Bridging and motion above: two witnesses against each other.
  R1: DISCORDANT,
  // Bridging outside the graft: motion below agrees, grey or unread motion is no witness. (Above is R1.)
  R2: byMotion(AGREE, CT_ALONE, DISCORDANT),
  // The same beside failing hardware, which speaks against it.
  R3: byMotion(row('moderate', 'confidence.ctHardware'), row('low', 'confidence.ctHardware'), DISCORDANT),
  // No bridging and failing hardware: motion above is the third witness, motion below speaks against both.
  R4: byMotion(
    row('low', 'confidence.stillHardware'),
    row('moderate', 'confidence.hardware'),
    row('high', 'confidence.hardwareMotion'),
  ),
  R5: row('low', 'confidence.unripe'),
  R6: AGREE,
  R7: DISCORDANT,
  R8: row('moderate', 'confidence.oneSource'),
  // A full cleft with grey or unread motion.
  R9: CT_ALONE,
  R10: DISCORDANT,
  R11: AGREE,
  R12: row('moderate', 'confidence.inGraftMotion'),
  R13: row('low', 'confidence.inGraft'),
  R14: row('moderate', 'confidence.oneSource'),
  R15: row('none', 'confidence.nonDiagnostic'),
  R16: row('low', 'confidence.undecided'),
};

/** Under a year no category is better than moderate (clinical.md §8.4). */
export function confidenceOf(assessment: SegmentAssessment, months: number | null): ConfidenceRow {
  if (assessment.override !== null) return row('own', 'confidence.override');
  const found = specialCase(assessment) ?? ofRule(assessment);
  return found.level === 'high' && (months === null || months < 12) ? row('moderate', found.why) : found;
}

function ofRule({ rule, dynamic }: SegmentAssessment): ConfidenceRow {
  const found = BY_RULE[rule] ?? row('low', 'confidence.undecided');
  return 'level' in found ? found : found[dynamic];
}

/** Where one rule has rows of its own, and where motion decides beside a CT that contradicts itself. */
function specialCase({ rule, category, reasonsSaid }: SegmentAssessment): ConfidenceRow | null {
  if (reasonsSaid?.some((said) => 'key' in said && said.key === 'reason.ctContradicts') === true)
    return row('low', 'confidence.ctContradicts');
  if (rule === 'R7' && category === 'pseudarthrosis') return row('moderate', 'confidence.reproduced');
  // Without continuity at both ends.
  if (rule === 'R11' && category === 'probably-fused') return row('moderate', 'confidence.inGraftMotion');
  return null;
}

export function confidencePhrase(found: ConfidenceRow): Phrase {
  return say('confidence', { level: say(`confidence.${found.level}`), why: say(found.why) });
}
