import {
  lookAtHandPose,
  pairUnderHand,
  registerOverNeutral,
  registerPair,
  stabilisedPicture,
  type PairUnderHand,
} from '#shared/registration';
import { proposeVertebra } from '#shared/landmarks';
import type { RegistrationAnswer, RegistrationRequest } from './registrationMessages.ts';

export interface RegistrationLoopPorts {
  readonly answer: (message: RegistrationAnswer, transfer?: ArrayBuffer[]) => void;
  /** Milliseconds, any origin. */
  readonly now: () => number;
}

/** The worker's message loop around the engine: one request after the other, each answered once; a mistake of ours is an answer too. */
export function registrationLoop({ answer, now }: RegistrationLoopPorts): {
  readonly receive: (message: RegistrationRequest) => void;
} {
  let held: PairUnderHand | null = null;

  const take = (message: RegistrationRequest): RegistrationAnswer => {
    const { id } = message;
    switch (message.kind) {
      case 'register': {
        const started = now();
        const { pair, neutral } = message;
        const ways = neutral === null ? 1 : 3;
        const result = registerPair(pair, (step) => answer({ kind: 'step', id, step: { ...step, total: ways * step.total } }));
        const overNeutral =
          neutral === null
            ? null
            : registerOverNeutral({ ...pair, neutral }, ({ done, total, vertebra }) =>
                // The direct way is half as long as that over the neutral film.
                answer({ kind: 'step', id, step: { done: done + total / 2, total: (3 * total) / 2, vertebra } }),
              );
        return { kind: 'registered', id, result, overNeutral, milliseconds: now() - started };
      }
      case 'hold':
        held = pairUnderHand(message.flexion, message.extension);
        return { kind: 'held', id };
      case 'look':
        if (held === null) return { kind: 'failed', id, message: 'no pair is held' };
        return { kind: 'looked', id, pose: lookAtHandPose(held, message.landmarks, message.transform) };
      case 'propose': {
        const { film, centre, neighbours } = message;
        return { kind: 'proposed', id, proposal: proposeVertebra(film, film.pixelMm, centre, neighbours) };
      }
      case 'stabilise':
        for (const [at, share] of message.shares.entries()) {
          const values = stabilisedPicture(message.given, share);
          answer({ kind: 'picture', id, at, values }, [values.buffer]);
        }
        return { kind: 'stabilised', id };
    }
  };

  return {
    receive: (message) => {
      try {
        answer(take(message));
      } catch (error) {
        answer({ kind: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
