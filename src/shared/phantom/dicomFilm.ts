import type { Result } from '#shared/base';
import {
  codeItem,
  encodePart10,
  encodeRle16,
  namedUids,
  TRANSFER_SYNTAX,
  type DatasetInput,
  type Part10,
  type UidGenerator,
  type WriteProblem,
} from '#shared/dicom/write';
import type { Pose } from '#shared/spine';
import type { PhantomCase } from './cases.ts';
import type { FilmPixels } from './detector.ts';

/** SOP class Digital X-Ray Image Storage – For Presentation. */
export const DX_FOR_PRESENTATION = '1.2.840.10008.5.1.4.1.1.1.1';

/** All identifiers of a bundled case: the same on every machine, known without rendering. */
export const caseUids = (name: string): UidGenerator => namedUids(`fusion-review/synthetic/1/${name}`);
export const filmUid = (name: string, pose: Pose): string => caseUids(name)(`film/${pose}`);
export const ctSeriesUid = (name: string): string => caseUids(name)('series/ct');
export const studyUid = (name: string): string => caseUids(name)('study');

const SYNTHETIC = 'SYNTHETIC IMAGE, not a patient. Computed from a parametric model for research and education.';

const POSE_CODE: Readonly<Record<Pose, readonly [string, string, string]>> = {
  flexion: ['9964006', 'SCT', 'Flexion'],
  neutral: ['109136', 'DCM', 'Neutral musculoskeletal position'],
  extension: ['24154002', 'SCT', 'Extension'],
};
const ORDER: Readonly<Record<Pose, number>> = { flexion: 1, neutral: 2, extension: 3 };

/** What every object of a synthetic case says of itself: patient, study, equipment and that none of it is real. */
export function syntheticHeader(one: PhantomCase): DatasetInput {
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    StudyDate: one.studyDate,
    StudyTime: '101500',
    AccessionNumber: '',
    Manufacturer: 'Fusion Review',
    ManufacturerModelName: 'Synthetic cervical spine',
    DeviceSerialNumber: '1',
    SoftwareVersions: '1',
    InstitutionName: 'SYNTHETIC - not a patient',
    ReferringPhysicianName: '',
    StudyDescription: 'SYNTHETIC cervical spine, flexion and extension',
    PatientName: one.patient.name,
    PatientID: one.patient.id,
    PatientBirthDate: one.patient.birthDate,
    PatientSex: one.patient.sex,
    PatientComments: SYNTHETIC,
    PatientIdentityRemoved: 'YES',
    DeidentificationMethod: 'Synthetic: there is no patient',
    BodyPartExamined: 'CSPINE',
    StudyInstanceUID: studyUid(one.name),
    StudyID: 'SYN',
    ImageComments: SYNTHETIC,
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
    DerivationDescription: 'Simulated from a parametric model; no patient was exposed.',
    ContributingEquipmentSequence: [
      {
        PurposeOfReferenceCodeSequence: [codeItem('109101', 'DCM', 'Acquisition Equipment')],
        Manufacturer: 'Fusion Review',
        ManufacturerModelName: 'Synthetic cervical spine',
        ContributionDescription: 'All pixels are simulated.',
      },
    ],
  };
}

/** A film of a synthetic case as a DX object (PS3.3 A.26), RLE or native. */
export function filmObject(
  one: PhantomCase,
  pose: Pose,
  pixels: FilmPixels,
  compressed: boolean,
): Result<Part10, readonly WriteProblem[]> {
  const uids = caseUids(one.name);
  const { spec } = one;
  const film = spec.films[pose];
  const right = spec.facing === 'right';
  const time = `1015${ORDER[pose]}0`;
  // The direction of increasing columns: posterior when the patient faces left on the stored film.
  const columnsGo = right === spec.mirrored ? 'P' : 'A';
  const geometry: DatasetInput =
    film !== undefined && spec.header.geometry
      ? {
          DistanceSourceToDetector: film.sid,
          DistanceSourceToPatient: film.sod,
          EstimatedRadiographicMagnificationFactor: Number((film.sid / film.sod).toFixed(12)),
        }
      : {};
  const dataset = {
    ...syntheticHeader(one),
    ...geometry,
    ...(spec.header.spacing ? { ImagerPixelSpacing: [spec.pixelMm, spec.pixelMm] } : {}),
    ImageType: ['DERIVED', 'PRIMARY', ''],
    SOPClassUID: DX_FOR_PRESENTATION,
    SOPInstanceUID: filmUid(one.name, pose),
    SeriesDate: one.studyDate,
    AcquisitionDate: one.studyDate,
    ContentDate: one.studyDate,
    SeriesTime: time,
    AcquisitionTime: time,
    ContentTime: time,
    Modality: 'DX',
    PresentationIntentType: 'FOR PRESENTATION',
    SeriesDescription: `SYNTHETIC C-spine lateral ${pose}`,
    SeriesInstanceUID: uids(`series/${pose}`),
    SeriesNumber: ORDER[pose],
    InstanceNumber: 1,
    AcquisitionNumber: ORDER[pose],
    ProtocolName: 'C-spine lateral dynamic',
    AnatomicRegionSequence: [codeItem('122494005', 'SCT', 'Cervical spine')],
    KVP: 70,
    PositionerType: 'NONE',
    DetectorType: 'DIRECT',
    DetectorConfiguration: 'AREA',
    ViewPosition: right ? 'RL' : 'LL',
    ViewCodeSequence: [
      {
        ...(right ? codeItem('399198007', 'SCT', 'Right lateral') : codeItem('399173006', 'SCT', 'Left lateral')),
        ViewModifierCodeSequence: [codeItem(...POSE_CODE[pose])],
      },
    ],
    PatientOrientation: [columnsGo, 'F'],
    ImageLaterality: 'U',
    ...(spec.mirrored ? { FieldOfViewOrigin: [0, 0], FieldOfViewRotation: 0, FieldOfViewHorizontalFlip: 'YES' } : {}),
    AcquisitionContextSequence: [],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: pixels.rows,
    Columns: pixels.columns,
    BitsAllocated: 16,
    BitsStored: 12,
    HighBit: 11,
    PixelRepresentation: 0,
    PixelIntensityRelationship: 'LOG',
    PixelIntensityRelationshipSign: -1,
    WindowCenter: pixels.windowCenter,
    WindowWidth: pixels.windowWidth,
    RescaleIntercept: 0,
    RescaleSlope: 1,
    RescaleType: 'US',
    PresentationLUTShape: 'IDENTITY',
    PixelData: compressed
      ? { kind: 'encapsulated', frames: [encodeRle16(pixels.values, pixels.rows, pixels.columns)] }
      : { kind: 'native', bytes: new Uint8Array(pixels.values.buffer, pixels.values.byteOffset, pixels.values.byteLength) },
  } as const satisfies DatasetInput;
  return encodePart10(dataset, compressed ? TRANSFER_SYNTAX.rleLossless : TRANSFER_SYNTAX.explicitLittleEndian);
}
