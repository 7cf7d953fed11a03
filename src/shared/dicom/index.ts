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
export type { CineHeader, CineSource, CineTiming } from './cine.ts';
export { CINE_DEFAULT_RATE, cineTiming, frameDue } from './cine.ts';
export type { HeaderRow } from './headerRows.ts';
export { headerRows } from './headerRows.ts';
export type { ForeignMark, ForeignSheet } from './foreignSheet.ts';
export { presentationStateOf } from './presentationState.ts';
export { reportRegionsOf } from './reportRegions.ts';
export type { DicomError } from './dicomError.ts';
export type { DicomDataSet, ReadDataSetOptions } from './readDataSet.ts';
export { readDataSet } from './readDataSet.ts';
export { dataElement } from './dataElements.ts';
export { textDecoderOf } from './headerText.ts';
export { posesIn } from './textMatch.ts';
export { instanceOf, parseInstance } from './parseInstance.ts';
export type { PictureFacts } from './pictureInstance.ts';
export { pictureInstance } from './pictureInstance.ts';
export { overlayPlanesOf } from './overlayHeaders.ts';
export { referencedFilesOf } from './referencedFiles.ts';
export { buildStudyIndex, withoutDuplicates } from './buildStudyIndex.ts';
export type { PairProblem } from './pairFilms.ts';
export { pairProblems } from './pairFilms.ts';
