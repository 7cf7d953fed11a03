import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import type { CanvasShape } from './viewTransform.ts';

/**
 * The viewport's size in CSS pixels and the screen's pixels per CSS pixel, followed through resizing, browser zoom and a move to
 * another monitor. The size comes in whole screen pixels, so that the backing store and the screen agree to the pixel.
 */
export function useCanvasShape(host: RefObject<HTMLElement | null>): CanvasShape | null {
  const [shape, setShape] = useState<CanvasShape | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const ratio = window.devicePixelRatio || 1;
      const box = element.getBoundingClientRect();
      const width = Math.max(1, Math.round(box.width * ratio)) / ratio;
      const height = Math.max(1, Math.round(box.height * ratio)) / ratio;
      setShape((before) =>
        before?.width === width && before.height === height && before.devicePixelRatio === ratio
          ? before
          : { width, height, devicePixelRatio: ratio },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let resolution = new AbortController();
    const watchRatio = (): void => {
      resolution.abort();
      resolution = new AbortController();
      window
        .matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
        .addEventListener('change', onRatio, { once: true, signal: resolution.signal });
    };
    const onRatio = (): void => {
      measure();
      watchRatio();
    };
    watchRatio();
    return () => {
      observer.disconnect();
      resolution.abort();
    };
  }, [host]);
  return shape;
}
