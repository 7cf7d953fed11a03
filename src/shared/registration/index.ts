export type { RegistrationFilm } from './registrationFilm.ts';
export type { VertebraLandmarks } from './region.ts';
export type { PairScaleEstimate } from './commonScale.ts';
export type { Checks, Rejection } from './verdict.ts';
export type { PairRegistration, PairToRegister, PlacedOnExtension, VertebraRegistration } from './registerPair.ts';
export { ALGORITHM, registerPair } from './registerPair.ts';
