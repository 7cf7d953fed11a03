import { err, ok, type Result } from '#shared/base';
import { attributesOf, type Attributes, type ReadingDoubts } from './attributes.ts';
import { characterSetOf } from './characterSets.ts';
import type { DicomError } from './dicomError.ts';
import { dateOf, patientHeaderOf, seriesHeaderOf, studyHeaderOf, viewHeaderOf } from './headers.ts';
import { planesOf, spacingHeaderOf } from './imageGeometry.ts';
import type { Instance } from './model.ts';
import { pixelDescriptionOf } from './pixelDescription.ts';
import { readDataSet, type DicomDataSet, type ReadDataSetOptions } from './readDataSet.ts';
import { standInUid } from './standInUid.ts';
import { isLossy } from './syntaxes.ts';

export const DICOMDIR_CLASS = '1.2.840.10008.1.3.10';
const PIXEL_DATA = ['x7fe00010', 'x7fe00008', 'x7fe00009'];

/**
 * One SOP Instance from a file's bytes, or from its beginning when the header is whole there. Codes: those of `readDataSet`, and of
 * `instanceOf`. `path` is kept as it is. Never throws.
 */
export function parseInstance(bytes: Uint8Array, path: string, options: ReadDataSetOptions = {}): Result<Instance, DicomError> {
  const read = readDataSet(bytes, { ...options, headerOnly: true });
  return read.ok ? instanceOf(read.value, path) : read;
}

export interface InstanceOptions {
  /** An object without SOP Instance UID is taken too (its UID is ''): for looking at one file, to which nothing will be bound. */
  readonly nameless?: boolean;
}

/**
 * The header of a data set as an `Instance`. What is missing is null; what is odd is a code in `warnings`. Codes of refusal: NOT_DICOM (no
 * preamble and nothing that a DICOM object must have), DICOMDIR, HEADER_UNREADABLE (no element before the bytes stop making sense),
 * SOP_INSTANCE_UID_MISSING.
 */
export function instanceOf(dataSet: DicomDataSet, path: string, options: InstanceOptions = {}): Result<Instance, DicomError> {
  const doubts: ReadingDoubts = { uncertainText: false };
  const attributes = attributesOf(dataSet, doubts);
  const warnings = new Set<string>(dataSet.readingNotes);
  const warn = (code: string): void => void warnings.add(code);
  const identity = identityOf(attributes, dataSet, warn, options);
  if (!identity.ok) return identity;
  const { sopInstanceUID, sopClassUID, studyUID, seriesUID } = identity.value;
  if (dataSet.extent === 'short') warn('FILE_TRUNCATED');
  if (dataSet.extent === 'malformed') warn('HEADER_MALFORMED');
  const pixels = pixelDescriptionOf(attributes, warn);
  if (pixels !== null && !PIXEL_DATA.some((tag) => attributes.has(tag))) warn('PIXELS_ABSENT');
  const characterSet = characterSetOf(attributes.values('x00080005'));
  const instance: Instance = {
    sopInstanceUID,
    sopClassUID,
    transferSyntaxUID: dataSet.transferSyntaxUID,
    patient: patientHeaderOf(attributes, warn),
    study: studyHeaderOf(attributes, studyUID, warn),
    series: seriesHeaderOf(attributes, seriesUID, warn),
    view: viewHeaderOf(attributes),
    spacing: spacingHeaderOf(attributes, warn),
    instanceNumber: attributes.integer('x00200013'),
    acquisitionDate: dateOf(attributes, 'x00080022', warn) ?? dateOf(attributes, 'x00080023', warn),
    acquisitionTime: attributes.code('x00080032') ?? attributes.code('x00080033'),
    imageType: attributes.values('x00080008'),
    conversionType: attributes.code('x00080064'),
    frameOfReferenceUID: attributes.code('x00200052'),
    planes: pixels === null ? [] : planesOf(attributes, pixels.frames, warn),
    kvp: attributes.number('x00180060'),
    kernel: attributes.text('x00181210'),
    gantryTilt: attributes.number('x00181120'),
    frameTimeMs: attributes.number('x00181063'),
    pixels,
    lossy: isLossy(dataSet.transferSyntaxUID, attributes.code('x00282110')),
    ...fileFacts(attributes, pixels?.frames ?? 1),
    burnedInAnnotation: attributes.code('x00280301'),
    path,
    warnings: [],
  };
  if (characterSet.kind === 'unsaid' && characterSet.reason === 'unknown') warn('CHARACTER_SET_UNKNOWN');
  else if (doubts.uncertainText) warn('CHARACTER_SET_ABSENT');
  if (doubts.overlongText === true) warn('TEXT_OVERLONG');
  return ok({ ...instance, warnings: [...warnings].sort() });
}

function fileFacts(attributes: Attributes, frames: number): Pick<Instance, 'lossyRatios' | 'cine'> {
  const ratios = attributes.numbers('x00282112');
  const vector = attributes.numbers('x00181065');
  return {
    ...(ratios.length === 0 ? {} : { lossyRatios: ratios }),
    ...(frames < 2
      ? {}
      : {
          cine: {
            recommendedRate: attributes.number('x00082144'),
            cineRate: attributes.number('x00180040'),
            frameTimeMs: attributes.number('x00181063'),
            frameTimeVectorMs: vector.length === 0 ? null : vector,
          },
        }),
  };
}

interface Identity {
  readonly sopInstanceUID: string;
  readonly sopClassUID: string;
  readonly studyUID: string;
  readonly seriesUID: string;
}

function identityOf(
  attributes: Attributes,
  dataSet: DicomDataSet,
  warn: (code: string) => void,
  options: InstanceOptions,
): Result<Identity, DicomError> {
  const classUID = attributes.code('x00080016') ?? attributes.code('x00020002');
  const instanceUID = attributes.code('x00080018') ?? attributes.code('x00020003');
  if (classUID === DICOMDIR_CLASS || attributes.has('x00041220'))
    return err({ code: 'DICOMDIR', message: 'a DICOMDIR names files and is no instance' });
  if (!dataSet.hasPreamble && classUID === null && instanceUID === null && !attributes.has('x0020000d'))
    return err({ code: 'NOT_DICOM', message: 'not a DICOM file: no DICM mark and no SOP Class, Instance or Study UID' });
  if (Object.keys(dataSet.elements).every((tag) => tag.startsWith('x0002')))
    return err({ code: 'HEADER_UNREADABLE', message: 'the file begins as DICOM, but no attribute can be read' });
  if (instanceUID === null && options.nameless !== true)
    return err({ code: 'SOP_INSTANCE_UID_MISSING', message: 'no SOP Instance UID, so nothing could be bound to this image' });
  if (instanceUID !== null && attributes.code('x00080018') === null) warn('SOP_INSTANCE_UID_FROM_META');
  if (classUID === null) warn('SOP_CLASS_UID_MISSING');
  const studyUID = attributes.code('x0020000d');
  const seriesUID = attributes.code('x0020000e');
  if (studyUID === null) warn('STUDY_UID_MISSING');
  if (seriesUID === null) warn('SERIES_UID_MISSING');
  return ok({
    sopInstanceUID: instanceUID ?? '',
    sopClassUID: classUID ?? '',
    // Alone in a study and series of its own: without these UIDs nothing says which images belong together.
    studyUID: studyUID ?? standInUid(`study of ${instanceUID}`),
    seriesUID: seriesUID ?? standInUid(`series of ${instanceUID}`),
  });
}
