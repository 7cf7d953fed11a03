import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { standsOn, type RegistrationInput, type RegistrationState } from '#shared/measurement';
import { HAND_ALGORITHM, type HandPose } from '#shared/registration';
import type { Vertebra } from '#shared/spine';
import type { HandSession } from '../../client/registrar.ts';
import type { PairFilms } from '../../state/motionStore.ts';
import { useServices } from '../../state/services.ts';
import { perform } from '../dynamic-films/placing.ts';
import { transformOf, type HandTransform } from './ghostScene.ts';
import { stateOf } from './runRegistration.ts';

/** How far the ghost has been moved by hand: flexion pixels, degrees clockwise. */
export interface HandOffset {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

export interface Adjustment {
  readonly transform: HandTransform;
  readonly offset: HandOffset;
  /** What the engine says of the present pose; null while it looks. */
  readonly look: HandPose | null;
  /** The similarity that the stored registration has. */
  readonly stored: number | null;
  readonly nudge: (dx: number, dy: number, turn: number) => void;
  /** Puts the ghost where the engine comes to rest from here. */
  readonly settle: () => void;
  readonly reset: () => void;
  /** Writes the pose into the case, as "manual adjustment". Answers whether it was done. */
  readonly accept: () => boolean;
  /** Arrows 1 px (Shift 0.1 px), brackets 0.1°, Enter, Escape. Answers whether the key was its own. */
  readonly key: (event: KeyboardEvent) => boolean;
}

const COARSE_PX = 1;
const FINE_PX = 0.1;
const TURN_DEG = 0.1;

/** A motion of the ghost over flexion: a turn about a centre, then a shift. */
export function ghostMotion(centre: Vec2, { x, y, angle }: HandOffset): Similarity2 {
  const turned = applySimilarity2({ angle, scale: 1, translation: [0, 0] }, centre);
  return { angle, scale: 1, translation: [centre[0] - turned[0] + x, centre[1] - turned[1] + y] };
}

/** The registration after the ghost has been moved so over the flexion film. */
export const movedBy = (transform: Similarity2, motion: Similarity2): Similarity2 =>
  composeSimilarity2(transform, invertSimilarity2(motion));

/** One vertebra's registration under the reader's hand, with the engine's similarity live; idle while `vertebra` is null. */
export function useAdjustment(
  input: RegistrationInput | null,
  states: readonly RegistrationState[],
  films: PairFilms | null,
  vertebra: Vertebra | null,
): Adjustment {
  const services = useServices();
  const { motion } = services;
  const registration = vertebra === null ? null : (stateOf(states, vertebra)?.registration ?? null);
  const marks = input?.landmarks.find((one) => one.vertebra === vertebra) ?? null;
  const base = registration === null ? null : transformOf({ vertebra: registration.vertebra, state: 'accepted', registration });
  const [moved, setMoved] = useState<Similarity2 | null>(null);
  const [look, setLook] = useState<{ readonly of: Similarity2; readonly pose: HandPose } | null>(null);
  const [session, setSession] = useState<HandSession | null>(null);
  const present = moved ?? base;
  const presentKey = present === null ? '' : JSON.stringify(present);

  useEffect(() => {
    setMoved(null);
    setLook(null);
  }, [vertebra, registration]);
  useEffect(() => {
    if (films === null || vertebra === null) return;
    const held = motion.registrar.hold(films.flexion, films.extension);
    setSession(held);
    return () => {
      setSession(null);
      held.end();
    };
  }, [films, vertebra, motion]);

  // One look at a time; while it is under way only the latest pose waits.
  const busy = useRef(false);
  const [looked, setLooked] = useState(0);
  useEffect(() => {
    if (session === null || marks === null || present === null || busy.current) return;
    if (look !== null && JSON.stringify(look.of) === presentKey) return;
    busy.current = true;
    void session.look(marks, present).then((found) => {
      busy.current = false;
      if (found.ok) setLook({ of: present, pose: found.value });
      setLooked((n) => n + 1);
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, marks, presentKey, looked]);
  useEffect(() => {
    busy.current = false;
  }, [session]);

  const centre: Vec2 = marks === null ? [0, 0] : centreOf(marks);
  const nudge = useCallback(
    (dx: number, dy: number, turn: number): void =>
      setMoved((now) => {
        const from = now ?? base;
        return from === null
          ? null
          : movedBy(from, ghostMotion(carriedCentre(base, from, centre), { x: dx, y: dy, angle: turn }));
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [presentKey],
  );
  const reset = (): void => setMoved(null);
  const fresh = look !== null && JSON.stringify(look.of) === presentKey ? look.pose : null;
  const accept = (): boolean => {
    if (registration === null || present === null || input === null || fresh === null || fresh.covariance === null) return false;
    const { reason: _reason, message: _message, wayBackMm: _wayBack, ...rest } = registration;
    const done = perform(services, {
      type: 'annotations.put',
      annotations: [
        {
          ...rest,
          angle: present.angle,
          translation: [present.translation[0], present.translation[1]],
          scale: present.scale,
          covariance: fresh.covariance.map((row) => [...row]),
          similarity: fresh.similarity,
          ...standsOn(input, registration.vertebra),
          accepted: true,
          algorithm: HAND_ALGORITHM.name,
          algorithmVersion: HAND_ALGORITHM.version,
          adjustedFrom: rest['adjustedFrom'] ?? `${registration.algorithm} ${registration.algorithmVersion}`,
        },
      ],
      label: 'undo.adjustMotion',
    });
    if (done) motion.setGhost({ adjusting: null });
    return done;
  };
  const key = (event: KeyboardEvent): boolean => {
    if (vertebra === null) return false;
    const step = event.shiftKey ? FINE_PX : COARSE_PX;
    const steps: Readonly<Record<string, readonly [number, number, number]>> = {
      ArrowLeft: [-step, 0, 0],
      ArrowRight: [step, 0, 0],
      ArrowUp: [0, -step, 0],
      ArrowDown: [0, step, 0],
      '[': [0, 0, -TURN_DEG],
      ']': [0, 0, TURN_DEG],
    };
    const move = steps[event.key];
    if (move !== undefined) nudge(...move);
    else if (event.key === 'Enter') accept();
    else if (event.key === 'Escape') motion.setGhost({ adjusting: null });
    else return false;
    return true;
  };
  return {
    transform: vertebra === null || moved === null ? null : { vertebra, transform: moved },
    offset: base === null || moved === null ? { x: 0, y: 0, angle: 0 } : offsetOf(base, moved, centre),
    look: fresh,
    stored: registration?.similarity ?? null,
    nudge,
    settle: () => fresh !== null && setMoved(fresh.settled.transform),
    reset,
    accept,
    key,
  };
}

const centreOf = (marks: { readonly superiorAnterior: Vec2; readonly inferiorPosterior: Vec2 }): Vec2 => [
  (marks.superiorAnterior[0] + marks.inferiorPosterior[0]) / 2,
  (marks.superiorAnterior[1] + marks.inferiorPosterior[1]) / 2,
];

/** Where the ghost's bone centre lies on flexion now: turns are about the bone that is seen, not about where it was. */
const carriedCentre = (base: Similarity2 | null, now: Similarity2, centre: Vec2): Vec2 =>
  base === null ? centre : applySimilarity2(composeSimilarity2(invertSimilarity2(now), base), centre);

/** How far the ghost lies from where the stored registration puts it. */
export function offsetOf(base: Similarity2, now: Similarity2, centre: Vec2): HandOffset {
  const motion = composeSimilarity2(invertSimilarity2(now), base);
  const at = applySimilarity2(motion, centre);
  return { x: at[0] - centre[0], y: at[1] - centre[1], angle: motion.angle };
}
