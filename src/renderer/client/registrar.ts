import { err, ok, type Result } from '#shared/base';
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
import type { RegistrationAnswer, RegistrationRequest } from '../workers/registrationMessages.ts';

export interface RegistrarError {
  readonly code: 'REGISTRATION_STOPPED';
  readonly message: string;
}

/** A pair in a worker's hands, for looks at poses that are set by hand. */
export interface HandSession {
  readonly look: (landmarks: VertebraLandmarks, transform: Similarity2) => Promise<Result<HandPose, RegistrarError>>;
  readonly end: () => void;
}

/** The pair, and the way over the neutral film where there is one. */
export interface RegisteredFilms {
  readonly pair: PairRegistration;
  readonly overNeutral: OverNeutral | null;
}

/** The registration engine off the page's thread. */
export interface Registrar {
  /** Rejects only when aborted, which ends the worker at once. */
  readonly register: (
    pair: PairToRegister,
    options: {
      readonly signal: AbortSignal;
      readonly onStep: (step: RegistrationStep) => void;
      readonly neutral: RegistrationFilm | null;
    },
  ) => Promise<Result<RegisteredFilms, RegistrarError>>;
  /** Corners and tip from one click in the middle of a body; null where it is not on the film. */
  readonly propose: (
    film: RegistrationFilm,
    centre: Vec2,
    neighbours: ProposalNeighbours,
  ) => Promise<Result<VertebraProposal | null, RegistrarError>>;
  /** Pictures of the stabilised loop as they are made, flexion first. Stops when aborted. */
  readonly stabilise: (
    given: Stabilised,
    shares: readonly number[],
    options: {
      readonly signal: AbortSignal;
      readonly onPicture: (at: number, values: Uint8ClampedArray<ArrayBuffer>) => void;
      readonly onFailed: (error: RegistrarError) => void;
    },
  ) => void;
  readonly hold: (flexion: RegistrationFilm, extension: RegistrationFilm) => HandSession;
}

/** The little of `Worker` that is used here. */
export interface RegistrationWorker {
  postMessage(message: RegistrationRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<RegistrationAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const startWorker = (): RegistrationWorker =>
  new Worker(new URL('../workers/registration.worker.ts', import.meta.url), {
    type: 'module',
    name: 'registration',
  }) as RegistrationWorker;

const stopped = (message: string): Result<never, RegistrarError> => err({ code: 'REGISTRATION_STOPPED', message });

export function createRegistrar(start: () => RegistrationWorker = startWorker): Registrar {
  return {
    register: (pair, { signal, onStep, neutral }) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const worker = start();
        const cancel = (): void => {
          worker.terminate();
          reject(signal.reason as Error);
        };
        const finish = (result: Result<RegisteredFilms, RegistrarError>): void => {
          signal.removeEventListener('abort', cancel);
          worker.terminate();
          resolve(result);
        };
        signal.addEventListener('abort', cancel, { once: true });
        worker.onmessage = ({ data }) => {
          if (data.kind === 'step') onStep(data.step);
          else if (data.kind === 'registered') finish(ok({ pair: data.result, overNeutral: data.overNeutral }));
          else if (data.kind === 'failed') finish(stopped(data.message));
        };
        worker.onerror = (event) => finish(stopped(event.message || 'the registration worker could not run'));
        worker.postMessage({ kind: 'register', id: 1, pair, neutral });
      }),
    propose: (film, centre, neighbours) =>
      new Promise((resolve) => {
        const worker = start();
        const finish = (result: Result<VertebraProposal | null, RegistrarError>): void => {
          worker.terminate();
          resolve(result);
        };
        worker.onmessage = ({ data }) => {
          if (data.kind === 'proposed') finish(ok(data.proposal));
          else if (data.kind === 'failed') finish(stopped(data.message));
        };
        worker.onerror = (event) => finish(stopped(event.message || 'the registration worker could not run'));
        worker.postMessage({ kind: 'propose', id: 1, film, centre, neighbours });
      }),
    stabilise: (given, shares, { signal, onPicture, onFailed }) => {
      if (signal.aborted) return;
      const worker = start();
      const end = (): void => worker.terminate();
      signal.addEventListener('abort', end, { once: true });
      const fail = (message: string): void => {
        end();
        onFailed({ code: 'REGISTRATION_STOPPED', message });
      };
      worker.onmessage = ({ data }) => {
        if (signal.aborted) return;
        if (data.kind === 'picture') onPicture(data.at, data.values);
        else if (data.kind === 'stabilised') end();
        else if (data.kind === 'failed') fail(data.message);
      };
      worker.onerror = (event) => fail(event.message || 'the registration worker could not run');
      worker.postMessage({ kind: 'stabilise', id: 1, given, shares });
    },
    hold: (flexion, extension) => {
      const worker = start();
      const waiting = new Map<number, (answer: Result<HandPose, RegistrarError>) => void>();
      let nextId = 1;
      const settle = (id: number, answer: Result<HandPose, RegistrarError>): void => {
        waiting.get(id)?.(answer);
        waiting.delete(id);
      };
      const settleAll = (message: string): void => {
        for (const id of waiting.keys()) settle(id, stopped(message));
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === 'looked') settle(data.id, ok(data.pose));
        else if (data.kind === 'failed') settle(data.id, stopped(data.message));
      };
      worker.onerror = (event) => settleAll(event.message || 'the registration worker could not run');
      worker.postMessage({ kind: 'hold', id: nextId++, flexion, extension });
      return {
        look: (landmarks, transform) =>
          new Promise((resolve) => {
            const id = nextId++;
            waiting.set(id, resolve);
            worker.postMessage({ kind: 'look', id, landmarks, transform });
          }),
        end: () => {
          worker.terminate();
          settleAll('ended');
        },
      };
    },
  };
}
