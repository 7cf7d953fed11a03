import type { FrameSource } from '../../viewport/index.ts';
import type { StackImage } from './stack.ts';

/** What a stack's reader is likely to want next, decoded beforehand. */
export interface Prefetcher {
  /** Where the reader is and which way it goes (0: neither); loads go on around there, those that are too far away by now are cancelled. */
  aim(images: readonly StackImage[], place: number, direction: number): void;
  stop(): void;
}

export interface PrefetchOptions {
  /** How many frames of a stack are kept decoded; further away nothing is loaded ahead. */
  readonly most: number;
  readonly atOnce: number;
  /** A frame has been decoded. */
  readonly onLoaded: () => void;
}

/**
 * Places in the order in which they will be wanted: three on in the direction of scrolling for each one back, outwards from where the reader is,
 * at most `most`.
 */
export function wantedOrder(length: number, place: number, direction: number, most: number): readonly number[] {
  const forward = direction < 0 ? -1 : 1;
  const weight = direction === 0 ? 1 : 3;
  const order: number[] = [];
  let ahead = 1;
  let behind = 1;
  const within = (at: number): boolean => at >= 0 && at < length;
  while (order.length < Math.min(most, length - 1)) {
    const canAhead = within(place + forward * ahead);
    const canBehind = within(place - forward * behind);
    if (!canAhead && !canBehind) break;
    if (canAhead && (!canBehind || ahead <= behind * weight)) order.push(place + forward * ahead++);
    else order.push(place - forward * behind++);
  }
  return order;
}

/** Below what is on the screen (0) and the thumbnails (-1). */
const PRIORITY = -2;

export function createPrefetcher(source: FrameSource, { most, atOnce, onLoaded }: PrefetchOptions): Prefetcher {
  const flying = new Map<string, AbortController>();
  const failed = new Set<string>();
  let wanted: readonly StackImage[] = [];
  const name = ({ sopInstanceUID, frame }: StackImage): string => `${sopInstanceUID}/${frame}`;

  const pump = (): void => {
    for (const image of wanted) {
      if (flying.size >= atOnce) return;
      const key = name(image);
      if (flying.has(key) || failed.has(key) || source.has?.(image.sopInstanceUID, image.frame) === true) continue;
      const controller = new AbortController();
      flying.set(key, controller);
      source.load(image.sopInstanceUID, image.frame, { signal: controller.signal, priority: PRIORITY }).then(
        (result) => {
          flying.delete(key);
          // Asked for again only by the viewport itself, which says why it cannot be shown.
          if (!result.ok) failed.add(key);
          onLoaded();
          pump();
        },
        () => {
          flying.delete(key);
        },
      );
    }
  };

  return {
    aim: (images, place, direction) => {
      wanted = wantedOrder(images.length, place, direction, most).flatMap((at) => images[at] ?? []);
      const near = new Set(wanted.map(name));
      for (const [key, controller] of flying) if (!near.has(key)) controller.abort();
      pump();
    },
    stop: () => {
      wanted = [];
      for (const controller of flying.values()) controller.abort();
      flying.clear();
    },
  };
}
