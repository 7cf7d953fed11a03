import type { ReactElement } from 'react';
import { memo } from 'react';
import { isMark } from '#shared/annotation';
import type { Vec2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointOf } from '../annotationPoints.ts';
import type { OverlayModel } from '../overlayModel.ts';
import type { Selection } from '../shapes.ts';
import type { InteractionState } from '../tools/interaction.ts';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { AnnotationMark } from './AnnotationMark.tsx';
import { linkEnds } from './linkEnds.ts';
import { LinkMark } from './LinkMark.tsx';
import { labelText, overlayLabels } from './overlayLabels.ts';
import { Outlines } from './Outlines.tsx';
import { PlacingMark } from './PlacingMark.tsx';

export interface OverlayProps {
  readonly annotations: readonly FrameAnnotation[];
  readonly model: OverlayModel;
  readonly view: ViewTransform;
  readonly canvas: CanvasShape;
  readonly selection: Selection | null;
  readonly interaction: InteractionState;
}

/** Everything drawn over the film from core values, at one size on screen whatever the zoom. */
export const Overlay = memo(function Overlay(props: OverlayProps): ReactElement {
  const { model, view, canvas, selection, interaction } = props;
  // Free marks have layers of their own.
  const annotations = props.annotations.filter((annotation) => !isMark(annotation));
  const places = overlayLabels(annotations, model, view, canvas, posteriorDirection(annotations, view));
  return (
    <svg
      className="fv-overlay"
      width={canvas.width}
      height={canvas.height}
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {model.outlines === undefined ? null : <Outlines outlines={model.outlines} view={view} />}
      {model.links.map((link) => {
        const ends = linkEnds(link, annotations, view);
        return ends === null ? null : <LinkMark key={link.id} link={link} ends={ends} place={places.get(link.id) ?? null} />;
      })}
      {annotations.map((annotation) => (
        <AnnotationMark
          key={annotation.id}
          annotation={annotation}
          view={view}
          look={model.looks[annotation.id] ?? 'confirmed'}
          label={labelText(annotation, model)}
          place={places.get(annotation.id) ?? null}
          isHighlighted={model.highlighted.includes(annotation.id)}
          hasMidPlane={model.midPlanes}
          selection={selection}
          hover={interaction.hover}
        />
      ))}
      <PlacingMark interaction={interaction} view={view} />
    </svg>
  );
});

/** On screen, from the vertebral bodies' own walls; without a body nobody can say: null. */
function posteriorDirection(annotations: readonly FrameAnnotation[], view: ViewTransform): Vec2 | null {
  let x = 0;
  let y = 0;
  for (const annotation of annotations) {
    if (annotation.kind !== 'vertebra') continue;
    const front = toCanvas(view, pointOf(annotation, 'superiorAnterior'));
    const back = toCanvas(view, pointOf(annotation, 'superiorPosterior'));
    x += back[0] - front[0];
    y += back[1] - front[1];
  }
  const length = Math.hypot(x, y);
  return length === 0 ? null : [x / length, y / length];
}
