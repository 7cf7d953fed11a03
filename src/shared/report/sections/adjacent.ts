import type { Segment } from '#shared/spine';
import { cell, column, measurementCell, planeNote, textCell } from '../cells.ts';
import { amount, list, say, verbatim, type Phrase } from '../phrase.ts';
import { adjacentSegments, evidenceOf, findMeasurement, levelName, type Reading } from '../reading.ts';
import {
  NO_EVIDENCE,
  type Block,
  type Cell,
  type Chart,
  type ChartRow,
  type Section,
  type Statement,
  type Table,
} from '../structuredReport.ts';
import type { StringKey } from '../strings/en.ts';
import { freeText } from './freeText.ts';
import { instabilityOf } from './instability.ts';
import { rowPhrase } from './motionChart.ts';

/** Levels next to the fusion, and the alignment of the neck. */
export function adjacentSection(reading: Reading): Section {
  const segments = adjacentSegments(reading);
  const statements: Statement[] = [];
  if (reading.constructs.length === 0) statements.push({ phrase: say('adjacent.none'), evidence: NO_EVIDENCE, tone: 'plain' });
  for (const segment of segments) statements.push(stabilityStatement(reading, segment));
  if (reading.films.neutral === undefined)
    statements.push({ phrase: say('adjacent.noNeutral'), evidence: NO_EVIDENCE, tone: 'caution' });
  statements.push(...alignmentStatements(reading));
  if (segments.length > 0) statements.push({ phrase: say('adjacent.endRange'), evidence: NO_EVIDENCE, tone: 'muted' });
  const chart = alignmentChart(reading);
  const blocks: Block[] = [
    { kind: 'statements', statements },
    ...(segments.length > 0 ? [adjacentTable(reading, segments)] : []),
    alignmentTable(reading),
    ...(chart === null ? [] : [chart]),
    ...freeText(reading, 'adjacent'),
  ];
  return { id: 'adjacent', title: say('section.adjacent'), blocks };
}

function stabilityStatement(reading: Reading, segment: Segment): Statement {
  const verdict = instabilityOf(reading, segment);
  const level = verbatim(levelName(segment));
  const key: StringKey = verdict.unstable === null ? 'adjacent.open' : verdict.unstable ? 'adjacent.unstable' : 'adjacent.stable';
  return {
    phrase: say(key, { level, what: verdict.what }),
    evidence: verdict.evidence,
    tone: verdict.unstable === true ? 'caution' : 'plain',
  };
}

function alignmentStatements(reading: Reading): readonly Statement[] {
  const lines: readonly (readonly [string, StringKey])[] = [
    ['lordosisC2C7', 'alignment.lordosis'],
    ['sagittalVerticalAxisC2C7', 'alignment.sva'],
  ];
  return lines.flatMap(([measure, key]) => {
    const measurement = neutralMeasurement(reading, measure);
    if (measurement?.quantity.status !== 'measured') return [];
    return [
      { phrase: say(key, { value: amount(measurement.quantity) }), evidence: evidenceOf(measurement), tone: 'plain' as const },
    ];
  });
}

/** The neutral film's value, else one that names no film. */
const neutralMeasurement = (reading: Reading, measure: string) =>
  findMeasurement(reading.evaluation, measure, { film: 'neutral' }) ??
  reading.evaluation.measurements.find((m) => m.measure === measure && m.film === null) ??
  null;

function adjacentTable(reading: Reading, segments: readonly Segment[]): Table {
  const at = (measure: string, segment: Segment): Cell =>
    measurementCell(
      findMeasurement(reading.evaluation, measure, { segment, film: 'neutral' }) ??
        reading.evaluation.measurements.find((m) => m.measure === measure && m.segment === segment && m.film === null) ??
        null,
    );
  return {
    kind: 'table',
    id: 'adjacent',
    caption: say('table.adjacent'),
    columns: [
      column('column.level'),
      column('column.rotation', '°'),
      column('column.translation', 'mm'),
      column('column.listhesisMotion', 'mm'),
      column('column.discHeight', 'mm'),
      column('column.lordosis', '°'),
      column('column.listhesis', 'mm'),
      column('column.instability'),
    ],
    rows: segments.map((segment) => {
      const verdict = instabilityOf(reading, segment);
      return [
        textCell(levelName(segment)),
        at('segmentalRotation', segment),
        at('segmentalTranslation', segment),
        at('listhesisMotion', segment),
        at('discHeight', segment),
        at('segmentalLordosis', segment),
        at('listhesis', segment),
        cell(
          verdict.unstable === null ? say('notAssessable') : say(verdict.unstable ? 'yes' : 'no'),
          verdict.evidence,
          verdict.unstable === true ? 'caution' : 'plain',
        ),
      ];
    }),
    notes: planeNote(segments.map((segment) => findMeasurement(reading.evaluation, 'segmentalTranslation', { segment }))),
  };
}

const ALIGNMENT: readonly (readonly [measures: readonly string[], name: StringKey, reference: StringKey])[] = [
  [['lordosisC2C7'], 'parameter.lordosisC2C7', 'reference.lordosis'],
  [['sagittalVerticalAxisC2C7'], 'parameter.sagittalVerticalAxisC2C7', 'reference.sva'],
  [['slopeT1'], 'parameter.slopeT1', 'reference.none'],
  [['slopeC7'], 'parameter.slopeC7', 'reference.none'],
  [['slopeC2'], 'parameter.slopeC2', 'reference.none'],
  [['t1SlopeMinusLordosis'], 'parameter.mismatch', 'reference.mismatch'],
  [['rangeOfMotionC2C7', 'rangeOfMotionVisible'], 'parameter.rangeOfMotionC2C7', 'reference.none'],
];

const alignmentMeasurement = (reading: Reading, measures: readonly string[]) =>
  measures.map((measure) => neutralMeasurement(reading, measure)).find((measurement) => measurement !== null) ?? null;

function alignmentTable(reading: Reading): Table {
  const rows = ALIGNMENT.flatMap(([measures, name, reference]) => {
    const measurement = alignmentMeasurement(reading, measures);
    const wanted = measures[0] !== 'slopeC7' && measures[0] !== 'slopeC2';
    if (measurement === null && !wanted) return [];
    return [[cell(say(name)), measurementCell(measurement), cell(say(reference), NO_EVIDENCE, 'muted')]];
  });
  return {
    kind: 'table',
    id: 'alignment',
    caption: say('table.alignment'),
    columns: [column('column.parameter'), column('column.value', null, true), column('column.reference')],
    rows,
    notes: planeNote([neutralMeasurement(reading, 'sagittalVerticalAxisC2C7')]),
  };
}

/** cSVA and T1 slope minus lordosis against the values that clinical.md 6 gives for them. Null when neither is measured. */
function alignmentChart(reading: Reading): Chart | null {
  const wanted: readonly (readonly [readonly string[], StringKey, number, readonly [number, number]])[] = [
    [['sagittalVerticalAxisC2C7'], 'parameter.sagittalVerticalAxisC2C7', 40, [-20, 60]],
    [['t1SlopeMinusLordosis'], 'parameter.mismatch', 17, [-20, 40]],
  ];
  const rows = wanted.flatMap(([measures, name, threshold, [low, high]]): ChartRow[] => {
    const measurement = alignmentMeasurement(reading, measures);
    if (measurement?.quantity.status !== 'measured') return [];
    const { value, interval95, unit } = measurement.quantity;
    const label: Phrase = say(name === 'parameter.mismatch' ? 'chart.label.mismatch' : 'chart.label.sva');
    const domain = [Math.min(low, Math.floor(interval95[0])), Math.max(high, Math.ceil(interval95[1]))] as const;
    return [
      {
        label,
        value,
        interval: interval95,
        unit,
        domain,
        bands: null,
        threshold,
        digits: 1,
        evidence: evidenceOf(measurement),
      },
    ];
  });
  if (rows.length === 0) return null;
  return {
    kind: 'chart',
    id: 'alignment',
    caption: say('chart.alignment'),
    description: say('chart.alignment.description', { rows: list(rows.map(rowPhrase), '; ') }),
    rows,
    notes: [],
  };
}
