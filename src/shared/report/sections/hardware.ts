import { isKnownAnnotation, type HardwareFindingAnnotation, type KnownAnnotation } from '#shared/annotation';
import type { Vertebra } from '#shared/spine';
import { cell, column, measurementCell, textCell } from '../cells.ts';
import { amount, list, say, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOf, evidenceOfAnnotations, findMeasurement, levelName, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type Cell, type Section, type Statement, type Table } from '../structuredReport.ts';
import { freeText } from './freeText.ts';

export const hardwareFindings = (reading: Reading): readonly HardwareFindingAnnotation[] =>
  known(reading).filter((annotation) => annotation.kind === 'hardware-finding');

export const hasCt = (reading: Reading): boolean =>
  Object.values(reading.index.instances).some((instance) => instance.series.modality === 'CT');

const known = (reading: Reading): readonly KnownAnnotation[] => reading.document.annotations.filter(isKnownAnnotation);

export const findingName = (finding: HardwareFindingAnnotation): Phrase => say(`hardware.${finding.finding}`);
export const findingPlace = (finding: HardwareFindingAnnotation): Phrase =>
  finding.vertebra === undefined ? say('hardware.where.none') : verbatim(finding.vertebra);

/** What nobody recorded: a dash, said below the table. */
const notRecorded: Cell = cell(verbatim('–'), NO_EVIDENCE, 'muted');

/** Findings, where the plate stands to its neighbours, and the table of what is recorded of each piece. */
export function hardwareSection(reading: Reading): Section {
  const findings = hardwareFindings(reading);
  const statements: Statement[] = findings.map((finding) => ({
    phrase: list(
      [
        say('hardware.finding', {
          finding: findingName(finding),
          where: findingPlace(finding),
          progress: say(`progressive.${finding.progressive ?? 'unknown'}`),
        }),
        ...(finding.note === undefined || finding.note === '' ? [] : [say('hardware.note', { note: verbatim(finding.note) })]),
      ],
      '. ',
    ),
    evidence: evidenceOfAnnotations([finding]),
    tone: 'caution',
  }));
  if (findings.length === 0) statements.push({ phrase: say('hardware.none'), evidence: NO_EVIDENCE, tone: 'plain' });
  for (const measurement of reading.evaluation.measurements)
    if (measurement.measure === 'plateToDiscDistance' && measurement.quantity.status === 'measured')
      statements.push({
        phrase: say('plate.line', {
          where: verbatim(measurement.segment === null ? (measurement.vertebra ?? '') : levelName(measurement.segment)),
          value: amount(measurement.quantity),
        }),
        evidence: evidenceOf(measurement),
        tone: 'plain',
      });
  statements.push({
    phrase: say(hasCt(reading) ? 'hardware.limit.ct' : 'hardware.limit.films'),
    evidence: NO_EVIDENCE,
    tone: 'muted',
  });
  const table = hardwareTable(reading);
  const blocks: Block[] = [
    { kind: 'statements', statements },
    ...(table === null ? [] : [table]),
    ...freeText(reading, 'hardware'),
  ];
  return { id: 'hardware', title: say('section.hardware'), blocks };
}

/** One row a screw or plate that is drawn, and a row a finding that belongs to none of them. */
function hardwareTable(reading: Reading): Table | null {
  const findings = hardwareFindings(reading);
  const rows: (readonly Cell[])[] = [];
  for (const annotation of known(reading)) {
    if (annotation.kind === 'screw') {
      const own = findings.filter((finding) => finding.vertebra === annotation.vertebra);
      const evidence = evidenceOfAnnotations([annotation]);
      const measure = (name: string): Cell => {
        const measurement = findMeasurement(reading.evaluation, name, { vertebra: annotation.vertebra });
        return measurement === null ? notRecorded : measurementCell(measurement);
      };
      rows.push([
        textCell(annotation.id, evidence),
        textCell(annotation.vertebra, evidence),
        cell(say(`side.${annotation.side}`), evidence),
        cell(say('hardware.screw'), evidence),
        notRecorded,
        measure('screwLength'),
        notRecorded,
        measure('halo'),
        measure('toggle'),
        status(own),
        notRecorded,
      ]);
    }
    if (annotation.kind === 'plate') rows.push(pieceRow(annotation.id, null, say('hardware.plate'), status([]), [annotation]));
  }
  for (const finding of findings)
    rows.push(pieceRow(finding.id, finding.vertebra ?? null, findingName(finding), status([finding]), [finding]));
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    id: 'hardware',
    caption: say('table.hardware'),
    columns: [
      column('column.id'),
      column('column.level'),
      column('column.side'),
      column('column.type'),
      column('column.grade'),
      column('column.length', 'mm'),
      column('column.direction'),
      column('column.halo', 'mm'),
      column('column.toggle', '°'),
      column('column.status'),
      column('column.prior'),
    ],
    rows,
    notes: [say('note.dash')],
  };
}

function pieceRow(
  id: string,
  vertebra: Vertebra | null,
  type: Phrase,
  state: Cell,
  from: readonly KnownAnnotation[],
): readonly Cell[] {
  const evidence = evidenceOfAnnotations(from);
  const blank = Array.from({ length: 5 }, () => notRecorded);
  const level = vertebra === null ? notRecorded : textCell(vertebra, evidence);
  return [textCell(id, evidence), level, notRecorded, cell(type, evidence), ...blank, state, notRecorded];
}

const status = (findings: readonly HardwareFindingAnnotation[]): Cell =>
  findings.length === 0
    ? notRecorded
    : cell(
        list(findings.map((finding) => list([findingName(finding), say(`progressive.${finding.progressive ?? 'unknown'}`)]))),
        evidenceOfAnnotations(findings),
        'caution',
      );
