import type { Similarity2, Vec2 } from '#shared/geometry';
import type { ProposalNeighbours, VertebraProposal } from '#shared/landmarks';
import type {
  HandPose,
  OverNeutral,
  PairRegistration,
  PairToRegister,
  RegistrationFilm,
  RegistrationStep,
  Stabilised,
  VertebraLandmarks,
} from '#shared/registration';

/**
 * What is said to `registration.worker.ts`. `id` is the caller's. A registration is cancelled by ending its worker: nothing is kept in it.
 * `hold` keeps a pair for the `look`s that follow; buffers of its films may be transferred.
 */
export type RegistrationRequest =
  | {
      readonly kind: 'register';
      readonly id: number;
      readonly pair: PairToRegister;
      /** The neutral film, over which the way is gone once more. */
      readonly neutral: RegistrationFilm | null;
    }
  | { readonly kind: 'hold'; readonly id: number; readonly flexion: RegistrationFilm; readonly extension: RegistrationFilm }
  | {
      readonly kind: 'look';
      readonly id: number;
      readonly landmarks: VertebraLandmarks;
      readonly transform: Similarity2;
    }
  /** Corners and tip of the vertebra whose middle was clicked (film pixels). */
  | {
      readonly kind: 'propose';
      readonly id: number;
      readonly film: RegistrationFilm;
      readonly centre: Vec2;
      readonly neighbours: ProposalNeighbours;
    }
  /** Pictures of the stabilised loop, one for each share of the way from flexion to extension. */
  | { readonly kind: 'stabilise'; readonly id: number; readonly given: Stabilised; readonly shares: readonly number[] };

/** What the worker answers: any number of `step`s for a `register` and of `picture`s for a `stabilise`, and exactly one other message for each request. */
export type RegistrationAnswer =
  | { readonly kind: 'step'; readonly id: number; readonly step: RegistrationStep }
  | {
      readonly kind: 'registered';
      readonly id: number;
      readonly result: PairRegistration;
      readonly overNeutral: OverNeutral | null;
      readonly milliseconds: number;
    }
  | { readonly kind: 'held'; readonly id: number }
  | { readonly kind: 'looked'; readonly id: number; readonly pose: HandPose }
  | {
      readonly kind: 'picture';
      readonly id: number;
      readonly at: number;
      /** Transferred. */
      readonly values: Uint8ClampedArray<ArrayBuffer>;
    }
  | { readonly kind: 'proposed'; readonly id: number; readonly proposal: VertebraProposal | null }
  | { readonly kind: 'stabilised'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
