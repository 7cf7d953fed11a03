import type { Similarity2 } from '#shared/geometry';
import type {
  HandPose,
  PairRegistration,
  PairToRegister,
  RegistrationFilm,
  RegistrationStep,
  VertebraLandmarks,
} from '#shared/registration';

/**
 * What is said to `registration.worker.ts`. `id` is the caller's. A registration is cancelled by ending its worker: nothing is kept in it.
 * `hold` keeps a pair for the `look`s that follow; buffers of its films may be transferred.
 */
export type RegistrationRequest =
  | { readonly kind: 'register'; readonly id: number; readonly pair: PairToRegister }
  | { readonly kind: 'hold'; readonly id: number; readonly flexion: RegistrationFilm; readonly extension: RegistrationFilm }
  | {
      readonly kind: 'look';
      readonly id: number;
      readonly landmarks: VertebraLandmarks;
      readonly transform: Similarity2;
    };

/** What the worker answers: any number of `step`s for a `register`, and exactly one other message for each request. */
export type RegistrationAnswer =
  | { readonly kind: 'step'; readonly id: number; readonly step: RegistrationStep }
  | { readonly kind: 'registered'; readonly id: number; readonly result: PairRegistration; readonly milliseconds: number }
  | { readonly kind: 'held'; readonly id: number }
  | { readonly kind: 'looked'; readonly id: number; readonly pose: HandPose }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
