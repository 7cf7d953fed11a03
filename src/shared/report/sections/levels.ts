import type { Measurement } from '#shared/measurement';
import { MOTION_SEGMENTS, type Pose, type Segment } from '#shared/spine';
import type { Plane } from '#shared/units';
import { cell, column, measurementCell, planeNote, planeOfLengths, quantityCell, textCell } from '../cells.ts';
import { numeral, say, verbatim } from '../phrase.ts';
import { evidenceOf, findMeasurement, levelName, quantityOf, segmentEvidence, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Section, type Table } from '../structuredReport.ts';

const dash: Cell = cell(verbatim('–'), NO_EVIDENCE, 'muted');
const find = (reading: Reading, segment: Segment, measure: string, film?: Pose, plane?: Plane): Measurement | null =>
  findMeasurement(reading.evaluation, measure, {
    segment,
    ...(film === undefined ? {} : { film }),
    ...(plane === undefined ? {} : { plane }),
  });

/** The level table of clinical.md 9.1 in two: interspinous motion with its category, and rotation with translation. CT has its own table. */
export function levelsSection(reading: Reading): Section {
  const segments = MOTION_SEGMENTS.filter((segment) => reading.evaluation.measurements.some((m) => m.segment === segment));
  return {
    id: 'levels',
    title: say('section.levels'),
    blocks: [motionTable(reading, segments), rotationTable(reading, segments)],
  };
}

function motionTable(reading: Reading, segments: readonly Segment[]): Table {
  const { assessment } = reading.evaluation;
  const distances: (Measurement | null)[] = [];
  const rows = segments.map((segment): readonly Cell[] => {
    const own = assessment.segments.find((item) => item.segment === segment);
    const films = [
      find(reading, segment, 'interspinousDistance', 'flexion'),
      find(reading, segment, 'interspinousDistance', 'extension'),
    ];
    distances.push(...films);
    const detector = find(reading, segment, 'interspinousMotion', undefined, 'detector');
    const object = find(reading, segment, 'interspinousMotion', undefined, 'object');
    const used = assessment.ismPlane === 'object' ? object : detector;
    return [
      textCell(levelName(segment), segmentEvidence(reading, segment)),
      ...films.map(measurementCell),
      measurementCell(detector),
      measurementCell(object),
      standardErrorCell(used),
      own === undefined ? dash : cell(numeral(own.bands.replicates, 0)),
      own === undefined ? dash : superjacentCell(reading, own.superjacentSegment, own.superjacentUsed),
      own === undefined
        ? cell(say('level.unfused'), NO_EVIDENCE, 'muted')
        : cell(say(`category.${own.category}`), segmentEvidence(reading, segment), own.override === null ? 'plain' : 'override'),
      own === undefined ? dash : textCell(own.rule),
    ];
  });
  const plane = planeOfLengths(distances);
  const rulePlane = say(`plane.${assessment.ismPlane}`);
  return {
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
      column('column.replicates', null, true),
      column('column.superjacent', 'mm'),
      column('column.category'),
      column('column.basis'),
    ],
    rows,
    notes: plane === null ? [] : [say('note.planes', { plane, rulePlane })],
  };
}

function superjacentCell(reading: Reading, above: Segment | null, used: Parameters<typeof quantityCell>[0]): Cell {
  const { ismPlane } = reading.evaluation.assessment;
  const measurement = above === null ? null : find(reading, above, 'interspinousMotion', undefined, ismPlane);
  return quantityCell(used, evidenceOf(measurement));
}

function standardErrorCell(measurement: Measurement | null): Cell {
  const quantity = quantityOf(measurement);
  if (quantity.status === 'unavailable') return measurementCell(measurement);
  return cell(numeral(quantity.standardError, 2), evidenceOf(measurement));
}

function rotationTable(reading: Reading, segments: readonly Segment[]): Table {
  const translations = segments.map((segment) => find(reading, segment, 'segmentalTranslation'));
  return {
    kind: 'table',
    id: 'rotation',
    caption: say('table.rotation'),
    columns: [
      column('column.level'),
      column('column.angleFlexion', '°'),
      column('column.angleExtension', '°'),
      column('column.rotation', '°'),
      column('column.translation', 'mm'),
      column('column.translationPercent', '%'),
      column('column.translationSuperior', 'mm'),
    ],
    rows: segments.map((segment, i) => [
      textCell(levelName(segment), segmentEvidence(reading, segment)),
      measurementCell(find(reading, segment, 'segmentalAngle', 'flexion')),
      measurementCell(find(reading, segment, 'segmentalAngle', 'extension')),
      measurementCell(find(reading, segment, 'segmentalRotation')),
      measurementCell(translations[i] ?? null),
      measurementCell(find(reading, segment, 'segmentalTranslationPercent')),
      measurementCell(find(reading, segment, 'segmentalTranslationSuperior')),
    ]),
    notes: planeNote(translations),
  };
}
