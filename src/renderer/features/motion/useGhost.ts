import { useEffect, useMemo, useState } from 'react';
import type { RegistrationInput } from '#shared/measurement';
import type { Failure } from '../../state/failure.ts';
import type { PairFilms } from '../../state/motionStore.ts';
import { useServices } from '../../state/services.ts';
import type { LoopPicture } from './drawGhost.ts';
import { canvasOf, ghostPictures, type GhostPictures } from './ghostPictures.ts';
import type { GhostScene } from './ghostScene.ts';

export type Loaded<T> = { readonly value: T } | { readonly failure: Failure } | null;

/** Both films' values; null while they are on their way. */
export function usePairFilms(input: RegistrationInput | null): Loaded<PairFilms> {
  const { motion } = useServices();
  const [films, setFilms] = useState<Loaded<PairFilms>>(null);
  const key = input === null ? '' : [input.flexionUID, input.extensionUID, input.flexionMm, input.extensionMm].join(' ');
  useEffect(() => {
    if (input === null) return;
    const stop = new AbortController();
    motion.films(input, stop.signal).then(
      (found) => {
        if (!stop.signal.aborted) setFilms(found.ok ? { value: found.value } : { failure: found.error });
      },
      () => undefined,
    );
    return () => stop.abort();
    // The films are the same as long as their names and their millimetres are.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [motion, key]);
  return films;
}

/** The films as pictures of one grey scale; made anew when the registered bones change, not when another one is held still. */
export function useGhostPictures(films: PairFilms | null, scene: GhostScene | null): GhostPictures | null {
  const key = scene === null ? '' : scene.bones.map((bone) => bone.vertebra).join(' ');
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => (films === null || scene === null ? null : ghostPictures(films, scene)), [films, key]);
}

/** Pictures from flexion to extension. */
export const LOOP_STEPS = 25;
/** Longest side of a picture of the loop, px. */
const LOOP_SIZE = 1000;

export const loopShares: readonly number[] = Array.from({ length: LOOP_STEPS }, (_, i) => i / (LOOP_STEPS - 1));

/** The pictures of the stabilised loop, each as it is made; empty while the mode does not want them. */
export function useLoop(wanted: boolean, pictures: GhostPictures | null, scene: GhostScene | null): readonly LoopPicture[] {
  const { motion } = useServices();
  const [made, setMade] = useState<readonly LoopPicture[]>([]);
  const key = scene === null ? '' : `${scene.lock} ${JSON.stringify(scene.bones.map((bone) => bone.transform))}`;
  useEffect(() => {
    setMade([]);
    if (!wanted || pictures === null || scene === null) return;
    const stop = new AbortController();
    const { box } = scene;
    const moving = scene.bones.filter((bone) => bone.state !== 'rejected' || bone.vertebra === scene.lock);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const step = Math.max(1, Math.max(width, height) / LOOP_SIZE);
    const frame = {
      left: box.left,
      top: box.top,
      step,
      columns: Math.round(width / step),
      rows: Math.round(height / step),
    };
    motion.registrar.stabilise(
      {
        flexion: pictures.flexion,
        extension: pictures.extension,
        // Every third point of the edge tells as much to the warp.
        bones: moving.map(({ centre, transform, edge }) => ({ centre, transform, edge: edge.filter((_, i) => i % 3 === 0) })),
        locked: moving.findIndex((bone) => bone.vertebra === scene.lock),
        frame,
      },
      loopShares,
      {
        signal: stop.signal,
        onPicture: (_, values) => {
          const canvas = canvasOf({ columns: frame.columns, rows: frame.rows, values });
          const picture = { canvas, left: frame.left, top: frame.top, width: frame.columns * step, height: frame.rows * step };
          setMade((before) => [...before, picture]);
        },
        onFailed: () => undefined,
      },
    );
    return () => stop.abort();
    // A scene with the same bones in the same places makes the same loop.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [motion, wanted, pictures, key]);
  return made;
}

/** Whether the reader asked the system for less motion. */
export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const query = window.matchMedia('(prefers-reduced-motion: reduce)');
    const onChange = (): void => setReduced(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return reduced;
}

/** Of one way there and back. */
export const LOOP_MS = 3600;

/** Where blink or loop are at a time: 0 flexion … 1 extension. The loop rests at both films and moves softly between them. */
export function shareAt(mode: 'blink' | 'loop', milliseconds: number, hertz: number): number {
  if (mode === 'blink') return Math.floor((milliseconds / 1000) * 2 * hertz) % 2;
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * milliseconds) / LOOP_MS);
}

/** The share that plays, drawn once a frame; `null` while nothing plays. */
export function usePlaying(mode: 'blink' | 'loop' | null, hertz: number): number | null {
  const [share, setShare] = useState(0);
  useEffect(() => {
    if (mode === null) return;
    const started = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      setShare(shareAt(mode, Math.max(0, now - started), hertz));
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [mode, hertz]);
  return mode === null ? null : share;
}
