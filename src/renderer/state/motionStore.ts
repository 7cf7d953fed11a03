import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type Result } from '#shared/base';
import type { CaseDocument, Command } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import {
  neutralAnnotations,
  plateAnnotations,
  registrationAnnotations,
  registrationInput,
  type RegistrationInput,
} from '#shared/measurement';
import { filmOfFrame, type RegistrationFilm, type RegistrationStep } from '#shared/registration';
import type { Vertebra } from '#shared/spine';
import type { Frames } from '../client/frames.ts';
import type { Registrar } from '../client/registrar.ts';
import type { Failure } from './failure.ts';

export const GHOST_MODES = ['blend', 'colour', 'difference', 'blink', 'loop'] as const;
export type GhostMode = (typeof GHOST_MODES)[number];

/** How the ghost is looked at; nothing here is a finding. */
export interface GhostView {
  readonly mode: GhostMode;
  /** The vertebra that stands still; null: the lower one of the level at hand. */
  readonly lock: Vertebra | null;
  /** Extension's share of the blend, 0 … 1. */
  readonly blend: number;
  readonly hertz: number;
  readonly playing: boolean;
  /** Where blink and loop stand while they do not play: 0 flexion … 1 extension. */
  readonly share: number;
  readonly outlines: boolean;
  /** The vertebra whose registration is under the reader's hand, or null. */
  readonly adjusting: Vertebra | null;
}

export interface MotionState {
  /** Steps of the registration under way, or null. */
  readonly run: RegistrationStep | null;
  readonly ghost: GhostView;
  /** One click in the middle of a body proposes its corners and tip. */
  readonly proposing: boolean;
  /** Edges of the registered vertebrae on the films. */
  readonly edges: boolean;
  /** Clicks whose proposal is being worked out. */
  readonly pending: number;
}

/** A pair's films as the registration wants them. */
export interface PairFilms {
  readonly flexion: RegistrationFilm;
  readonly extension: RegistrationFilm;
}

export interface MotionStore extends StoreApi<MotionState> {
  readonly registrar: Registrar;
  /**
   * Registers the pair of a case: the command that puts the result into it, or why not (codes of `registrationInput`, of the pixels,
   * NOT_MONOCHROME, REGISTRATION_STOPPED). Null where it was cancelled. One at a time: a second call cancels the first.
   */
  readonly register: (document: CaseDocument, index: StudyIndex) => Promise<Result<Command, Failure> | null>;
  readonly cancel: () => void;
  readonly film: (sopInstanceUID: string, pixelMm: number, signal?: AbortSignal) => Promise<Result<RegistrationFilm, Failure>>;
  readonly setEdges: (edges: boolean) => void;
  readonly setProposing: (proposing: boolean) => void;
  /** Counts a click in until what it waits for is there. */
  readonly whilePending: <T>(work: Promise<T>) => Promise<T>;
  readonly films: (input: RegistrationInput, signal?: AbortSignal) => Promise<Result<PairFilms, Failure>>;
  readonly setGhost: (change: Partial<GhostView>) => void;
}

export interface MotionStoreOptions {
  readonly frames: Pick<Frames, 'load'>;
  readonly registrar: Registrar;
}

const NEW_GHOST: GhostView = {
  mode: 'blend',
  lock: null,
  blend: 0.5,
  hertz: 1,
  playing: true,
  share: 0,
  outlines: true,
  adjusting: null,
};

/** The motion between the films: the registration under way, and how its ghost is looked at. */
export function createMotionStore({ frames, registrar }: MotionStoreOptions): MotionStore {
  const store = createStore<MotionState>(() => ({ run: null, ghost: NEW_GHOST, proposing: false, edges: true, pending: 0 }));
  let running: AbortController | null = null;

  const film = async (uid: string, mm: number, signal?: AbortSignal): Promise<Result<RegistrationFilm, Failure>> => {
    const loaded = await frames.load(uid, 1, signal === undefined ? {} : { signal });
    if (!loaded.ok) return loaded;
    const made = filmOfFrame(loaded.value.frame, mm);
    return made === null ? err({ code: 'NOT_MONOCHROME', message: 'a colour image cannot be registered' }) : ok(made);
  };
  const films: MotionStore['films'] = async (input, signal) => {
    const [flexion, extension] = await Promise.all([
      film(input.flexionUID, input.flexionMm, signal),
      film(input.extensionUID, input.extensionMm, signal),
    ]);
    if (!flexion.ok) return flexion;
    return extension.ok ? ok({ flexion: flexion.value, extension: extension.value }) : extension;
  };

  const attempt = async (document: CaseDocument, index: StudyIndex, signal: AbortSignal): Promise<Result<Command, Failure>> => {
    const input = registrationInput(document, index);
    if ('why' in input) return err({ code: input.why.reason, message: input.why.message });
    const pair = await films(input, signal);
    if (!pair.ok) return pair;
    const { landmarks, placedOnExtension, scale, plates } = input;
    // A neutral film that cannot be read leaves its own values out, and nothing else.
    const third = input.neutral === null ? null : await film(input.neutral.uid, input.neutral.mm, signal);
    const neutral = third?.ok === true ? third.value : null;
    const result = await registrar.register(
      { ...pair.value, landmarks, placedOnExtension, scale, plates },
      { signal, neutral, onStep: (run) => !signal.aborted && store.setState({ run }) },
    );
    if (!result.ok) return result;
    const { overNeutral } = result.value;
    const further =
      input.neutral === null || overNeutral === null ? [] : neutralAnnotations(input, input.neutral.uid, overNeutral);
    return ok({
      type: 'registrations.set',
      from: input.flexionUID,
      to: input.extensionUID,
      registrations: [...registrationAnnotations(input, result.value.pair)],
      plates: [...plateAnnotations(input, result.value.pair)],
      ...(further.length === 0 ? {} : { further: further.map((one) => ({ ...one, registrations: [...one.registrations] })) }),
      label: 'undo.registerMotion',
    });
  };

  const count = (by: 1 | -1): void => store.setState({ pending: store.getState().pending + by });
  return {
    ...store,
    registrar,
    film,
    setEdges: (edges) => store.setState({ edges }),
    setProposing: (proposing) => store.setState({ proposing }),
    whilePending: (work) => {
      count(1);
      return work.finally(() => count(-1));
    },
    films,
    register: async (document, index) => {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      store.setState({ run: { done: 0, total: 1, vertebra: null } });
      try {
        return await attempt(document, index, mine.signal);
      } catch (error) {
        if (mine.signal.aborted) return null;
        throw error;
      } finally {
        if (running === mine) {
          running = null;
          store.setState({ run: null });
        }
      }
    },
    cancel: () => {
      running?.abort();
    },
    setGhost: (change) => store.setState({ ghost: { ...store.getState().ghost, ...change } }),
  };
}
