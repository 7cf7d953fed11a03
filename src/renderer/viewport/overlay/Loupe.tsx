import type { ReactElement } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { CanvasPoint, ImagePoint } from '#shared/geometry';
import type { PaintedImage } from '../cornerstone/filmCanvas.ts';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';

/** CSS pixels; its middle is the point. */
export const LOUPE_SIZE = 168;
const AWAY = 26;
/** At least this much larger than the film beside it, or it would show nothing new. */
const LEAST_GAIN = 2;

/** Magnification of the loupe over the viewport: `wanted` screen pixels per image pixel, and never less than twice the film. */
export const loupeGain = (wanted: number, { pixelScale }: ViewTransform, devicePixelRatio: number): number =>
  Math.max(LEAST_GAIN, wanted / (pixelScale * devicePixelRatio));

/** Beside the point, on the side with more room, so that it never covers what it magnifies. */
export function loupePlace([x, y]: CanvasPoint, { width, height }: CanvasShape): CanvasPoint {
  const left = x + AWAY + LOUPE_SIZE <= width ? x + AWAY : x - AWAY - LOUPE_SIZE;
  const top = y - AWAY - LOUPE_SIZE >= 0 ? y - AWAY - LOUPE_SIZE : y + AWAY;
  const within = (value: number, size: number): number => Math.max(0, Math.min(size - LOUPE_SIZE, value));
  return [within(left, width), within(top, height)];
}

export interface LoupeProps {
  readonly image: PaintedImage;
  readonly point: ImagePoint;
  readonly view: ViewTransform;
  readonly canvas: CanvasShape;
  /** Screen pixels per image pixel. */
  readonly magnification: number;
  readonly hint: ImagePoint | null;
  /** Placed points to show in it, so that a corner is set against its neighbours. */
  readonly points: readonly ImagePoint[];
  readonly caption: string | null;
  readonly warning: string | null;
}

export function Loupe(props: LoupeProps): ReactElement {
  const { point, view, canvas, caption, warning } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null) drawLoupe(ref.current, props);
  });
  const [left, top] = loupePlace(toCanvas(view, point), canvas);
  return (
    <div className="fv-loupe" style={{ left, top, width: LOUPE_SIZE }} aria-hidden="true">
      <canvas ref={ref} style={{ width: LOUPE_SIZE, height: LOUPE_SIZE }} />
      {caption === null ? null : <span className="fv-loupe-caption">{caption}</span>}
      {warning === null ? null : <span className="fv-loupe-warning">{warning}</span>}
    </div>
  );
}

function drawLoupe(
  canvas: HTMLCanvasElement,
  { image, point, view, canvas: shape, magnification, hint, points }: LoupeProps,
): void {
  const ratio = shape.devicePixelRatio;
  const size = Math.round(LOUPE_SIZE * ratio);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  const gain = loupeGain(magnification, view, ratio) * ratio;
  const { a, b, c, d } = view;
  const middle = size / 2;
  const at = ([x, y]: ImagePoint): CanvasPoint => {
    const [dx, dy] = [x - point[0], y - point[1]];
    return [middle + (a * dx + c * dy) * gain, middle + (b * dx + d * dy) * gain];
  };
  const origin = at([0, 0]);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, size, size);
  context.setTransform(a * gain, b * gain, c * gain, d * gain, origin[0], origin[1]);
  context.imageSmoothingEnabled = true;
  context.drawImage(image.source, 0, 0);
  context.setTransform(1, 0, 0, 1, 0, 0);

  const ring = (centre: CanvasPoint, radius: number, colour: string): void => {
    for (const [width, style] of [
      [3, 'rgb(0 0 0 / 60%)'],
      [1.25, colour],
    ] as const) {
      context.beginPath();
      context.arc(centre[0], centre[1], radius * ratio, 0, 2 * Math.PI);
      context.lineWidth = width * ratio;
      context.strokeStyle = style;
      context.stroke();
    }
  };
  for (const other of points) ring(at(other), 4, '#69d2f0');
  if (hint !== null) ring(at(hint), 3, '#ffd166');
  crosshair(context, middle, ratio);
}

/** Arms that leave the middle free: the pixel itself is what is being judged. */
function crosshair(context: CanvasRenderingContext2D, middle: number, ratio: number): void {
  const gap = 6 * ratio;
  const arm = 26 * ratio;
  for (const [width, style] of [
    [3, 'rgb(0 0 0 / 60%)'],
    [1.25, '#ffffff'],
  ] as const) {
    context.beginPath();
    for (const sign of [-1, 1]) {
      context.moveTo(middle + sign * gap, middle);
      context.lineTo(middle + sign * (gap + arm), middle);
      context.moveTo(middle, middle + sign * gap);
      context.lineTo(middle, middle + sign * (gap + arm));
    }
    context.lineWidth = width * ratio;
    context.strokeStyle = style;
    context.stroke();
  }
  context.fillStyle = '#ffffff';
  context.fillRect(middle - ratio / 2, middle - ratio / 2, ratio, ratio);
}
