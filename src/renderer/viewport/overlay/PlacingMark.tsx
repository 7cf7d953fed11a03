import type { ReactElement } from 'react';
import type { CanvasPoint } from '#shared/geometry';
import { STROKES } from '../tools/editing.ts';
import type { InteractionState } from '../tools/interaction.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { circle, lineTo, moveTo, polyline, Stroke } from './Stroke.tsx';

/** The shape as it grows: standing points, the outline so far, a faint line to the pointer; and the faint mark on a nearby edge. */
export function PlacingMark({
  interaction,
  view,
}: {
  readonly interaction: InteractionState;
  readonly view: ViewTransform;
}): ReactElement | null {
  const { edit, hint, crosshair, pointer } = interaction;
  const mark = hint === null ? null : toCanvas(view, hint);
  const points = edit.phase === 'placing' ? edit.points.map((point) => toCanvas(view, point)) : [];
  const cursor = edit.phase === 'placing' && edit.cursor !== null ? toCanvas(view, edit.cursor) : null;
  const last = points.at(-1) ?? (edit.phase === 'placing' ? strokeStart(edit, view) : undefined);
  const closes = edit.phase === 'placing' && (edit.kind === 'vertebra' || edit.kind === 'polygon') && points.length >= 2;
  const first = points[0];
  return (
    <g data-placing={edit.phase === 'placing' ? edit.kind : undefined}>
      {points.length > 1 ? <Stroke d={polyline(points)} tone="highlight" /> : null}
      {last !== undefined && cursor !== null && edit.phase === 'placing' && edit.kind === 'ellipse' ? (
        <Stroke d={boxedEllipse(last, cursor)} tone="faint" isDashed />
      ) : last !== undefined && cursor !== null ? (
        <Stroke d={moveTo(last) + lineTo(cursor) + (closes && first !== undefined ? lineTo(first) : '')} tone="faint" isDashed />
      ) : null}
      {points.map((point, i) => (
        <Stroke key={i} d={circle(point, 3)} tone="highlight" />
      ))}
      {cursor !== null && edit.phase === 'placing' && edit.pressed !== null ? (
        <Stroke d={circle(cursor, 4)} tone="selected" />
      ) : null}
      {crosshair && pointer !== null ? <Stroke d={cross(pointer.canvas)} tone="selected" /> : null}
      {mark === null ? null : <path className="fv-stroke fv-hint" d={circle(mark, 2)} />}
    </g>
  );
}

/** Where a line or box that is drawn in one stroke began. */
function strokeStart(
  edit: Extract<InteractionState['edit'], { phase: 'placing' }>,
  view: ViewTransform,
): CanvasPoint | undefined {
  return edit.pressed === null || !STROKES.has(edit.kind) ? undefined : toCanvas(view, edit.pressed.image);
}

/** The ellipse in the box between two corners. */
function boxedEllipse([x0, y0]: CanvasPoint, [x1, y1]: CanvasPoint): string {
  const [rx, ry] = [Math.abs(x1 - x0) / 2, Math.abs(y1 - y0) / 2];
  const [left, y] = [Math.min(x0, x1), (y0 + y1) / 2];
  const arc = `${rx.toFixed(2)} ${ry.toFixed(2)} 0 1 0`;
  return `${moveTo([left, y])}a${arc} ${(2 * rx).toFixed(2)} 0a${arc} ${(-2 * rx).toFixed(2)} 0`;
}

/** The pointer that the arrow keys carry: its middle stays free. */
const cross = ([x, y]: readonly [number, number]): string =>
  moveTo([x - 16, y]) +
  lineTo([x - 4, y]) +
  moveTo([x + 4, y]) +
  lineTo([x + 16, y]) +
  moveTo([x, y - 16]) +
  lineTo([x, y - 4]) +
  moveTo([x, y + 4]) +
  lineTo([x, y + 16]);
