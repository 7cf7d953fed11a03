import { inEnglish, type Sentence } from '#shared/wording';
import type { Plane } from '#shared/units';

/** `[row, column]` spacing as DICOM orders it: mm between rows, then mm between columns. */
export type Spacing = readonly [row: number, column: number];

/** In the order of trust: a user's known object, DICOM's own calibration, an estimate from the geometry, the detector, nothing. */
export type CalibrationKind =
  'user-fiducial' | 'fiducial' | 'geometry' | 'estimated' | 'detector' | 'volumetric' | 'uncalibrated';

export interface Magnification {
  /** Detector mm over object mm. */
  readonly value: number;
  /** Relative standard error, or null where the header states a factor without its error. */
  readonly relativeStandardError: number | null;
  readonly source: string;
  /** `source` in any language. */
  readonly said: Sentence;
}

/** For an i18n key with parameters; `text` is the English of it. */
export interface CalibrationBadge {
  readonly key: 'detector' | 'magnified' | 'calibrated' | 'volumetric' | 'uncalibrated';
  readonly params: Readonly<Record<string, string>>;
  readonly text: string;
  /** `text` in any language. */
  readonly said: Sentence;
}

export interface CalibrationWarning {
  readonly code: string;
  readonly message: string;
  /** `message` in any language. */
  readonly said: Sentence;
}

export const calibrationWarning = (code: string, said: Sentence): CalibrationWarning => ({
  code,
  message: inEnglish(said),
  said,
});

/** Where an image's millimetres come from, in which plane they are true, and how sure they are. */
export interface Calibration {
  readonly kind: CalibrationKind;
  /** The plane in which `spacingMm` is true; null when there are no millimetres. */
  readonly plane: Exclude<Plane, 'none'> | null;
  readonly spacingMm: Spacing | null;
  /** Spacing on the detector's front plane; null when the header does not give it. */
  readonly detectorSpacingMm: Spacing | null;
  /** Row spacing over column spacing: what angles need, known even without millimetres (1 unless the header says otherwise). */
  readonly aspect: number;
  readonly magnification: Magnification | null;
  /** Of `spacingMm`; null when nothing states it. */
  readonly relativeStandardError: number | null;
  readonly source: string;
  /** `source` in any language. */
  readonly sourceSaid: Sentence;
  readonly badge: CalibrationBadge;
  /** Ids of the annotations that it stands on. */
  readonly annotations: readonly string[];
  readonly warnings: readonly CalibrationWarning[];
}

/** Two scales that differ by more than this are not the same (clinical.md §1.4, §7.2). */
export const SCALE_TOLERANCE = 0.03;

export const differ = (a: number, b: number, tolerance: number): boolean => Math.abs(a / b - 1) > tolerance;
