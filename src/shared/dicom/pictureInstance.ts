import type { Instance } from './model.ts';
import { standInUid } from './standInUid.ts';

/** What is known of a JPEG or PNG picture of a film: its file and its pixels. */
export interface PictureFacts {
  readonly path: string;
  /** The file's name, without its folder. */
  readonly name: string;
  /** The folder, under any name that stays the same: pictures of one folder make a study. */
  readonly folder: string;
  /** Of the file's bytes, so that the same picture is the same image wherever it lies. */
  readonly sha256: string;
  readonly format: 'jpeg' | 'png';
  readonly rows: number;
  readonly columns: number;
  readonly bits: 8 | 16;
}

const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
const SYNTAX = { jpeg: '1.2.840.10008.1.2.4.50', png: '1.2.840.10008.1.2.1' } as const;

/**
 * A picture as an image of the program: a digitised film (Conversion Type DF) of which nothing but the pixels is known. Patient, date, side and
 * pose are absent; without any spacing every length in millimetres is unavailable until a known length is drawn. Warning: PICTURE.
 */
export function pictureInstance(facts: PictureFacts): Instance {
  const { rows, columns, bits, format, name, sha256 } = facts;
  const study = standInUid(`pictures in ${facts.folder}`);
  return {
    sopInstanceUID: standInUid(`picture ${sha256}`),
    sopClassUID: SECONDARY_CAPTURE,
    transferSyntaxUID: SYNTAX[format],
    patient: { name: '', id: '', birthDate: null, sex: null },
    study: {
      instanceUID: study,
      date: null,
      time: null,
      description: null,
      accessionNumber: null,
      institution: null,
      referringPhysician: null,
    },
    series: {
      instanceUID: standInUid(`series of picture ${sha256} in ${facts.folder}`),
      number: null,
      modality: 'OT',
      description: name,
      date: null,
      time: null,
      protocolName: null,
      bodyPart: null,
      laterality: null,
      manufacturer: null,
      model: null,
    },
    view: {
      viewPosition: null,
      viewCodes: [],
      viewModifierCodes: [],
      jointPositionCodes: [],
      patientOrientation: null,
      imageLaterality: null,
      imageComments: null,
      acquisitionDescription: null,
    },
    spacing: {
      pixelSpacing: null,
      imagerPixelSpacing: null,
      nominalScannedPixelSpacing: null,
      pixelAspectRatio: null,
      calibrationType: null,
      calibrationDescription: null,
      estimatedMagnification: null,
      distanceSourceToDetector: null,
      distanceSourceToPatient: null,
    },
    instanceNumber: null,
    acquisitionDate: null,
    acquisitionTime: null,
    imageType: [],
    conversionType: 'DF',
    frameOfReferenceUID: null,
    planes: [],
    kvp: null,
    kernel: null,
    gantryTilt: null,
    frameTimeMs: null,
    pixels: {
      rows,
      columns,
      frames: 1,
      samplesPerPixel: 1,
      planarConfiguration: 0,
      bitsAllocated: bits,
      bitsStored: bits,
      highBit: bits - 1,
      signed: false,
      photometric: 'MONOCHROME2',
      rescaleSlope: null,
      rescaleIntercept: null,
      rescaleType: null,
      modalityLut: null,
      windows: [{ center: 2 ** (bits - 1), width: 2 ** bits, explanation: null }],
      voiLutFunction: 'LINEAR',
      voiLuts: [],
      presentationLutShape: null,
      paddingValue: null,
      paddingRangeLimit: null,
      palette: null,
    },
    lossy: format === 'jpeg',
    picture: format,
    burnedInAnnotation: null,
    path: facts.path,
    warnings: ['PICTURE'],
  };
}
