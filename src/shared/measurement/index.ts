export type { Measurement, MeasurementBasis } from './measurement.ts';
export type { CaseMeasures } from './measureCase.ts';
export { measureCase } from './measureCase.ts';
export type { InterspinousMotion } from './interspinous.ts';
export type { RegisteredMotion } from './registered.ts';
export type { OperatedConstruct } from './constructs.ts';
export { constructsOf, isFusion, superjacentOf } from './constructs.ts';
export type { Film, Films } from './film.ts';
export type { FilmChoice } from './films.ts';
export { chooseFilms } from './films.ts';
export type { Notice } from './notice.ts';
export { notice } from './notice.ts';
export type { ReaderError } from './placementError.ts';
export { ASSUMED_SEM_MM, clickFromSem } from './placementError.ts';
export type { RegistrationInput, RegistrationInputOrReason } from './registrationInput.ts';
export {
  plateAnnotations,
  registrationAnnotations,
  registrationInput,
  standsOn,
  withRegistrations,
} from './registrationInput.ts';
export type { RegistrationSet } from './neutralAnnotations.ts';
export { neutralAnnotations } from './neutralAnnotations.ts';
export type { RegistrationState } from './registrationStates.ts';
export { registrationStates } from './registrationStates.ts';
export type { RoiAnnotation, RoiStatistics } from './roiStatistics.ts';
export { roiStatistics } from './roiStatistics.ts';
