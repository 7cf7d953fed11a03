import type { PointerEvent, ReactNode, WheelEvent } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { drawGhost, fitted, type GhostDrawing, type GhostPlace } from './drawGhost.ts';
import css from './GhostStage.module.css';

type Shown = Pick<GhostDrawing, 'pictures' | 'scene' | 'look' | 'loop' | 'texts'>;

const ZOOM_STEP = 1.15;
/** Against the fitted size. */
const LARGEST = 12;

/** The picture on the screen: wheel zooms about the pointer, drag pans, double click fits again. */
export function GhostCanvas(shown: Shown): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ readonly x: number; readonly y: number; readonly place: GhostPlace } | null>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  /** Null: fitted. */
  const [moved, setMoved] = useState<GhostPlace | null>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const fit = size === null ? null : fitted(shown.scene.box, size.width, size.height);
  const place = moved ?? fit;
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null || size === null || place === null) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawGhost(context, { ...shown, ...size, place });
  });
  const onWheel = (event: WheelEvent): void => {
    if (place === null || fit === null || canvas.current === null) return;
    const box = canvas.current.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const factor = event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
    const scale = Math.max(fit.scale / 2, Math.min(fit.scale * LARGEST, place.scale * factor));
    const by = scale / place.scale;
    setMoved({ scale, left: x - by * (x - place.left), top: y - by * (y - place.top) });
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (place === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, place };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current;
    if (from === null) return;
    const { scale, left, top } = from.place;
    setMoved({ scale, left: left + event.clientX - from.x, top: top + event.clientY - from.y });
  };
  const onPointerUp = (): void => {
    drag.current = null;
  };
  return (
    <div ref={host} className={css['host']}>
      <canvas
        ref={canvas}
        className={css['canvas']}
        aria-hidden="true"
        onWheel={onWheel}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={() => setMoved(null)}
      />
    </div>
  );
}
