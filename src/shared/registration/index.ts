export type { RegistrationFilm } from './registrationFilm.ts';
export type { VertebraLandmarks } from './region.ts';
export type { PairScaleEstimate } from './commonScale.ts';
export type { Checks, Rejection } from './verdict.ts';
export type {
  PairRegistration,
  PairToRegister,
  PlacedOnExtension,
  RegistrationStep,
  VertebraRegistration,
} from './registerPair.ts';
export type { PlateRegistration, PlateSpan } from './registerPlates.ts';
export type { MetalRegistration } from './registerMetal.ts';
export { METAL_ALGORITHM } from './registerMetal.ts';
export { ALGORITHM, registerPair } from './registerPair.ts';
export type { OverNeutral } from './registerOverNeutral.ts';
export { registerOverNeutral } from './registerOverNeutral.ts';
export { filmOfFrame } from './filmOfFrame.ts';
export type { HandPose, PairUnderHand } from './adjust.ts';
export { HAND_ALGORITHM, lookAtHandPose, pairUnderHand } from './adjust.ts';
export { vertebraOutline } from './outline.ts';
export { inBetween } from './inBetween.ts';
export type { DrawnBone, Frame, GreyPicture, Stabilised } from './stabilised.ts';
export { stabilisedPicture } from './stabilised.ts';
