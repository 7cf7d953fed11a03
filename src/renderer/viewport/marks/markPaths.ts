import type { MarkAnnotation } from '#shared/annotation';
import type { CanvasPoint } from '#shared/geometry';
import { boundsOf, strokesOf } from '../markPoints.ts';
import { circle, lineTo, moveTo, polyline } from '../overlay/Stroke.tsx';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';

/** Half a tick at the end of a measuring line, the length of an arrow's head and half a probe's cross, CSS pixels. */
const TICK = 5;
const HEAD = 10;
const PROBE = 6;

/** The box of a mark on the canvas: left, top, right, bottom, CSS pixels. */
export type CanvasBox = readonly [number, number, number, number];

export function canvasBox(mark: MarkAnnotation, view: ViewTransform): CanvasBox {
  const [left, top, right, bottom] = boundsOf(mark);
  const corners = [
    toCanvas(view, [left, top]),
    toCanvas(view, [right, top]),
    toCanvas(view, [left, bottom]),
    toCanvas(view, [right, bottom]),
  ];
  const [x, y] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** Marks whose box meets the canvas, or what lies `beyond` its edges (a share of its own size): the rest need not be drawn. */
export function onCanvas([left, top, right, bottom]: CanvasBox, { width, height }: CanvasShape, beyond = 0): boolean {
  const [across, along] = [HEAD + width * beyond, HEAD + height * beyond];
  return right >= -across && bottom >= -along && left <= width + across && top <= height + along;
}

/** What a mark draws, as path data in CSS pixels: its lines with ends of one size whatever the zoom. */
export function markPath(mark: MarkAnnotation, view: ViewTransform): string {
  const runs = strokesOf(mark).map(({ points, isClosed }) => ({ at: points.map((point) => toCanvas(view, point)), isClosed }));
  const lines = runs.map(({ at, isClosed }) => polyline(at, isClosed)).join('');
  switch (mark.kind) {
    case 'length':
    case 'cobb':
      return lines + runs.map(({ at }) => ticks(at[0], at[1])).join('');
    case 'arrow':
      return lines + head(runs[0]?.at[0], runs[0]?.at[1]);
    case 'angle':
      return lines + arc(runs[0]?.at ?? []);
    case 'probe':
      return cross(toCanvas(view, mark.point));
    case 'text':
      return circle(toCanvas(view, mark.point), 1.5);
    default:
      return lines;
  }
}

function ticks(from: CanvasPoint | undefined, to: CanvasPoint | undefined): string {
  if (from === undefined || to === undefined) return '';
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [nx, ny] = [(-(to[1] - from[1]) / length) * TICK, ((to[0] - from[0]) / length) * TICK];
  return [from, to].map(([x, y]) => moveTo([x - nx, y - ny]) + lineTo([x + nx, y + ny])).join('');
}

function head(tip: CanvasPoint | undefined, tail: CanvasPoint | undefined): string {
  if (tip === undefined || tail === undefined) return '';
  const along = Math.atan2(tail[1] - tip[1], tail[0] - tip[0]);
  const barb = (turn: number): CanvasPoint => [tip[0] + HEAD * Math.cos(along + turn), tip[1] + HEAD * Math.sin(along + turn)];
  return moveTo(barb(0.42)) + lineTo(tip) + lineTo(barb(-0.42));
}

/** A small arc between the arms, where they are long enough to hold it. */
function arc([first, vertex, second]: readonly CanvasPoint[]): string {
  if (first === undefined || vertex === undefined || second === undefined) return '';
  const arms = [first, second].map(([x, y]) => [x - vertex[0], y - vertex[1]] as const);
  const radius = Math.min(18, ...arms.map(([x, y]) => Math.hypot(x, y) / 2));
  const [from, to] = arms.map(([x, y]): CanvasPoint => {
    const length = Math.hypot(x, y) || 1;
    return [vertex[0] + (x / length) * radius, vertex[1] + (y / length) * radius];
  });
  if (radius < 6 || from === undefined || to === undefined) return '';
  const [a, b] = arms;
  const sweep = (a?.[0] ?? 0) * (b?.[1] ?? 0) - (a?.[1] ?? 0) * (b?.[0] ?? 0) > 0 ? 1 : 0;
  return `${moveTo(from)}A${radius.toFixed(2)} ${radius.toFixed(2)} 0 0 ${sweep} ${to[0].toFixed(2)} ${to[1].toFixed(2)}`;
}

/** The middle is left free: it is the pixel that is asked. */
const cross = ([x, y]: CanvasPoint): string =>
  [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ]
    .map(([dx = 0, dy = 0]) => moveTo([x + dx * 2, y + dy * 2]) + lineTo([x + dx * PROBE, y + dy * PROBE]))
    .join('');
