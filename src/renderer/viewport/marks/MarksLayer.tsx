import type { ReactElement } from 'react';
import { memo } from 'react';
import type { MarkAnnotation } from '#shared/annotation';
import { pointsOfMark } from '../markPoints.ts';
import { Handle } from '../overlay/Handle.tsx';
import { Stroke } from '../overlay/Stroke.tsx';
import type { Selection } from '../shapes.ts';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { BEYOND } from './carried.ts';
import { LINE_HEIGHT, placeLines, type LinesPlace } from './markLabels.ts';
import { canvasBox, markPath, onCanvas } from './markPaths.ts';

interface LayerProps {
  readonly marks: readonly MarkAnnotation[];
  /** The lines beside each of `marks`, in their order. */
  readonly lines: readonly (readonly string[])[];
  readonly view: ViewTransform;
  readonly canvas: CanvasShape;
}

/**
 * Marks that nobody is touching: all of them in two paths, however many they are, and drawn anew only when the view or one of them changes. What
 * lies far beside the canvas is left out.
 */
export const RestingMarks = memo(function RestingMarks({ marks, lines, view, canvas }: LayerProps): ReactElement {
  const boxed = marks.map((mark, at) => ({ mark, lines: lines[at] ?? [], around: canvasBox(mark, view) }));
  const seen = boxed.filter(({ around }) => onCanvas(around, canvas));
  const near = boxed.filter(({ around }) => onCanvas(around, canvas, BEYOND));
  const path = near.map(({ mark }) => markPath(mark, view)).join('');
  const places = placeLines(
    seen.map(({ mark, lines: own, around }) => ({ id: mark.id, lines: own, around })),
    canvas,
  );
  return (
    <Layer canvas={canvas} name="resting">
      {path === '' ? null : <Stroke d={path} tone="mark" />}
      {places.map((place) => (
        <Lines key={place.id} place={place} tone="mark" />
      ))}
    </Layer>
  );
});

/** Marks that are selected, lit or under the pointer: with their handles, above the others. */
export function TouchedMarks({
  marks,
  lines,
  view,
  canvas,
  selection,
  hover,
}: LayerProps & { readonly selection: Selection | null; readonly hover: Selection | null }): ReactElement {
  const boxed = marks.map((mark, at) => ({ id: mark.id, lines: lines[at] ?? [], around: canvasBox(mark, view) }));
  return (
    <Layer canvas={canvas} name="touched">
      {marks.map((mark) => (
        <g key={mark.id} data-annotation={mark.id} data-kind={mark.kind}>
          <Stroke d={markPath(mark, view)} tone="highlight" />
          {pointsOfMark(mark).map(({ name, point }) => (
            <Handle
              key={name}
              at={toCanvas(view, point)}
              name={name}
              tone="highlight"
              isSelected={selection?.annotationId === mark.id && selection.point === name}
              isHovered={hover?.annotationId === mark.id && hover.point === name}
            />
          ))}
        </g>
      ))}
      {placeLines(boxed, canvas).map((place) => (
        <Lines key={place.id} place={place} tone="highlight" />
      ))}
    </Layer>
  );
}

function Layer({
  canvas,
  name,
  children,
}: {
  readonly canvas: CanvasShape;
  readonly name: string;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <svg
      className="fv-overlay fv-marks"
      data-marks={name}
      width={canvas.width}
      height={canvas.height}
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

function Lines({ place, tone }: { readonly place: LinesPlace; readonly tone: 'mark' | 'highlight' }): ReactElement {
  return (
    <text
      className={`fv-text fv-${tone}`}
      data-mark={place.id}
      dominantBaseline="central"
      direction="ltr"
      unicodeBidi="plaintext"
    >
      {place.lines.map((line, at) => (
        <tspan key={at} x={place.x} y={place.y + at * LINE_HEIGHT} className={at === 0 ? undefined : 'fv-small'}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
