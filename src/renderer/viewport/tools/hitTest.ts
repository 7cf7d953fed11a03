import { isMark } from '#shared/annotation';
import type { CanvasPoint } from '#shared/geometry';
import { distance2, dot2, sub2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import { boundsOf, strokesOf } from '../markPoints.ts';
import type { Selection } from '../shapes.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas, toImage } from '../viewTransform.ts';

/** CSS pixels around a handle that count as it, whatever the zoom. */
export const HANDLE_RADIUS = 9;
/** While a placing tool is armed only a press right on a handle takes it, so that a neighbour's corner is no obstacle. */
export const HANDLE_RADIUS_PLACING = 5;
const OUTLINE_RADIUS = 5;

export interface HitOptions {
  readonly handleRadius: number;
  /** Taken when two are equally near. */
  readonly preferred: Selection | null;
  readonly outlines: boolean;
}

/** What lies under a canvas point: the nearest handle, else the nearest outline (point null), else null. */
export function hitTest(
  annotations: readonly FrameAnnotation[],
  view: ViewTransform,
  at: CanvasPoint,
  { handleRadius, preferred, outlines }: HitOptions,
): Selection | null {
  let best: { readonly distance: number; readonly selection: Selection } | null = null;
  const within = nearby(view, at, handleRadius);
  const candidates = annotations.filter((annotation) => !isMark(annotation) || within(boundsOf(annotation)));
  for (const annotation of candidates) {
    for (const { name, point } of pointsOf(annotation)) {
      const isPreferred = preferred?.annotationId === annotation.id && preferred.point === name;
      const distance = distance2(toCanvas(view, point), at) - (isPreferred ? 1 : 0);
      if (distance <= handleRadius && (best === null || distance < best.distance)) {
        best = { distance, selection: { annotationId: annotation.id, point: name } };
      }
    }
  }
  if (best !== null || !outlines) return best?.selection ?? null;
  const near = candidates.find((annotation) => outlineDistance(annotation, view, at) <= OUTLINE_RADIUS);
  return near === undefined ? null : { annotationId: near.id, point: null };
}

/** Whether a box of the image may hold something within so many CSS pixels of a point: most of many marks do not, and are not looked at. */
function nearby(view: ViewTransform, at: CanvasPoint, radius: number): (box: ReturnType<typeof boundsOf>) => boolean {
  const [x, y] = toImage(view, at);
  const across = (radius + 1) / Math.hypot(view.a, view.b);
  const down = (radius + 1) / Math.hypot(view.c, view.d);
  return ([left, top, right, bottom]) => x >= left - across && x <= right + across && y >= top - down && y <= bottom + down;
}

function outlineDistance(annotation: FrameAnnotation, view: ViewTransform, at: CanvasPoint): number {
  if (isMark(annotation))
    return strokesOf(annotation).reduce(
      (nearest, { points, isClosed }) =>
        Math.min(
          nearest,
          alongDistance(
            points.map((point) => toCanvas(view, point)),
            isClosed,
            at,
          ),
        ),
      Infinity,
    );
  const corners = pointsOf(annotation).map(({ point }) => toCanvas(view, point));
  return alongDistance(corners, annotation.kind === 'vertebra', at);
}

function alongDistance(corners: readonly CanvasPoint[], isClosed: boolean, at: CanvasPoint): number {
  let nearest = Infinity;
  for (let i = 0; i + (isClosed ? 0 : 1) < corners.length; i++) {
    const from = corners[i];
    const to = corners[(i + 1) % corners.length];
    if (from !== undefined && to !== undefined) nearest = Math.min(nearest, segmentDistance(from, to, at));
  }
  return nearest;
}

function segmentDistance(from: CanvasPoint, to: CanvasPoint, at: CanvasPoint): number {
  const along = sub2(to, from);
  const squared = dot2(along, along);
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, dot2(sub2(at, from), along) / squared));
  return distance2([from[0] + along[0] * t, from[1] + along[1] * t], at);
}
