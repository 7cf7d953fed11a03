import type { CaseDocument } from '#shared/case';
import type { Instance, StudyIndex } from '#shared/dicom';
import type { Evaluation } from '#shared/evaluateCase';
import { constructsOf, isFusion, type Measurement, type OperatedConstruct } from '#shared/measurement';
import { MOTION_SEGMENTS, type Pose, type Segment, type Vertebra } from '#shared/spine';
import { sentence } from '#shared/wording';
import { unavailable, type Plane, type Quantity } from '#shared/units';
import { NO_EVIDENCE, type Evidence } from './structuredReport.ts';

/** What every section of a report is built from. */
export interface Reading {
  readonly document: CaseDocument;
  readonly index: StudyIndex;
  readonly evaluation: Evaluation;
  /** The films that the evaluation used. */
  readonly films: Readonly<Partial<Record<Pose, Instance>>>;
  readonly constructs: readonly OperatedConstruct[];
  readonly fusedSegments: readonly Segment[];
  /** Between surgery and films, as the evaluation has it; null when not known. */
  readonly months: number | null;
}

export function readCase(document: CaseDocument, index: StudyIndex, evaluation: Evaluation): Reading {
  const films: Partial<Record<Pose, Instance>> = {};
  for (const { pose, sopInstanceUID } of evaluation.films) {
    const instance = sopInstanceUID === null ? undefined : index.instances[sopInstanceUID];
    if (instance !== undefined) films[pose] = instance;
  }
  const { constructs } = constructsOf(document);
  return {
    document,
    index,
    evaluation,
    films,
    constructs,
    fusedSegments: constructs.filter(isFusion).flatMap((construct) => construct.segments),
    months: evaluation.assessment.months.value,
  };
}

/** The image that the header of the report is of: a film of the pair, else the neutral one, else any image of the case. */
export const leadingImage = (reading: Reading): Instance | undefined =>
  reading.films.flexion ?? reading.films.extension ?? reading.films.neutral ?? Object.values(reading.index.instances)[0];

/** Unfused motion segments next to a construct, cranial first. */
export function adjacentSegments(reading: Reading): readonly Segment[] {
  const fused = new Set<string>(reading.fusedSegments);
  return MOTION_SEGMENTS.filter((segment, i) => {
    const [above, below] = [MOTION_SEGMENTS[i - 1], MOTION_SEGMENTS[i + 1]];
    return !fused.has(segment) && ((above !== undefined && fused.has(above)) || (below !== undefined && fused.has(below)));
  });
}

export interface Which {
  readonly segment?: Segment;
  readonly vertebra?: Vertebra;
  readonly film?: Pose;
  readonly plane?: Plane;
}

/** The measurement of that name and place, or null when the evaluation has none. */
export function findMeasurement(evaluation: Evaluation, measure: string, which: Which = {}): Measurement | null {
  const fits = evaluation.measurements.filter(
    (m) =>
      m.measure === measure &&
      (which.segment === undefined || m.segment === which.segment) &&
      (which.vertebra === undefined || m.vertebra === which.vertebra) &&
      (which.film === undefined || m.film === which.film) &&
      (which.plane === undefined || m.quantity.status === 'unavailable' || m.quantity.plane === which.plane),
  );
  return fits.find((m) => m.quantity.status === 'measured') ?? fits[0] ?? null;
}

/** Its quantity; one that the evaluation does not have at all is unavailable, never a blank. */
export const quantityOf = (measurement: Measurement | null): Quantity =>
  measurement?.quantity ?? unavailable('NOT_MEASURED', sentence('film.notMeasured'));

export function evidenceOf(...measurements: readonly (Measurement | null)[]): Evidence {
  const given = measurements.filter((m) => m !== null);
  if (given.length === 0) return NO_EVIDENCE;
  const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];
  const calibrations = unique(given.flatMap((m) => (m.basis.calibration === null ? [] : [m.basis.calibration])));
  return {
    annotations: unique(given.flatMap((m) => m.basis.annotations)),
    images: unique(given.flatMap((m) => m.basis.images)),
    calibration: calibrations.length > 0 ? calibrations.join('; ') : null,
    measures: given.map((m) => [m.measure, m.segment ?? m.vertebra, m.film].filter((part) => part !== null).join(' ')),
  };
}

export const evidenceOfAnnotations = (
  annotations: readonly { readonly id: string; readonly [key: string]: unknown }[],
): Evidence => ({
  ...NO_EVIDENCE,
  annotations: annotations.map((annotation) => annotation.id),
  images: [...new Set(annotations.flatMap((a) => (typeof a['sopInstanceUID'] === 'string' ? [a['sopInstanceUID']] : [])))],
});

/** Landmarks, films and CT reading that a level's category stands on. */
export function segmentEvidence(reading: Reading, segment: Segment): Evidence {
  const motion = evidenceOf(
    findMeasurement(reading.evaluation, 'interspinousMotion', { segment }),
    findMeasurement(reading.evaluation, 'superjacentMotion', { segment }),
  );
  const ct = evidenceOfAnnotations(
    reading.document.annotations.filter((annotation) => annotation.kind === 'bridging' && annotation['segment'] === segment),
  );
  return { ...motion, annotations: [...motion.annotations, ...ct.annotations], images: [...motion.images, ...ct.images] };
}

/** `C5-C6` as it is printed: C5–C6. */
export const levelName = (segment: string): string => segment.replace('-', '–');
