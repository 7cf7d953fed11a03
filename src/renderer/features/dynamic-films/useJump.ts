import type { RefObject } from 'react';
import { useEffect } from 'react';
import { isKnownAnnotation, isMark, type Annotation } from '#shared/annotation';
import type { ImagePoint } from '#shared/geometry';
import { useView } from '../../state/services.ts';
import type { FilmViewportHandle } from '../../viewport/index.ts';
import { pointsOfMark } from '../../viewport/markPoints.ts';

/** Every image point of an annotation. */
export function pointsOf(annotation: Annotation): readonly ImagePoint[] {
  if (!isKnownAnnotation(annotation)) return [];
  if (isMark(annotation)) return pointsOfMark(annotation).map(({ point }) => point);
  switch (annotation.kind) {
    case 'vertebra':
      return [
        annotation.superiorAnterior,
        annotation.superiorPosterior,
        annotation.inferiorPosterior,
        annotation.inferiorAnterior,
      ];
    case 'spinous-tip':
    case 'spinous-base':
      return [annotation.point];
    case 'spinous-edge':
      return [annotation.superior, annotation.inferior];
    case 'calibration':
    case 'rigid-length':
      return annotation.line;
    case 'plate':
      return [annotation.cranial, annotation.caudal];
    default:
      return [];
  }
}

/** Brings the points that a jump asks for into the middle of this film's viewport. */
export function useJump(
  handle: RefObject<FilmViewportHandle | null>,
  sopInstanceUID: string,
  annotations: readonly Annotation[],
): void {
  const jump = useView((state) => state.jump);
  useEffect(() => {
    if (jump === null) return;
    const wanted = new Set(jump.annotations);
    const points = annotations
      .filter((one) => wanted.has(one.id) && 'sopInstanceUID' in one && one.sopInstanceUID === sopInstanceUID)
      .flatMap(pointsOf);
    if (points.length === 0) return;
    const sum = points.reduce(([x, y], point) => [x + point[0], y + point[1]] as const, [0, 0] as const);
    handle.current?.centreOn([sum[0] / points.length, sum[1] / points.length]);
    // Only a new request moves the view, not every edit of the points that it named.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [jump?.token, sopInstanceUID]);
}
