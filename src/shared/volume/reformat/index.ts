export type { Anatomical, SliceGrid, ViewPlane } from './sliceGrid.ts';
export {
  anatomicalPlane,
  discPlane,
  endplatePlane,
  gridOn,
  gridToPatient,
  patientToGrid,
  planeNormal,
  planesMeet,
  reachAlong,
  turnedPlane,
} from './sliceGrid.ts';
export type { Interpolation, SampleOptions, SlabMode } from './sampleSlice.ts';
export { sampleSlice } from './sampleSlice.ts';
export type { Course } from './curvedReformat.ts';
export { courseThrough, sampleAlong } from './curvedReformat.ts';
