import type { SegmentAssessment } from '#shared/assessment';
import { EFFORT_GATE_MM } from './motionChart.ts';
import { cell, column, textCell } from '../cells.ts';
import { amount, evaluated, list, say, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOf, findMeasurement, levelName, segmentEvidence, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type Section, type Statement } from '../structuredReport.ts';

/** Whether the examination can answer at all: effort, scale, and every warning of the evaluation. */
export function adequacySection(reading: Reading): Section {
  const { assessment, warnings } = reading.evaluation;
  const statements: Statement[] = [verdict(reading)];
  for (const [first, ...others] of sharedEfforts(assessment.segments)) {
    const level = list([first, ...others].map((segment) => verbatim(levelName(segment.segment))));
    const effort = first.superjacentUsed;
    const above = first.superjacentSegment;
    statements.push({
      phrase:
        effort.status === 'measured'
          ? say('adequacy.effort', { level, motion: amount(effort) })
          : say('adequacy.effort.none', { level, reason: evaluated(effort.said, effort.message) }),
      evidence: above === null ? NO_EVIDENCE : segmentEvidence(reading, above),
      tone: effort.status === 'measured' && Math.abs(effort.value) >= EFFORT_GATE_MM ? 'plain' : 'caution',
    });
  }
  const scale = findMeasurement(reading.evaluation, 'scaleRatio');
  if (scale !== null)
    statements.push({
      phrase:
        scale.quantity.status === 'measured'
          ? say('adequacy.scale', { ratio: amount(scale.quantity) })
          : say('adequacy.scale.none', { reason: evaluated(scale.quantity.said, scale.quantity.message) }),
      evidence: evidenceOf(scale),
      tone: 'plain',
    });
  const blocks: Block[] = [{ kind: 'statements', statements }];
  if (warnings.length > 0)
    blocks.push({
      kind: 'table',
      id: 'warnings',
      caption: say('table.warnings'),
      columns: [column('column.id'), column('column.level'), column('column.finding')],
      rows: warnings.map((warning) => {
        const evidence = { ...NO_EVIDENCE, annotations: warning.annotations };
        return [
          textCell(warning.code, evidence),
          textCell(warning.segment === null ? '–' : levelName(warning.segment), evidence),
          cell(evaluated(warning.said, warning.message), evidence, 'caution'),
        ];
      }),
      notes: [],
    });
  return { id: 'adequacy', title: say('section.adequacy'), blocks };
}

/** Levels that share a superjacent level are said in one line. */
function sharedEfforts(
  segments: readonly SegmentAssessment[],
): readonly (readonly [SegmentAssessment, ...(readonly SegmentAssessment[])])[] {
  const groups = new Map<string, [SegmentAssessment, ...SegmentAssessment[]]>();
  for (const segment of segments) {
    const key = segment.superjacentSegment ?? `none of ${segment.segment}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [segment]);
    else group.push(segment);
  }
  return [...groups.values()];
}

function verdict(reading: Reading): Statement {
  const { segments } = reading.evaluation.assessment;
  const unread = segments.filter((segment) => segment.dynamic === 'non-diagnostic');
  const statement = (phrase: Phrase, tone: Statement['tone']): Statement => ({ phrase, evidence: NO_EVIDENCE, tone });
  if (segments.length === 0) return statement(say('adequacy.noLevels'), 'caution');
  if (unread.length === 0) return statement(say('adequacy.diagnostic'), 'plain');
  if (unread.length === segments.length) return statement(say('adequacy.nonDiagnostic'), 'caution');
  const levels = list(unread.map((segment) => verbatim(levelName(segment.segment))));
  return statement(say('adequacy.limited', { levels }), 'caution');
}
