import { useEffect, useMemo, useRef, useState } from 'react';
import type { StudyIndex } from '#shared/dicom';
import { useFrameSource } from '../frameSource.ts';
import { createPrefetcher, type Prefetcher } from './prefetch.ts';
import { placeOf, stackOf, type Stack } from './stack.ts';

/** Decoded frames that the stacks of one screen may hold ahead, in bytes: half of the frames' cache, so that films stay there beside them. */
const AHEAD_BYTES = 256 * 1024 * 1024;
/** Samples are kept as 16 bit; wider ones are rare and the cache itself is bounded. */
const BYTES_PER_PIXEL = 2;
/** Loads ahead at once: as many as keep the decoders busy. */
const AT_ONCE = 4;

export interface ShownStack {
  readonly stack: Stack;
  /** Zero-based. */
  readonly place: number;
  /** Hears of every frame that has been decoded ahead. Answers how to stop listening. */
  readonly onProgress: (listener: () => void) => () => void;
}

/** The stack that an image belongs to, with its neighbours on their way; null for a single image. `tiles` share the memory. */
export function useStack(index: StudyIndex, sopInstanceUID: string, frame: number, tiles: number): ShownStack | null {
  const source = useFrameSource();
  const found = useMemo(() => stackOf(index, sopInstanceUID), [index, sopInstanceUID]);
  const stack = found !== null && found.images.length > 1 ? found : null;
  const place = stack === null ? 0 : placeOf(index, { sopInstanceUID, frame });
  const [listeners] = useState(() => new Set<() => void>());
  const prefetcher = useRef<Prefetcher | null>(null);
  const last = useRef(place);

  const pixels = (stack?.set.rows ?? 0) * (stack?.set.columns ?? 0) * BYTES_PER_PIXEL;
  const most = pixels === 0 ? 0 : Math.max(8, Math.floor(AHEAD_BYTES / Math.max(1, tiles) / pixels));
  useEffect(() => {
    if (most === 0) return undefined;
    const made = createPrefetcher(source, {
      most,
      atOnce: AT_ONCE,
      onLoaded: () => {
        for (const listener of listeners) listener();
      },
    });
    prefetcher.current = made;
    return () => {
      made.stop();
      prefetcher.current = null;
    };
  }, [source, most, listeners]);

  useEffect(() => {
    if (stack === null) return undefined;
    const direction = Math.sign(place - last.current);
    last.current = place;
    // After the frame that shows this image: what is wanted next never holds up what is wanted now.
    const timer = setTimeout(() => prefetcher.current?.aim(stack.images, place, direction));
    return () => clearTimeout(timer);
  }, [stack, place, most]);

  return useMemo(
    () =>
      stack === null
        ? null
        : {
            stack,
            place,
            onProgress: (listener) => {
              listeners.add(listener);
              return () => listeners.delete(listener);
            },
          },
    [stack, place, listeners],
  );
}
