import type { Instance } from '#shared/dicom';
import { POSES, type Pose } from '#shared/spine';
import { cell, column, textCell } from '../cells.ts';
import { english, list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { levelName, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Evidence, type Section, type Statement } from '../structuredReport.ts';

/** Which images, what their millimetres come from and in which plane, and how the bands were made. */
export function techniqueSection(reading: Reading): Section {
  const { assessment } = reading.evaluation;
  const plane = reading.document.settings?.ismPlane ?? 'detector';
  const statements: Statement[] = [
    { phrase: say('technique.landmarks'), evidence: NO_EVIDENCE, tone: 'plain' },
    { phrase: say('technique.plane', { plane: say(`technique.plane.${plane}`) }), evidence: NO_EVIDENCE, tone: 'plain' },
    ...assessment.segments.map((segment): Statement => ({
      phrase: say('technique.bands', {
        level: verbatim(levelName(segment.segment)),
        lower: numeral(segment.bands.lower, 2),
        upper: numeral(segment.bands.upper, 2),
        threshold: numeral(segment.bands.threshold, 1),
        se: numeral(segment.bands.standardError, 2),
        from: english(segment.bands.from),
      }),
      evidence: NO_EVIDENCE,
      tone: 'muted',
    })),
  ];
  return {
    id: 'technique',
    title: say('section.technique'),
    blocks: [
      {
        kind: 'table',
        id: 'films',
        caption: say('table.films'),
        columns: [
          column('column.film'),
          column('column.date'),
          column('column.pose'),
          column('column.sid', 'mm'),
          column('column.kvp', 'kV'),
          column('column.calibration'),
        ],
        rows: [...POSES.map((pose) => filmRow(reading, pose)), ...ctRows(reading)],
        notes: [],
      },
      { kind: 'statements', statements },
    ],
  };
}

function filmRow(reading: Reading, pose: Pose): readonly Cell[] {
  const film = reading.films[pose];
  if (film === undefined)
    return [
      cell(say(`pose.${pose}`)),
      cell(say('pose.missing'), NO_EVIDENCE, 'muted'),
      ...Array.from({ length: 4 }, () => textCell('–')),
    ];
  const evidence: Evidence = { ...NO_EVIDENCE, images: [film.sopInstanceUID] };
  return [
    cell(say(`pose.${pose}`), evidence),
    cell(dateOf(film), evidence),
    cell(english(reading.poseFrom[pose] ?? ''), evidence),
    cell(distances(film), evidence),
    cell(film.kvp === null ? say('notRecorded') : numeral(film.kvp, 0), evidence),
    cell(calibrationPhrase(reading, film), evidence),
  ];
}

function ctRows(reading: Reading): readonly (readonly Cell[])[] {
  const series = new Map<string, Instance>();
  for (const instance of Object.values(reading.index.instances))
    if (instance.series.modality === 'CT' && !series.has(instance.series.instanceUID))
      series.set(instance.series.instanceUID, instance);
  return [...series.values()].map((instance) => {
    const thickness = instance.planes[0]?.sliceThickness ?? null;
    const slice =
      thickness === null
        ? say('notRecorded')
        : list([say('column.slice'), { quantity: lengthOf(thickness), style: 'value' }], ' ');
    const kernel = list([say('column.kernel'), instance.kernel === null ? say('notRecorded') : verbatim(instance.kernel)], ' ');
    const evidence: Evidence = { ...NO_EVIDENCE, images: [instance.sopInstanceUID] };
    return [
      cell(say('pose.ct'), evidence),
      cell(dateOf(instance), evidence),
      textCell('–'),
      textCell('–'),
      cell(instance.kvp === null ? say('notRecorded') : numeral(instance.kvp, 0), evidence),
      cell(list([slice, kernel], '; '), evidence),
    ];
  });
}

const lengthOf = (mm: number) =>
  ({ status: 'measured', value: mm, unit: 'mm', standardError: 0, interval95: [mm, mm], method: '', plane: 'patient' }) as const;

const dateOf = (instance: Instance): Phrase => {
  const date = instance.acquisitionDate ?? instance.study.date;
  return date === null ? say('unknown') : { date };
};

function distances(film: Instance): Phrase {
  const { distanceSourceToDetector: detector, distanceSourceToPatient: patient } = film.spacing;
  const part = (mm: number | null): Phrase => (mm === null ? say('unknown') : numeral(mm, 0));
  return detector === null && patient === null ? say('notRecorded') : list([part(detector), part(patient)], ' / ');
}

/** What the measurements of this film say that their millimetres came from. */
function calibrationPhrase(reading: Reading, film: Instance): Phrase {
  const own = reading.evaluation.measurements.find(
    (m) => m.basis.calibration !== null && m.basis.images.length === 1 && m.basis.images[0] === film.sopInstanceUID,
  );
  return own?.basis.calibration === null || own === undefined ? say('notRecorded') : english(own.basis.calibration);
}
