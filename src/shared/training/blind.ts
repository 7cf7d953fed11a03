import type { Annotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { CodedConcept, DisplaySet, Instance, StudyIndex } from '#shared/dicom';
import type { UidGenerator } from '#shared/dicom/write';

/** What a blinded reader is given of a case, and the way back for the scoring alone. */
export interface BlindCase {
  readonly index: StudyIndex;
  readonly studyInstanceUID: string;
  /** From the blind UIDs to those of the pack. */
  readonly toOriginal: Readonly<Record<string, string>>;
}

/** Schemes whose meanings are known from their values: no free text is needed. */
const KNOWN_SCHEMES = new Set(['SCT', 'SRT', 'SNM3', 'SNM', '99SDM', 'DCM']);

/**
 * Geometry, spacing and pixels' layout stay, for the numbers need them; names, dates, descriptions, makers, free text, original UIDs and paths
 * go. An allow-list: what a later version of `Instance` adds is not there until somebody puts it here. `uids` must be unguessable and the
 * same for one case of one round.
 */
export function blindCase(index: StudyIndex, label: string, uids: UidGenerator): BlindCase {
  const originals: Record<string, string> = {};
  const blind = (uid: string): string => {
    const stand = uids(uid);
    originals[stand] = uid;
    return stand;
  };
  const studyInstanceUID = uids('study');
  const instances = Object.values(index.instances).map((one) => blindInstance(one, label, studyInstanceUID, blind));
  const displaySets = index.studies.flatMap((study) => study.displaySets.map((set) => blindSet(set, blind)));
  return {
    studyInstanceUID,
    toOriginal: originals,
    index: {
      files: instances.length,
      studies: [{ studyInstanceUID, patientName: label, patientID: label, studyDate: '', displaySets }],
      instances: Object.fromEntries(instances.map((one) => [one.sopInstanceUID, one])),
      rejected: [],
    },
  };
}

function blindInstance(one: Instance, label: string, studyUid: string, blind: (uid: string) => string): Instance {
  const codes = (all: readonly CodedConcept[]): readonly CodedConcept[] =>
    all.filter(({ scheme }) => KNOWN_SCHEMES.has(scheme)).map(({ value, scheme }) => ({ value, scheme, meaning: '' }));
  return {
    sopInstanceUID: blind(one.sopInstanceUID),
    sopClassUID: one.sopClassUID,
    transferSyntaxUID: one.transferSyntaxUID,
    patient: { name: label, id: label, birthDate: null, sex: null },
    study: {
      instanceUID: studyUid,
      date: null,
      time: null,
      description: null,
      accessionNumber: null,
      institution: null,
      referringPhysician: null,
    },
    series: {
      instanceUID: blind(one.series.instanceUID),
      number: one.series.number,
      modality: one.series.modality,
      description: null,
      date: null,
      time: null,
      protocolName: null,
      bodyPart: null,
      laterality: one.series.laterality,
      manufacturer: null,
      model: null,
    },
    view: {
      viewPosition: one.view.viewPosition,
      viewCodes: codes(one.view.viewCodes),
      viewModifierCodes: codes(one.view.viewModifierCodes),
      jointPositionCodes: codes(one.view.jointPositionCodes),
      patientOrientation: one.view.patientOrientation,
      imageLaterality: one.view.imageLaterality,
      imageComments: null,
      acquisitionDescription: null,
    },
    spacing: { ...one.spacing, calibrationDescription: null },
    instanceNumber: one.instanceNumber,
    acquisitionDate: null,
    acquisitionTime: null,
    imageType: one.imageType.slice(0, 2),
    conversionType: one.conversionType,
    frameOfReferenceUID: one.frameOfReferenceUID === null ? null : blind(one.frameOfReferenceUID),
    planes: one.planes,
    kvp: null,
    kernel: null,
    gantryTilt: one.gantryTilt,
    frameTimeMs: one.frameTimeMs,
    pixels: one.pixels,
    lossy: one.lossy,
    ...(one.picture === undefined ? {} : { picture: one.picture }),
    burnedInAnnotation: one.burnedInAnnotation,
    path: '',
    warnings: [],
  };
}

const blindSet = (set: DisplaySet, blind: (uid: string) => string): DisplaySet => ({
  displaySetUID: blind(set.displaySetUID),
  kind: set.kind,
  modality: set.modality,
  seriesInstanceUID: blind(set.seriesInstanceUID),
  seriesDescription: '',
  instances: set.instances.map(blind),
  pose: set.pose,
  poseFrom: null,
  lateral: set.lateral,
  lateralFrom: null,
  rows: set.rows,
  columns: set.columns,
  warnings: [],
});

/** A case document under other UIDs; one that `uidOf` does not know stays. */
export function withUids(document: CaseDocument, uidOf: (uid: string) => string): CaseDocument {
  const { films, studies } = document;
  const annotations = document.annotations.map((one): Annotation => {
    const moved: Record<string, unknown> = { ...one };
    for (const field of ['sopInstanceUID', 'seriesInstanceUID', ...(one.kind === 'registration' ? ['from', 'to'] : [])]) {
      const uid = moved[field];
      if (typeof uid === 'string') moved[field] = uidOf(uid);
    }
    return moved as Annotation;
  });
  return {
    ...document,
    annotations,
    ...(studies === undefined ? {} : { studies: studies.map(uidOf) }),
    ...(films === undefined ? {} : { films: mapFilms(films, uidOf) }),
  };
}

const mapFilms = (films: NonNullable<CaseDocument['films']>, uidOf: (uid: string) => string): CaseDocument['films'] => ({
  ...(films.flexion === undefined ? {} : { flexion: uidOf(films.flexion) }),
  ...(films.neutral === undefined ? {} : { neutral: uidOf(films.neutral) }),
  ...(films.extension === undefined ? {} : { extension: uidOf(films.extension) }),
});

/**
 * What a blind reading starts from: which levels were operated and how long ago, which film is which, and nothing that the expert placed,
 * graded or wrote. Months stand in for dates.
 */
export function blindStart(expert: CaseDocument, blind: BlindCase, monthsSince: number | null): CaseDocument {
  const toBlind = new Map(Object.entries(blind.toOriginal).map(([stand, original]) => [original, stand]));
  const uidOf = (uid: string): string => toBlind.get(uid) ?? uid;
  const { constructs, segments, approach, procedure, graft } = expert.surgery ?? {};
  const known = { constructs, segments, approach, procedure, graft };
  const surgery = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return {
    version: 1,
    studies: [blind.studyInstanceUID],
    surgery: { ...surgery, ...(monthsSince === null ? {} : { monthsSince }) },
    ...(expert.films === undefined ? {} : { films: mapFilms(expert.films, uidOf) }),
    annotations: [],
    settings: { ismPlane: expert.settings?.ismPlane ?? 'detector', mode: expert.settings?.mode ?? 'guarded' },
  };
}
