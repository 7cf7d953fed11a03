export type {
  Calibration,
  CalibrationKind,
  CalibrationBadge,
  CalibrationWarning,
  Magnification,
  Spacing,
} from './calibration.ts';
export { OBJECT_TILT, tiltOfOne, tiltOfRatio } from './objectTilt.ts';
export { SCALE_TOLERANCE } from './calibration.ts';
export { headerCalibration } from './headerCalibration.ts';
export { resolveCalibration, baseSpacing, lengthOf, relativeTolerance } from './resolveCalibration.ts';
export type { SpacingDescription } from './describeSpacing.ts';
export { describeSpacing } from './describeSpacing.ts';
export type { ScaleLock, ScaleFilm, BodyScale } from './scaleLock.ts';
export { lockScale } from './scaleLock.ts';
