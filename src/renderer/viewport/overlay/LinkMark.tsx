import type { ReactElement } from 'react';
import { distance2, midpoint2, sub2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import type { OverlayLink, PointRef } from '../overlayModel.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import type { Tone } from './Stroke.tsx';
import { lineTo, Mark, moveTo, Stroke } from './Stroke.tsx';

const GAP = 5;
const TONES: Readonly<Record<OverlayLink['tone'], Tone>> = { plain: 'link', emphasis: 'link', muted: 'muted' };

/** A line between two placed points, held off their rings, with its value on the side away from the bodies. */
export function LinkMark({
  link,
  annotations,
  view,
  posterior,
}: {
  readonly link: OverlayLink;
  readonly annotations: readonly FrameAnnotation[];
  readonly view: ViewTransform;
  readonly posterior: readonly [number, number] | null;
}): ReactElement | null {
  const find = (ref: PointRef) => {
    const annotation = annotations.find(({ id }) => id === ref.annotationId);
    return annotation === undefined ? undefined : pointsOf(annotation).find(({ name }) => name === ref.point)?.point;
  };
  const start = find(link.from);
  const end = find(link.to);
  if (start === undefined || end === undefined) return null;
  const from = toCanvas(view, start);
  const to = toCanvas(view, end);
  const length = distance2(from, to);
  if (length < 2 * GAP + 2) return null;
  const [dx, dy] = sub2(to, from);
  const unit = [dx / length, dy / length] as const;
  const side = posterior !== null && posterior[0] * -unit[1] + posterior[1] * unit[0] < 0 ? -1 : 1;
  const normal = [-unit[1] * side, unit[0] * side] as const;
  const [mx, my] = midpoint2(from, to);
  const tone = TONES[link.tone];
  return (
    <g data-link={link.id}>
      <Stroke
        d={moveTo([from[0] + unit[0] * GAP, from[1] + unit[1] * GAP]) + lineTo([to[0] - unit[0] * GAP, to[1] - unit[1] * GAP])}
        tone={tone}
        isDashed={link.tone !== 'emphasis'}
      />
      {link.label === null ? null : (
        <Mark
          x={mx + normal[0] * 9}
          y={my + normal[1] * 9}
          text={link.label}
          tone={tone}
          isStrong={link.tone === 'emphasis'}
          anchor={Math.abs(normal[0]) < 0.5 ? 'middle' : normal[0] < 0 ? 'end' : 'start'}
        />
      )}
    </g>
  );
}
