import type { ReactElement } from 'react';
import { memo } from 'react';
import type { CanvasPoint } from '#shared/geometry';
import { distance2, midpoint2, sub2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import type { AnnotationLook } from '../overlayModel.ts';
import type { Selection } from '../shapes.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import { Handle } from './Handle.tsx';
import type { LabelPlace } from './labelPlaces.ts';
import { samePlace } from './labelPlaces.ts';
import type { Tone } from './Stroke.tsx';
import { lineTo, Mark, moveTo, polyline, Stroke } from './Stroke.tsx';

export interface AnnotationMarkProps {
  readonly annotation: FrameAnnotation;
  readonly view: ViewTransform;
  readonly look: AnnotationLook;
  readonly label: string | null;
  readonly isHighlighted: boolean;
  readonly hasMidPlane: boolean;
  readonly selection: Selection | null;
  readonly hover: Selection | null;
  /** Where the label stands. */
  readonly place: LabelPlace | null;
}

/** Drawn anew only when something of its own has changed: a drag moves one of some forty marks. */
export const AnnotationMark = memo(
  DrawnMark,
  (before, now) =>
    before.annotation === now.annotation &&
    before.view === now.view &&
    before.look === now.look &&
    before.label === now.label &&
    before.isHighlighted === now.isHighlighted &&
    before.hasMidPlane === now.hasMidPlane &&
    samePlace(before.place, now.place) &&
    ownPart(before.selection, now) === ownPart(now.selection, now) &&
    ownPart(before.hover, now) === ownPart(now.hover, now),
);

/** Which part of this mark is meant: a point's name, the whole (null), or nothing of it. */
const ownPart = (selection: Selection | null, { annotation }: AnnotationMarkProps): string | null | undefined =>
  selection?.annotationId === annotation.id ? selection.point : undefined;

function DrawnMark(props: AnnotationMarkProps): ReactElement | null {
  const { annotation, view, look, isHighlighted, selection, hover } = props;
  if (look === 'hidden') return null;
  const points = pointsOf(annotation).map(({ name, point }) => ({ name, at: toCanvas(view, point) }));
  const isSelected = selection?.annotationId === annotation.id;
  const isHovered = hover?.annotationId === annotation.id && hover.point === null;
  const isCalibration = annotation.kind === 'calibration' || annotation.kind === 'rigid-length';
  const tone: Tone =
    isSelected || isHighlighted || isHovered ? 'highlight' : look === 'confirmed' && isCalibration ? 'calibration' : look;
  const corners = points.map(({ at }) => at);
  return (
    <g data-annotation={annotation.id} data-kind={annotation.kind} data-look={look}>
      <Outline {...props} corners={corners} tone={tone} />
      {look === 'ghost'
        ? null
        : points.map(({ name, at }) => (
            <Handle
              key={name}
              at={at}
              name={name}
              tone={tone}
              isSelected={isSelected && selection.point === name}
              isHovered={hover?.annotationId === annotation.id && hover.point === name}
            />
          ))}
    </g>
  );
}

interface OutlineProps extends AnnotationMarkProps {
  readonly corners: readonly CanvasPoint[];
  readonly tone: Tone;
}

function Outline(props: OutlineProps): ReactElement | null {
  switch (props.annotation.kind) {
    case 'vertebra':
      return <Quad {...props} />;
    case 'spinous-tip':
    case 'spinous-base':
      return <PointLabel {...props} />;
    default:
      return <Line {...props} />;
  }
}

/** The body's outline, its mid-plane faint, and its level's name. */
function Quad({ corners, tone, look, hasMidPlane, ...rest }: OutlineProps): ReactElement | null {
  const [superiorAnterior, superiorPosterior, inferiorPosterior, inferiorAnterior] = corners;
  if (!superiorAnterior || !superiorPosterior || !inferiorPosterior || !inferiorAnterior) return null;
  const anterior = midpoint2(superiorAnterior, inferiorAnterior);
  const posterior = midpoint2(superiorPosterior, inferiorPosterior);
  return (
    <>
      {hasMidPlane && look !== 'ghost' ? <path className="fv-midplane" d={moveTo(anterior) + lineTo(posterior)} /> : null}
      <Stroke d={polyline(corners, true)} tone={tone} isDashed={look !== 'confirmed'} />
      <Label {...rest} look={look} tone={tone} />
    </>
  );
}

function PointLabel({ corners, tone, look, label, place }: OutlineProps): ReactElement | null {
  const [at] = corners;
  if (at === undefined || look === 'ghost') return at === undefined ? null : <Stroke d={cross(at, 3)} tone="ghost" />;
  return <Label look={look} label={label} place={place} tone={tone} isSmall />;
}

function Label({
  look,
  label,
  place,
  tone,
  isSmall = false,
}: Pick<OutlineProps, 'look' | 'label' | 'place' | 'tone'> & { readonly isSmall?: boolean }): ReactElement | null {
  return label === null || place === null || look === 'ghost' ? null : (
    <Mark place={place} text={label} tone={tone} isSmall={isSmall} />
  );
}

const cross = ([x, y]: CanvasPoint, r: number): string =>
  moveTo([x - r, y - r]) + lineTo([x + r, y + r]) + moveTo([x - r, y + r]) + lineTo([x + r, y - r]);

const TICK = 5;

function Line({ corners, tone, look, label, place }: OutlineProps): ReactElement | null {
  const [from, to] = corners;
  if (from === undefined || to === undefined) return null;
  const length = distance2(from, to) || 1;
  const [dx, dy] = sub2(to, from);
  const normal = [-dy / length, dx / length] as const;
  const tick = ([x, y]: CanvasPoint): string =>
    moveTo([x - normal[0] * TICK, y - normal[1] * TICK]) + lineTo([x + normal[0] * TICK, y + normal[1] * TICK]);
  return (
    <>
      <Stroke d={moveTo(from) + lineTo(to) + tick(from) + tick(to)} tone={tone} isDashed={look !== 'confirmed'} />
      <Label look={look} label={label} place={place} tone={tone} />
    </>
  );
}
