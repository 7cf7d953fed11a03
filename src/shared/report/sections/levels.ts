import { MOTION_SEGMENTS, type Segment } from '#shared/spine';
import { cell, column, measurementCell, textCell } from '../cells.ts';
import { say, verbatim } from '../phrase.ts';
import { evidenceOf, findMeasurement, levelName, quantityOf, segmentEvidence, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Section } from '../structuredReport.ts';
import { numeral } from '../phrase.ts';

/** The level table of clinical.md 9.1; what CT shows stands in its own table. */
export function levelsSection(reading: Reading): Section {
  const evaluation = reading.evaluation;
  const measuredAt = new Set(evaluation.measurements.flatMap((m) => (m.segment === null ? [] : [m.segment])));
  const segments: readonly Segment[] = MOTION_SEGMENTS.filter((segment) => measuredAt.has(segment));
  const rows = segments.map((segment): readonly Cell[] => {
    const assessment = evaluation.assessment.segments.find((item) => item.segment === segment);
    const find = (measure: string, which = {}) => findMeasurement(evaluation, measure, { segment, ...which });
    const detector = find('interspinousMotion', { plane: 'detector' });
    return [
      textCell(levelName(segment), segmentEvidence(reading, segment)),
      measurementCell(find('interspinousDistance', { film: 'flexion' })),
      measurementCell(find('interspinousDistance', { film: 'extension' })),
      measurementCell(detector),
      measurementCell(find('interspinousMotion', { plane: 'object' })),
      standardErrorCell(detector),
      assessment === undefined ? cell(verbatim('–'), NO_EVIDENCE, 'muted') : measurementCell(find('superjacentMotion')),
      measurementCell(find('segmentalRotation')),
      measurementCell(find('segmentalTranslation')),
      measurementCell(find('segmentalTranslationPercent')),
      assessment === undefined
        ? cell(say('level.unfused'), NO_EVIDENCE, 'muted')
        : cell(
            say(`category.${assessment.category}`),
            segmentEvidence(reading, segment),
            assessment.override === null ? 'plain' : 'override',
          ),
      assessment === undefined ? cell(verbatim('–'), NO_EVIDENCE, 'muted') : textCell(assessment.rule),
    ];
  });
  return {
    id: 'levels',
    title: say('section.levels'),
    blocks: [
      {
        kind: 'table',
        id: 'levels',
        caption: say('table.levels'),
        columns: [
          column('column.level'),
          column('column.flexion', 'mm'),
          column('column.extension', 'mm'),
          column('column.ismDetector', 'mm'),
          column('column.ismObject', 'mm'),
          column('column.sem', 'mm'),
          column('column.superjacent', 'mm'),
          column('column.rotation', '°'),
          column('column.translation', 'mm'),
          column('column.translationPercent', '%'),
          column('column.category'),
          column('column.basis'),
        ],
        rows,
        notes: [],
      },
    ],
  };
}

function standardErrorCell(measurement: ReturnType<typeof findMeasurement>): Cell {
  const quantity = quantityOf(measurement);
  if (quantity.status === 'unavailable') return measurementCell(measurement);
  return cell(numeral(quantity.standardError, 2), evidenceOf(measurement));
}
