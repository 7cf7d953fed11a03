import { isKnownAnnotation } from '#shared/annotation';
import { cell, column, notRecorded, textCell } from '../cells.ts';
import { list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOfAnnotations, levelName, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Section } from '../structuredReport.ts';
import type { StringKey } from '../strings/en.ts';

const YES_NO: Readonly<Record<string, StringKey>> = { yes: 'yes', no: 'no', 'not-assessable': 'notAssessable' };
const yesNo = (value: string | undefined): Phrase => say((value === undefined ? undefined : YES_NO[value]) ?? 'notRecorded');

/** The CT bridging table; without a CT reading it says so in one line. */
export function bridgingSection(reading: Reading): Section {
  const readings = reading.document.annotations.filter(isKnownAnnotation).filter((annotation) => annotation.kind === 'bridging');
  const title = say('section.bridging');
  if (readings.length === 0)
    return {
      id: 'bridging',
      title,
      blocks: [{ kind: 'statements', statements: [{ phrase: say('limits.noCt'), evidence: NO_EVIDENCE, tone: 'muted' }] }],
    };
  const rows = readings.map((annotation): readonly Cell[] => {
    const evidence = evidenceOfAnnotations([annotation]);
    const assessment = reading.evaluation.assessment.segments.find((item) => item.segment === annotation.segment);
    const margins = annotation.extraGraft;
    const cleft = annotation.cleft;
    return [
      textCell(levelName(annotation.segment), evidence),
      cell(yesNo(margins?.anterior), evidence),
      cell(yesNo(margins?.posterior), evidence),
      cell(yesNo(margins?.left), evidence),
      cell(yesNo(margins?.right), evidence),
      cell(yesNo(annotation.intraGraft), evidence),
      cell(say(annotation.continuity === undefined ? 'notRecorded' : `continuity.${annotation.continuity}`), evidence),
      cell(say(cleft === undefined ? 'notRecorded' : `cleft.${cleft}`), evidence),
      annotation.slices === undefined ? notRecorded : cell(numeral(annotation.slices, 0), evidence),
      annotation.seenOn === undefined
        ? notRecorded
        : cell(list(annotation.seenOn.map((plane) => say(`plane.${plane}`))), evidence),
      assessment === undefined
        ? cell(say('level.unfused'), NO_EVIDENCE, 'muted')
        : cell(say(`ct.${assessment.ct ?? 'absent'}`), evidence),
      assessment === undefined ? cell(verbatim('–'), NO_EVIDENCE, 'muted') : textCell(assessment.rule, evidence),
    ];
  });
  const columns = [
    column('column.level'),
    column('column.anterior'),
    column('column.posterior'),
    column('column.left'),
    column('column.right'),
    column('column.inGraft'),
    column('column.continuity'),
    column('column.cleft'),
    column('column.slices', null, true),
    column('column.planes'),
    column('column.finding'),
    column('column.basis'),
  ];
  return {
    id: 'bridging',
    title,
    blocks: [{ kind: 'table', id: 'bridging', caption: say('table.bridging'), columns, rows, notes: [] }],
  };
}
