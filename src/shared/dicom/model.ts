import type { Sentence } from '#shared/wording';
import type { PatientPoint, Vec3 } from '#shared/geometry';
import type { Pose } from '#shared/spine';
import type { CineHeader } from './cine.ts';
import type { PixelDescription } from '#shared/dicom/pixels';

/** A DICOM code: (value, scheme, meaning). */
export interface CodedConcept {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

export interface PatientHeader {
  /** PN decoded with the instance's character set; `^` and `=` kept. Empty when absent. */
  readonly name: string;
  readonly id: string;
  /** DA as stored, `YYYYMMDD`, or null. */
  readonly birthDate: string | null;
  readonly sex: string | null;
}

export interface StudyHeader {
  readonly instanceUID: string;
  readonly date: string | null;
  readonly time: string | null;
  readonly description: string | null;
  readonly accessionNumber: string | null;
  readonly institution: string | null;
  readonly referringPhysician: string | null;
}

export interface SeriesHeader {
  readonly instanceUID: string;
  readonly number: number | null;
  readonly modality: string;
  readonly description: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly protocolName: string | null;
  readonly bodyPart: string | null;
  readonly laterality: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
}

/** What says which way a film was taken and in which pose. */
export interface ViewHeader {
  readonly viewPosition: string | null;
  readonly viewCodes: readonly CodedConcept[];
  readonly viewModifierCodes: readonly CodedConcept[];
  /** Values of the Acquisition Context and Anatomic Region Modifier sequences, where a joint's position is coded (PS3.16 CID 92). */
  readonly jointPositionCodes: readonly CodedConcept[];
  readonly patientOrientation: readonly [string, string] | null;
  readonly imageLaterality: string | null;
  readonly imageComments: string | null;
  readonly acquisitionDescription: string | null;
}

/** Everything that the calibration resolver may read (PS3.3 10.7); each null when the attribute is absent. mm throughout. */
export interface SpacingHeader {
  /** `[row spacing, column spacing]` in mm, as DICOM orders them. */
  readonly pixelSpacing: readonly [number, number] | null;
  readonly imagerPixelSpacing: readonly [number, number] | null;
  readonly nominalScannedPixelSpacing: readonly [number, number] | null;
  readonly pixelAspectRatio: readonly [number, number] | null;
  readonly calibrationType: 'GEOMETRY' | 'FIDUCIAL' | null;
  readonly calibrationDescription: string | null;
  readonly estimatedMagnification: number | null;
  readonly distanceSourceToDetector: number | null;
  readonly distanceSourceToPatient: number | null;
}

/** The Image Plane Module of a sliced image, per frame. */
export interface ImagePlane {
  /** Centre of the first pixel, patient LPS mm. */
  readonly position: PatientPoint;
  /** Direction of increasing column index (along a row). */
  readonly rowDirection: Vec3;
  /** Direction of increasing row index (down a column). */
  readonly columnDirection: Vec3;
  readonly sliceThickness: number | null;
}

/** One SOP Instance: its header without pixel data. Plain data, so that it travels over RPC as it is. */
export interface Instance {
  readonly sopInstanceUID: string;
  readonly sopClassUID: string;
  readonly transferSyntaxUID: string;
  readonly patient: PatientHeader;
  readonly study: StudyHeader;
  readonly series: SeriesHeader;
  readonly view: ViewHeader;
  readonly spacing: SpacingHeader;
  readonly instanceNumber: number | null;
  readonly acquisitionDate: string | null;
  readonly acquisitionTime: string | null;
  readonly imageType: readonly string[];
  /** Conversion Type (0008,0064) of a secondary capture: `DF` digitised film, `WSD` workstation, … */
  readonly conversionType: string | null;
  readonly frameOfReferenceUID: string | null;
  /** One entry a frame for sliced images, else empty. */
  readonly planes: readonly ImagePlane[];
  readonly kvp: number | null;
  readonly kernel: string | null;
  readonly gantryTilt: number | null;
  readonly frameTimeMs: number | null;
  /** null when the instance has no image (SR, KOS, PDF, RT). */
  readonly pixels: PixelDescription | null;
  readonly lossy: boolean;
  /** Lossy Image Compression Ratio (0028,2112), one a compression; absent where none is said. */
  readonly lossyRatios?: readonly number[];
  /** How fast its frames are to be shown; absent for a single frame. */
  readonly cine?: CineHeader;
  /** Set for a JPEG or PNG picture of a film, which has no DICOM header: nothing of it is known but its pixels. */
  readonly picture?: 'jpeg' | 'png';
  readonly burnedInAnnotation: string | null;
  /** Where the file lies: an absolute path, or `archive.zip!member/path`. Never shown while blinded. */
  readonly path: string;
  readonly warnings: readonly string[];
}

/** Whether a film is a lateral view. Only lateral films are offered as dynamic ones. */
export type Laterality = 'lateral' | 'not' | 'unknown';

export type DisplaySetKind = 'radiograph' | 'volume' | 'multiframe' | 'document' | 'other';

/** Instances that are looked at together: one radiograph, one CT volume, one multi-frame object. */
export interface DisplaySet {
  readonly displaySetUID: string;
  readonly kind: DisplaySetKind;
  readonly modality: string;
  readonly seriesInstanceUID: string;
  readonly seriesDescription: string;
  /** SOP Instance UIDs, in display order. */
  readonly instances: readonly string[];
  readonly pose: Pose | null;
  /** What said so, in words (`view modifier code (9964006, SCT, Flexion)`), or null. */
  readonly poseFrom: string | null;
  /** `poseFrom` in any language. */
  readonly poseFromSaid?: Sentence;
  readonly lateral: Laterality;
  /** What said so, in words, or null. */
  readonly lateralFrom: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly warnings: readonly string[];
}

export interface Study {
  readonly studyInstanceUID: string;
  readonly patientName: string;
  readonly patientID: string;
  readonly studyDate: string;
  readonly displaySets: readonly DisplaySet[];
}

export interface Rejected {
  readonly path: string;
  /** `/^[A-Z0-9_]+$/` */
  readonly code: string;
  readonly message: string;
}

/** What lies in the folders and archives that were opened. */
export interface StudyIndex {
  /** Every file on disk that was looked at, other formats included; members of an archive are not counted. */
  readonly files: number;
  readonly studies: readonly Study[];
  /** By SOP Instance UID. */
  readonly instances: Readonly<Record<string, Instance>>;
  readonly rejected: readonly Rejected[];
}
