import { cell, column, textCell } from '../cells.ts';
import { amount, english, list, say, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOf, findMeasurement, levelName, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type Section, type Statement } from '../structuredReport.ts';

/** Whether the examination can answer at all: effort, scale, and every warning of the evaluation. */
export function adequacySection(reading: Reading): Section {
  const { assessment, warnings } = reading.evaluation;
  const statements: Statement[] = [verdict(reading)];
  const seen = new Set<string>();
  for (const segment of assessment.segments) {
    const level = verbatim(levelName(segment.segment));
    const effort = segment.superjacentUsed;
    const text = effort.status === 'measured' ? `m${effort.value}` : `u${effort.reason}${effort.message}`;
    if (seen.has(text)) continue;
    seen.add(text);
    statements.push({
      phrase:
        effort.status === 'measured'
          ? say('adequacy.effort', { level, motion: amount(effort) })
          : say('adequacy.effort.none', { level, reason: english(effort.message) }),
      evidence: evidenceOf(findMeasurement(reading.evaluation, 'superjacentMotion', { segment: segment.segment })),
      tone: effort.status === 'measured' && effort.value >= 4 ? 'plain' : 'caution',
    });
  }
  const scale = findMeasurement(reading.evaluation, 'scaleRatio');
  if (scale !== null)
    statements.push({
      phrase:
        scale.quantity.status === 'measured'
          ? say('adequacy.scale', { ratio: amount(scale.quantity) })
          : say('adequacy.scale.none', { reason: english(scale.quantity.message) }),
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
          cell(english(warning.message), evidence, 'caution'),
        ];
      }),
      notes: [],
    });
  return { id: 'adequacy', title: say('section.adequacy'), blocks };
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
