import type { SegmentAssessment } from '#shared/assessment';
import { digitsBeside } from '../quantityText.ts';
import { confidenceOf, confidencePhrase } from '../confidence.ts';
import { amount, evaluated, list, say, verbatim, type Phrase } from '../phrase.ts';
import { en } from '../strings/en.ts';
import { levelName, segmentEvidence, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type LevelVerdict, type Section, type Statement } from '../structuredReport.ts';
import { EFFORT_GATE_MM, motionChart } from './motionChart.ts';
import { freeText } from './freeText.ts';
import { timingStatements } from './timing.ts';

/** The answer: status of each operated level and of the construct, and how sure. */
export function fusionSection(reading: Reading): Section {
  const { assessment } = reading.evaluation;
  const title = say('section.fusion');
  if (assessment.segments.length === 0) {
    const nothing: Statement = { phrase: say('fusion.none'), evidence: NO_EVIDENCE, tone: 'caution' };
    return { id: 'fusion', title, blocks: [{ kind: 'statements', statements: [nothing] }, ...freeText(reading, 'impression')] };
  }
  const chart = motionChart(reading);
  const blocks: Block[] = [
    { kind: 'verdicts', headline: headline(reading), levels: assessment.segments.map((segment) => verdict(segment, reading)) },
    ...(chart === null ? [] : [chart]),
    { kind: 'statements', statements: timingStatements(reading) },
    ...freeText(reading, 'impression'),
    ...freeText(reading, 'fusion'),
  ];
  return { id: 'fusion', title, blocks };
}

function headline(reading: Reading): Statement | null {
  const constructs = reading.evaluation.assessment.constructs;
  if (constructs.length === 0) return null;
  const phrases = constructs.map((construct): Phrase => {
    const params = {
      from: verbatim(construct.from),
      to: verbatim(construct.to),
      category: say(`category.${construct.category}`),
      level: verbatim(levelName(construct.decidedBy)),
    };
    return `${construct.from}-${construct.to}` === construct.decidedBy
      ? say('fusion.construct.single', params)
      : say('fusion.construct', params);
  });
  return { phrase: list(phrases, ' '), evidence: NO_EVIDENCE, tone: 'plain' };
}

function verdict(assessment: SegmentAssessment, reading: Reading): LevelVerdict {
  const { segment, override } = assessment;
  const { text, met } = assessment.published;
  const row = confidenceOf(assessment, reading.months);
  return {
    segment,
    category: assessment.category,
    suggested: override === null ? null : assessment.suggestedCategory,
    // The rule's words are not the reader's: under an override they stand with what the rules suggest.
    wording:
      override !== null || assessment.wording.toLowerCase() === en[`category.${assessment.category}`].toLowerCase()
        ? null
        : evaluated(assessment.wordingSaid, assessment.wording),
    key: motionPhrase(assessment, reading),
    published: say(met === null ? 'fusion.published.open' : met ? 'fusion.published.met' : 'fusion.published.notMet', {
      text: evaluated(assessment.published.textSaid, text),
    }),
    secondary: assessment.secondary.map((line) => say('fusion.secondary', { text: evaluated(line.textSaid, line.text) })),
    basis: say('fusion.basis', { rule: verbatim(assessment.rule), ct: say(`ct.${assessment.ct ?? 'absent'}`) }),
    confidence: confidencePhrase(row),
    override:
      override === null
        ? null
        : say('fusion.override', {
            category: say(`category.${override.category}`),
            suggested: say(`category.${assessment.suggestedCategory}`),
            reason: verbatim(override.reason),
          }),
    reasons: reasonsOf(assessment),
    evidence: segmentEvidence(reading, segment),
  };
}

/** Reasons that the lines above them have said in the report's own words; the evaluation keeps them all. */
const SAID_ALREADY: ReadonlySet<string> = new Set([
  'reason.motionNone',
  'reason.motionBelow',
  'reason.motionGrey',
  'reason.motionAbove',
  'reason.effort',
  'reason.effortPoor',
  'reason.effortNone',
  'ct.none',
  'reason.overridden',
  'reason.delayed',
  'reason.months',
]);

const reasonsOf = ({ reasons, reasonsSaid }: SegmentAssessment): readonly Phrase[] =>
  reasons.flatMap((reason, i) => {
    const said = reasonsSaid?.[i];
    return said !== undefined && 'key' in said && SAID_ALREADY.has(said.key) ? [] : [evaluated(said, reason)];
  });

function motionPhrase(assessment: SegmentAssessment, reading: Reading): Phrase {
  const { motionUsed, superjacentUsed, bands } = assessment;
  if (motionUsed.status === 'unavailable')
    return say('fusion.motion.none', { reason: evaluated(motionUsed.said, motionUsed.message) });
  const motion = amount(motionUsed, 'interval', digitsBeside(motionUsed.value, bands.threshold));
  const band = say(`band.${assessment.dynamic}`);
  const plane = say(`plane.${reading.evaluation.assessment.ismPlane}`);
  if (superjacentUsed.status === 'unavailable') return say('fusion.motion.noEffort', { motion, band, plane });
  const superjacent = amount(superjacentUsed, 'value', digitsBeside(superjacentUsed.value, EFFORT_GATE_MM));
  const above = assessment.superjacentSegment === null ? say('unknown') : verbatim(levelName(assessment.superjacentSegment));
  return say('fusion.motion', { motion, band, plane, above, superjacent });
}
