import {
  isKnownAnnotation,
  type HardwareFindingAnnotation,
  type KnownAnnotation,
  type PlateAnnotation,
} from '#shared/annotation';
import type { Vertebra } from '#shared/spine';
import { cell, column, measurementCell, textCell } from '../cells.ts';
import { amount, list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
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
  }
  rows.push(...plateRows(reading, findings));
  for (const finding of findings)
    rows.push(pieceRow(finding.id, finding.vertebra ?? null, findingName(finding), status([finding]), [finding]));
  if (rows.length === 0) return null;
  return withoutEmptyColumns({
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
  });
}

/** Without the columns in which nothing is recorded of any piece: they would push the recorded ones apart and say nothing. */
function withoutEmptyColumns(table: Table): Table {
  const kept = table.columns.map((_, i) => table.rows.some((row) => row[i] !== notRecorded));
  const dashed = table.rows.some((row) => row.some((one, i) => kept[i] === true && one === notRecorded));
  return {
    ...table,
    columns: table.columns.filter((_, i) => kept[i]),
    rows: table.rows.map((row) => row.filter((_, i) => kept[i])),
    notes: dashed ? table.notes : [],
  };
}

/**
 * One plate is drawn on every film that shows it: as many rows as the film with the most of them has, each standing on all its drawings, with
 * the length that was drawn or is known for it.
 */
function plateRows(reading: Reading, findings: readonly HardwareFindingAnnotation[]): readonly (readonly Cell[])[] {
  const byFilm = new Map<string, PlateAnnotation[]>();
  for (const annotation of known(reading))
    if (annotation.kind === 'plate' && (annotation.replicate ?? 1) === 1)
      byFilm.set(annotation.sopInstanceUID, [...(byFilm.get(annotation.sopInstanceUID) ?? []), annotation]);
  const films = [...byFilm.values()];
  const count = Math.max(0, ...films.map((plates) => plates.length));
  const displaced = findings.filter((finding) => finding.finding === 'plate-displacement');
  const { constructs } = reading;
  return Array.from({ length: count }, (_, i) => {
    // In the order of the rows of the image: the same piece on each film, unless one of them lies turned.
    const drawn = films.flatMap((plates) => [...plates].sort((a, b) => a.cranial[1] - b.cranial[1])[i] ?? []);
    const construct = count === 1 && constructs.length === 1 ? constructs[0] : undefined;
    const evidence = evidenceOfAnnotations(drawn);
    const blank = Array.from({ length: 4 }, () => notRecorded);
    return [
      textCell(count === 1 ? '1' : String(i + 1), evidence),
      construct === undefined ? notRecorded : textCell(`${construct.from}–${construct.to}`, evidence),
      notRecorded,
      cell(say('hardware.plate'), evidence),
      notRecorded,
      plateLength(reading, count) ?? notRecorded,
      ...blank.slice(1),
      count === 1 ? status(displaced) : notRecorded,
      notRecorded,
    ];
  });
}

/** The catalogue's length, where the only plate was calibrated on. */
function plateLength(reading: Reading, plates: number): Cell | null {
  const lengths = known(reading).filter((one) => one.kind === 'calibration' && /plate|platte/i.test(one.object ?? ''));
  const [first] = lengths;
  if (plates !== 1 || first?.kind !== 'calibration') return null;
  return cell(numeral(first.lengthMm, 1), evidenceOfAnnotations([first]));
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
