import { useEffect, useMemo, useRef, useState } from 'react';
import type { PixelError } from '#shared/dicom/pixels';
import type { FrameSource, LoadedFrame } from './frameSource.ts';
import type { FilmViewportProps } from './props.ts';

export type LoadState =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly loaded: LoadedFrame }
  | { readonly state: 'failed'; readonly error: PixelError };

const LOADING: LoadState = { state: 'loading' };

/**
 * The wanted frame; what belongs to another frame is never given out under this one's name. One that is decoded already is given in the same
 * render; a load that is no longer wanted is cancelled.
 */
export function useLoadedFrame(
  sopInstanceUID: string,
  frameNumber: number,
  frameSource: FrameSource,
  onLoaded: FilmViewportProps['onLoaded'],
): LoadState {
  const wanted = `${sopInstanceUID}/${frameNumber}`;
  const [held, setHeld] = useState<{ readonly wanted: string; readonly load: LoadState }>({ wanted, load: LOADING });
  const there = useMemo((): LoadState | null => {
    const loaded = frameSource.peek?.(sopInstanceUID, frameNumber) ?? null;
    return loaded === null ? null : { state: 'loaded', loaded };
  }, [sopInstanceUID, frameNumber, frameSource]);
  const tell = useRef(onLoaded);
  useEffect(() => {
    tell.current = onLoaded;
  });
  useEffect(() => {
    if (there !== null) {
      tell.current?.({ ok: true });
      return undefined;
    }
    const controller = new AbortController();
    setHeld({ wanted, load: LOADING });
    frameSource.load(sopInstanceUID, frameNumber, { signal: controller.signal }).then(
      (result) => {
        if (controller.signal.aborted) return;
        setHeld({
          wanted,
          load: result.ok ? { state: 'loaded', loaded: result.value } : { state: 'failed', error: result.error },
        });
        tell.current?.(result.ok ? { ok: true } : result);
      },
      (reason: unknown) => {
        if (controller.signal.aborted) return;
        const error = { code: 'FRAME_UNREACHABLE', message: reason instanceof Error ? reason.message : String(reason) };
        setHeld({ wanted, load: { state: 'failed', error } });
        tell.current?.({ ok: false, error });
      },
    );
    return () => controller.abort();
  }, [wanted, sopInstanceUID, frameNumber, frameSource, there]);
  return there ?? (held.wanted === wanted ? held.load : LOADING);
}
