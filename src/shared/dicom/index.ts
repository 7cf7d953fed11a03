export type {
  CodedConcept,
  PatientHeader,
  StudyHeader,
  SeriesHeader,
  ViewHeader,
  SpacingHeader,
  ImagePlane,
  Instance,
  Laterality,
  DisplaySetKind,
  DisplaySet,
  Study,
  Rejected,
  StudyIndex,
} from './model.ts';
export type { DicomError } from './dicomError.ts';
export type { DicomDataSet, ReadDataSetOptions } from './readDataSet.ts';
export { readDataSet } from './readDataSet.ts';
export { instanceOf, parseInstance } from './parseInstance.ts';
export { overlayPlanesOf } from './overlayHeaders.ts';
export { referencedFilesOf } from './referencedFiles.ts';
export { buildStudyIndex, withoutDuplicates } from './buildStudyIndex.ts';
export { pairProblems } from './pairFilms.ts';
