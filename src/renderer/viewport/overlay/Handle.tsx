import type { ReactElement } from 'react';
import type { CanvasPoint } from '#shared/geometry';
import type { PointName } from '../shapes.ts';
import type { Tone } from './Stroke.tsx';
import { circle, lineTo, moveTo, Stroke } from './Stroke.tsx';

/** An open ring: the pixel that it marks stays visible. Selected, it gains the arms of a cross with the middle left free. */
export function Handle({
  at,
  name,
  tone,
  isSelected,
  isHovered,
}: {
  readonly at: CanvasPoint;
  readonly name: PointName;
  readonly tone: Tone;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
}): ReactElement {
  const radius = isSelected ? 6 : isHovered ? 5 : 3;
  return (
    <g data-point={name} data-selected={isSelected || undefined}>
      <Stroke
        d={circle(at, radius) + (isSelected ? arms(at, radius) : '')}
        tone={isSelected ? 'selected' : isHovered ? 'highlight' : tone}
      />
    </g>
  );
}

function arms([x, y]: CanvasPoint, radius: number): string {
  const outer = radius + 5;
  return [
    [moveTo([x - outer, y]), lineTo([x - radius, y])],
    [moveTo([x + radius, y]), lineTo([x + outer, y])],
    [moveTo([x, y - outer]), lineTo([x, y - radius])],
    [moveTo([x, y + radius]), lineTo([x, y + outer])],
  ]
    .flat()
    .join('');
}
