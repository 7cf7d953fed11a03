import type { ReactElement } from 'react';
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
  const last = points.at(-1);
  const closes = edit.phase === 'placing' && (edit.kind === 'vertebra' || edit.kind === 'polygon') && points.length >= 2;
  const first = points[0];
  return (
    <g data-placing={edit.phase === 'placing' ? edit.kind : undefined}>
      {points.length > 1 ? <Stroke d={polyline(points)} tone="highlight" /> : null}
      {last !== undefined && cursor !== null ? (
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
