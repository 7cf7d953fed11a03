import type { CanvasPoint } from '#shared/geometry';
import { distance2, dot2, sub2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import type { Selection } from '../shapes.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';

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
  for (const annotation of annotations) {
    for (const { name, point } of pointsOf(annotation)) {
      const isPreferred = preferred?.annotationId === annotation.id && preferred.point === name;
      const distance = distance2(toCanvas(view, point), at) - (isPreferred ? 1 : 0);
      if (distance <= handleRadius && (best === null || distance < best.distance)) {
        best = { distance, selection: { annotationId: annotation.id, point: name } };
      }
    }
  }
  if (best !== null || !outlines) return best?.selection ?? null;
  const near = annotations.find((annotation) => outlineDistance(annotation, view, at) <= OUTLINE_RADIUS);
  return near === undefined ? null : { annotationId: near.id, point: null };
}

function outlineDistance(annotation: FrameAnnotation, view: ViewTransform, at: CanvasPoint): number {
  const corners = pointsOf(annotation).map(({ point }) => toCanvas(view, point));
  const isClosed = annotation.kind === 'vertebra';
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
