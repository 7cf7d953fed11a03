import type { Measurement } from '#shared/measurement';
import { cell, column, measurementCell } from '../cells.ts';
import { evaluated, list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOf, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Section } from '../structuredReport.ts';
import type { StringKey } from '../strings/en.ts';

const NAMES: Readonly<Record<string, StringKey>> = {
  length: 'mark.length',
  angle: 'mark.angle',
  cobb: 'mark.cobb',
  area: 'mark.area',
};

/** The reader's free lengths, angles and areas; no section where there are none. */
export function marksSection(reading: Reading): readonly Section[] {
  const drawn = reading.evaluation.measurements.filter(({ measure }) => measure in NAMES);
  if (drawn.length === 0) return [];
  return [
    {
      id: 'marks',
      title: say('section.marks'),
      blocks: [
        {
          kind: 'table',
          id: 'marks',
          caption: say('table.marks'),
          columns: [
            column('column.mark'),
            column('column.image'),
            column('column.value'),
            column('column.plane'),
            column('column.scale'),
          ],
          rows: drawn.map((one) => row(reading, one)),
          notes: [say('note.marks')],
        },
      ],
    },
  ];
}

function row(reading: Reading, one: Measurement): readonly Cell[] {
  const evidence = evidenceOf(one);
  const kind = say(NAMES[one.measure] ?? 'mark.length');
  const name = one.label === undefined ? kind : say('mark.labelled', { kind, label: verbatim(one.label) });
  const { quantity } = one;
  const isScaled = quantity.status === 'measured' && quantity.plane !== 'none';
  const isPixels = quantity.status === 'measured' && (quantity.unit === 'px' || quantity.unit === 'px2');
  return [
    cell(name, evidence),
    cell(list(imagesOf(reading, one), ' / '), evidence),
    measurementCell(one),
    cell(isScaled ? say(`plane.${quantity.plane}` as StringKey) : say('mark.noPlane'), NO_EVIDENCE, isScaled ? 'plain' : 'muted'),
    isPixels
      ? cell(say('mark.uncalibrated'), NO_EVIDENCE, 'caution')
      : cell(
          one.basis.calibration === null ? verbatim('–') : evaluated(one.basis.calibrationSaid, one.basis.calibration),
          evidence,
          isScaled ? 'plain' : 'muted',
        ),
  ];
}

/** Flexion, or the series' own name, with the number of the image in it. */
function imagesOf({ index, evaluation }: Reading, { basis, film }: Measurement): readonly Phrase[] {
  return basis.images.map((uid): Phrase => {
    const pose = film ?? evaluation.films.find(({ sopInstanceUID }) => sopInstanceUID === uid)?.pose;
    if (pose !== undefined) return say(`pose.${pose}`);
    const instance = index.instances[uid];
    const image = verbatim(instance?.series.description ?? instance?.series.modality ?? uid);
    const number = instance?.instanceNumber ?? null;
    return number === null ? image : say('mark.frame', { image, number: numeral(number, 0) });
  });
}
