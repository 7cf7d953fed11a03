import type { CanvasPoint } from '#shared/geometry';
import { distance2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import type { OverlayLink, PointRef } from '../overlayModel.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';

/** Room that a link leaves free at each ring, CSS pixels. */
export const LINK_GAP = 5;

/** Both ends on the canvas; null while one is not placed, and where they are too near for a line between their rings. */
export function linkEnds(
  link: OverlayLink,
  annotations: readonly FrameAnnotation[],
  view: ViewTransform,
): readonly [CanvasPoint, CanvasPoint] | null {
  const find = (ref: PointRef): CanvasPoint | null => {
    const annotation = annotations.find(({ id }) => id === ref.annotationId);
    const point = annotation === undefined ? undefined : pointsOf(annotation).find(({ name }) => name === ref.point)?.point;
    return point === undefined ? null : toCanvas(view, point);
  };
  const [from, to] = [find(link.from), find(link.to)];
  return from === null || to === null || distance2(from, to) < 2 * LINK_GAP + 2 ? null : [from, to];
}
