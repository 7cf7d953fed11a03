import type { CaseDocument, Construct } from '#shared/case';
import type { Instance, StudyIndex } from '#shared/dicom';
import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import { POSES, segmentsBetween, vertebraeOf, MOTION_SEGMENTS, type Pose, type Segment, type Vertebra } from '#shared/spine';
import { unavailable, type Plane, type Quantity } from '#shared/units';
import { NO_EVIDENCE, type Evidence } from './structuredReport.ts';

/** What every section of a report is built from. */
export interface Reading {
  readonly document: CaseDocument;
  readonly index: StudyIndex;
  readonly evaluation: Evaluation;
  readonly films: Readonly<Partial<Record<Pose, Instance>>>;
  /** Where each film's pose came from, in words. */
  readonly poseFrom: Readonly<Partial<Record<Pose, string>>>;
  readonly constructs: readonly Construct[];
  readonly fusedSegments: readonly Segment[];
  /** Whole months between surgery and the films, or null. */
  readonly months: number | null;
}

export function readCase(document: CaseDocument, index: StudyIndex, evaluation: Evaluation): Reading {
  const films: Partial<Record<Pose, Instance>> = {};
  const poseFrom: Partial<Record<Pose, string>> = {};
  const displaySets = index.studies.flatMap((study) => study.displaySets);
  for (const pose of POSES) {
    const named = document.films?.[pose];
    const candidates = displaySets.filter((set) => set.pose === pose);
    const found = named ?? (candidates.length === 1 ? candidates[0]?.instances[0] : undefined);
    const instance = found === undefined ? undefined : index.instances[found];
    if (instance === undefined) continue;
    films[pose] = instance;
    poseFrom[pose] = named === undefined ? (candidates[0]?.poseFrom ?? 'image') : 'case';
  }
  const constructs = constructsOf(document);
  const first = films.flexion ?? films.neutral ?? films.extension;
  return {
    document,
    index,
    evaluation,
    films,
    poseFrom,
    constructs,
    fusedSegments: constructs.flatMap((construct) => segmentsBetween(construct.from, construct.to)),
    months: monthsSince(document, first?.study.date ?? null),
  };
}

/** Constructs as recorded; the short form `segments` is one construct a run of neighbours. */
function constructsOf(document: CaseDocument): readonly Construct[] {
  const surgery = document.surgery;
  if (surgery === undefined) return [];
  if (surgery.constructs !== undefined) return surgery.constructs;
  const pairs = (surgery.segments ?? []).flatMap((segment) => vertebraeOf(segment) ?? []);
  const constructs: { from: Vertebra; to: Vertebra }[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [from, to] = [pairs[i], pairs[i + 1]];
    if (from === undefined || to === undefined) continue;
    const last = constructs.at(-1);
    if (last?.to === from) last.to = to;
    else constructs.push({ from, to });
  }
  return constructs.map((construct) => ({
    ...construct,
    ...(surgery.approach === undefined ? {} : { approach: surgery.approach }),
    ...(surgery.procedure === undefined ? {} : { procedure: surgery.procedure }),
    ...(surgery.graft === undefined ? {} : { graft: surgery.graft }),
  }));
}

/** Completed calendar months from the surgery to the study, both dates given; else what the case states; else null. */
function monthsSince(document: CaseDocument, studyDate: string | null): number | null {
  const from = dateParts(document.surgery?.date ?? null);
  const to = dateParts(studyDate);
  if (from === null || to === null) return document.surgery?.monthsSince ?? null;
  const months = (to.year - from.year) * 12 + (to.month - from.month) - (to.day < from.day ? 1 : 0);
  return months >= 0 ? months : null;
}

function dateParts(date: string | null): { readonly year: number; readonly month: number; readonly day: number } | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date ?? '');
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

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
  measurement?.quantity ?? unavailable('NOT_MEASURED', 'not measured in this reading');

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
