import type { Calibration } from '#shared/calibration';
import type { Instance } from '#shared/dicom';
import type { Sentence } from '#shared/wording';
import { POSES, type Pose } from '#shared/spine';
import { cell, column, textCell } from '../cells.ts';
import { evaluated, list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { levelName, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Evidence, type Section, type Statement } from '../structuredReport.ts';

/** Which images, what their millimetres come from and in which plane, and how the bands were made. */
export function techniqueSection(reading: Reading): Section {
  const { assessment, reader } = reading.evaluation;
  const plane = assessment.ismPlane;
  const statements: Statement[] = [
    { phrase: say('technique.landmarks'), evidence: NO_EVIDENCE, tone: 'plain' },
    ...(assessment.ismSource === 'registered'
      ? [{ phrase: say('technique.registered'), evidence: NO_EVIDENCE, tone: 'plain' as const }]
      : []),
    {
      phrase: readerErrorPhrase(reader),
      evidence: NO_EVIDENCE,
      tone: reader.assumed ? 'caution' : 'plain',
    },
    { phrase: say('technique.plane', { plane: say(`technique.plane.${plane}`) }), evidence: NO_EVIDENCE, tone: 'plain' },
    ...assessment.segments.map((segment): Statement => ({
      phrase: say('technique.bands', {
        level: verbatim(levelName(segment.segment)),
        lower: numeral(segment.bands.lower, 2),
        upper: numeral(segment.bands.upper, 2),
        threshold: numeral(segment.bands.threshold, 1),
        se: numeral(segment.bands.standardError, 2),
        from: evaluated(segment.bands.said, segment.bands.from),
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
          column('column.kvp', null, true),
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
  const used = reading.evaluation.films.find((item) => item.pose === pose);
  if (film === undefined) {
    const why = used?.unavailable ?? null;
    return [
      cell(say(`pose.${pose}`)),
      cell(why === null ? say('pose.missing') : evaluated(why.said, why.message), NO_EVIDENCE, 'muted'),
      ...Array.from({ length: 4 }, () => textCell('–')),
    ];
  }
  const calibration = used?.calibration ?? null;
  const evidence: Evidence = {
    annotations: calibration?.annotations ?? [],
    images: [film.sopInstanceUID],
    calibration: calibration?.source ?? null,
    measures: [],
  };
  return [
    cell(say(`pose.${pose}`), evidence),
    cell(dateOf(film), evidence),
    cell(poseFrom(used?.from ?? null, used?.fromSaid), evidence),
    cell(distances(film), evidence),
    cell(film.kvp === null ? say('notRecorded') : numeral(film.kvp, 0), evidence),
    cell(calibrationPhrase(calibration), evidence),
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

/** What the error of placement was taken from. */
function readerErrorPhrase(reader: Reading['evaluation']['reader']): Phrase {
  if (reader.assumed) return say('technique.reader.assumed');
  const parts: Phrase[] = [];
  if (reader.storedSem !== null) {
    const source = reader.semSource === null ? say('notRecorded') : verbatim(reader.semSource);
    parts.push(say('technique.reader.stored', { sem: numeral(reader.storedSem, 2), source }));
  }
  if (reader.replicateSem !== null) parts.push(say('technique.reader.replicates', { sem: numeral(reader.replicateSem.sd, 2) }));
  return say('technique.reader', { from: list(parts, '; ') });
}

/** Kind, value and plane of a film's millimetres. */
function calibrationPhrase(calibration: Calibration | null): Phrase {
  if (calibration === null) return say('notRecorded');
  const plane = calibration.plane === null ? [] : [say(`plane.${calibration.plane}`)];
  const spacing = calibration.spacingMm;
  const value =
    spacing === null ? [] : [list([list([numeral(spacing[0], 4), numeral(spacing[1], 4)], ' × '), verbatim('mm')], '\u00a0')];
  return list([evaluated(calibration.badge.said, calibration.badge.text), ...plane, ...value], '; ');
}

const poseFrom = (from: string | null, said: Sentence | undefined): Phrase =>
  from === null ? say('unknown') : from === 'case' ? say('pose.byReader') : evaluated(said, from);
