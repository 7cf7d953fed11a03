import { createStore } from 'zustand/vanilla';
import type { CineTiming, StudyIndex } from '#shared/dicom';
import { cineTiming, frameDue } from '#shared/dicom';
import type { Services } from '../../state/services.ts';
import type { FrameSource } from '../../viewport/index.ts';
import { imageOf } from '../dynamic-films/tiles.ts';
import { placeOf, stackOf, type Stack } from '../layout/stack.ts';
import { scrollTileTo } from '../layout/scroll.ts';

/** A loop in a tile: asked for by the F key, played by `playLoop`. */
export interface CineState {
  /** The tile whose bar is open, or null. */
  readonly tile: number | null;
  readonly playing: boolean;
  /** Times the file's own speed. */
  readonly faster: number;
  /** What has really been shown over the last second, frames a second; null before it is known. */
  readonly shownRate: number | null;
  /** Frames passed over since play began, because the machine was too slow for them. */
  readonly dropped: number;
}

const STOPPED: CineState = { tile: null, playing: false, faster: 1, shownRate: null, dropped: 0 };
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];

export const cine = createStore<CineState>(() => STOPPED);

/** The stack of a tile where it has something to play, or null. */
export function loopOf({ cases, view }: Services, tile: number): Stack | null {
  const state = cases.getState();
  const shown = imageOf(view.getState().tiles[tile], state, tile);
  const stack = shown === null ? null : stackOf(state.index, shown.instance.sopInstanceUID);
  return stack === null || stack.images.length < 2 ? null : stack;
}

/** A multi-frame object's own speed; a series of single images has none and takes the named default. */
export function timingOf(index: StudyIndex, stack: Stack, faster: number): CineTiming {
  const [first] = stack.set.instances;
  const own = stack.set.instances.length === 1 ? (index.instances[first ?? '']?.cine ?? null) : null;
  return cineTiming(own, stack.images.length, faster);
}

export function togglePlay(tile: number): void {
  const { tile: open, playing, faster } = cine.getState();
  cine.setState({ ...STOPPED, faster: open === tile ? faster : 1, tile, playing: open !== tile || !playing });
}

export const closeCine = (): void => cine.setState(STOPPED);

export function changeSpeed(by: 1 | -1): void {
  cine.setState(({ faster }) => {
    const at = SPEEDS.indexOf(faster);
    return { faster: SPEEDS[Math.min(Math.max(at + by, 0), SPEEDS.length - 1)] ?? 1 };
  });
}

/** Frames that are asked for before they are due. */
const AHEAD = 6;
const RATE_OVER_MS = 1000;

export interface PlayPorts {
  readonly services: Services;
  readonly frames: FrameSource;
  readonly tile: number;
  readonly faster: number;
  readonly signal: AbortSignal;
}

/**
 * Plays a tile's stack until it is aborted: at each painting of the screen the frame that is due by the clock, and no other; frames that are
 * not decoded in time are passed over and counted, so that the movement keeps its speed. Starts where the tile is.
 */
export async function playLoop({ services, frames, tile, faster, signal }: PlayPorts): Promise<void> {
  const stack = loopOf(services, tile);
  if (stack === null) return;
  const { index } = services.cases.getState();
  const timing = timingOf(index, stack, faster);
  const count = stack.images.length;
  const load = async (place: number, priority: number): Promise<void> => {
    const image = stack.images[place % count];
    if (image !== undefined) await frames.load(image.sopInstanceUID, image.frame, { signal, priority });
  };
  let current = placeIn(services, tile, stack);
  let began = performance.now() - (timing.starts[current] ?? 0);
  const shown: number[] = [];
  while (!signal.aborted) {
    await nextPaint();
    const due = frameDue(timing, performance.now() - began);
    if (due === current) continue;
    await load(due, 1).catch(() => undefined);
    if (signal.aborted) return;
    const moved = placeIn(services, tile, stack);
    // Somebody turned the wheel: on from there.
    if (moved !== current) began = performance.now() - (timing.starts[moved] ?? 0);
    const skipped = moved === current ? ((due - current + count) % count) - 1 : 0;
    current = moved === current ? due : moved;
    if (loopOf(services, tile)?.key !== stack.key) return closeCine();
    scrollTileTo(services, tile, current);
    const now = performance.now();
    shown.push(now);
    while ((shown[0] ?? now) < now - RATE_OVER_MS) shown.shift();
    const span = now - (shown[0] ?? now);
    cine.setState((state) => ({
      dropped: state.dropped + Math.max(0, skipped),
      shownRate: span > RATE_OVER_MS / 2 ? ((shown.length - 1) * 1000) / span : state.shownRate,
    }));
    for (let ahead = 1; ahead <= AHEAD; ahead++) void load(current + ahead, -1).catch(() => undefined);
  }
}

function placeIn({ cases, view }: Services, tile: number, stack: Stack): number {
  const state = cases.getState();
  const image = imageOf(view.getState().tiles[tile], state, tile);
  if (image === null || stackOf(state.index, image.instance.sopInstanceUID)?.key !== stack.key) return 0;
  return placeOf(state.index, { sopInstanceUID: image.instance.sopInstanceUID, frame: image.frame });
}

const nextPaint = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
