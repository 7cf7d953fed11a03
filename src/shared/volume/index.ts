export type { VolumeGeometry } from './volumeGeometry.ts';
export {
  directionToIndex,
  indexToPatient,
  patientToIndex,
  shearDegrees,
  sliceDistance,
  volumeCentre,
  volumeCorners,
} from './volumeGeometry.ts';
export type { VolumeSlice } from './volumeSlices.ts';
export { volumeSlicesOf } from './volumeSlices.ts';
export type { PlannedSlice, VolumePlan } from './planVolume.ts';
export { planVolume } from './planVolume.ts';
export type { FindingCode, FindingEffect, PreflightContext, VolumeFinding } from './preflight.ts';
export { mayMeasure, PREFLIGHT_RULES } from './preflight.ts';
export { findingSentence } from './findingText.ts';
export type { Volume } from './volume.ts';
export { clippedAt, clippedFinding, createVolume, NOTHING, putSlice, volumeBytes, volumeIn } from './volume.ts';
export type { SeriesChoice } from './chooseSeries.ts';
export { chooseSeries } from './chooseSeries.ts';
