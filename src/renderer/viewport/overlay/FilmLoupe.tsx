import type { ReactElement } from 'react';
import { isMark } from '#shared/annotation';
import type { ImagePoint } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointOf, pointsOf } from '../annotationPoints.ts';
import type { PaintedImage } from '../cornerstone/filmCanvas.ts';
import { pointText } from '../pointText.ts';
import type { FilmViewportProps } from '../props.ts';
import type { PointName } from '../shapes.ts';
import { nextPoint } from '../shapes.ts';
import type { InteractionState } from '../tools/interaction.ts';
import { isPlacingTool } from '../tools/placingTool.ts';
import type { ShownFilm } from '../useFilmCanvas.ts';
import { Loupe } from './Loupe.tsx';

const DEFAULT_MAGNIFICATION = 2.5;

interface Subject {
  readonly point: ImagePoint;
  readonly name: PointName | null;
  readonly level: string | null;
  readonly others: readonly ImagePoint[];
}

/** The loupe, while a point is being placed or moved and nowhere else. */
export function FilmLoupe({
  props,
  painted,
  film,
  interaction,
  annotations,
}: {
  readonly props: FilmViewportProps;
  readonly painted: PaintedImage;
  readonly film: ShownFilm;
  readonly interaction: InteractionState;
  readonly annotations: readonly FrameAnnotation[];
}): ReactElement | null {
  const magnification = props.loupe === undefined ? DEFAULT_MAGNIFICATION : props.loupe;
  const subject = subjectOf(props, interaction, annotations);
  if (magnification === null || subject === null) return null;
  const { canvas, transform } = film.view;
  const least = props.minimumPlacementZoom ?? null;
  const isSmall = least !== null && transform.pixelScale * canvas.devicePixelRatio < least;
  const words = [subject.level, subject.name === null ? null : pointText(props.texts, subject.name)].filter(
    (word) => word !== null,
  );
  return (
    <Loupe
      image={painted}
      point={subject.point}
      view={transform}
      canvas={canvas}
      magnification={magnification}
      hint={interaction.hint}
      points={subject.others}
      caption={words.length === 0 ? null : words.join(' · ')}
      warning={isSmall ? props.texts.zoomInToPlace : null}
    />
  );
}

function subjectOf(
  { tool, readOnly, placingLabel }: FilmViewportProps,
  { edit, pointer, hover, navigating }: InteractionState,
  annotations: readonly FrameAnnotation[],
): Subject | null {
  if (edit.phase === 'dragging') {
    const name = edit.target.point;
    if (name === null || !edit.hasMoved) return null;
    const others = pointsOf(edit.current).flatMap((other) => (other.name === name ? [] : [other.point]));
    const level = 'vertebra' in edit.current ? String(edit.current.vertebra) : null;
    return { point: pointOf(edit.current, name), name, level, others };
  }
  if (!isPlacingTool(tool) || readOnly || pointer === null || navigating !== null || hover !== null) return null;
  const standing = edit.phase === 'placing' ? edit.points : [];
  const neighbours = annotations
    .filter((annotation) => !isMark(annotation))
    .flatMap((annotation) => pointsOf(annotation).map(({ point }) => point));
  return {
    point: pointer.image,
    name: nextPoint(tool, standing.length),
    level: placingLabel,
    others: [...standing, ...neighbours],
  };
}
