import type { PointerEvent, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { FrameSource } from '../../viewport/index.ts';
import { useServices } from '../../state/services.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { useFrameSource } from '../frameSource.ts';
import { scrollTileTo } from './scroll.ts';
import type { Stack } from './stack.ts';
import type { ShownStack } from './useStack.ts';
import css from './StackBar.module.css';

const WIDTH = 10;
/** CSS pixels; small enough for a thousand slices, large enough to see. */
const THUMB = 12;

/**
 * Where one is in a stack and how much of it is decoded, at the right edge of the viewport; a press or a drag goes there. Drawn by hand: in a
 * scroll nothing but the thumb changes. For eyes and mouse only: the keys scroll too, and the text says n of N.
 */
export function StackBar({ tile, shown }: { readonly tile: number; readonly shown: ShownStack }): ReactNode {
  const services = useServices();
  const source = useFrameSource();
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const { stack, place, onProgress } = shown;
  const last = stack.images.length - 1;

  useLayoutEffect(() => {
    if (thumb.current !== null) thumb.current.style.top = `calc(${place / last} * (100% - ${THUMB}px))`;
  }, [place, last]);

  useEffect(() => {
    let asked = 0;
    const draw = (): void => {
      asked = 0;
      if (canvas.current !== null && track.current !== null)
        track.current.dataset['cached'] = String(drawCached(canvas.current, stack, source));
    };
    const ask = (): void => {
      asked ||= window.setTimeout(draw, 150);
    };
    draw();
    const stop = onProgress(ask);
    return () => {
      stop();
      window.clearTimeout(asked);
    };
  }, [stack, source, onProgress]);

  const go = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top - THUMB / 2) / Math.max(1, box.height - THUMB);
    scrollTileTo(services, tile, Math.round(Math.min(1, Math.max(0, share)) * last));
  };
  return (
    <div
      ref={track}
      className={css['track']}
      data-testid={TEST_IDS.stackBar}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
    >
      <canvas ref={canvas} width={1} height={Math.min(stack.images.length, 1024)} />
      <div ref={thumb} className={css['thumb']} style={{ height: THUMB, width: WIDTH }} />
    </div>
  );
}

/** A line of the canvas an image (or several), lit when decoded. Answers how many are. */
function drawCached(canvas: HTMLCanvasElement, { images }: Stack, source: FrameSource): number {
  const context = canvas.getContext('2d');
  if (context === null) return 0;
  const lines = canvas.height;
  const present = Array.from({ length: lines }, () => true);
  let cached = 0;
  for (const [at, { sopInstanceUID, frame }] of images.entries()) {
    if (source.has?.(sopInstanceUID, frame) === true) cached += 1;
    else present[Math.floor((at / images.length) * lines)] = false;
  }
  context.clearRect(0, 0, 1, lines);
  context.fillStyle = '#646464';
  for (const [line, isLit] of present.entries()) if (isLit) context.fillRect(0, line, 1, 1);
  return cached;
}
