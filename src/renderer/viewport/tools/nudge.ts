import type { Vec2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointOf, translated, withPoint } from '../annotationPoints.ts';
import type { Selection } from '../shapes.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { vectorToImage } from '../viewTransform.ts';

export const ARROWS: Readonly<Record<string, Vec2>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const isArrow = (key: string): boolean => key in ARROWS;

/** The selected point (or whole annotation) one image pixel further along the arrow as it is on the screen; a tenth with `isFine`. */
export function nudged(
  annotation: FrameAnnotation,
  selection: Selection,
  key: string,
  isFine: boolean,
  view: ViewTransform,
): FrameAnnotation | null {
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  const [x, y] = vectorToImage(view, arrow);
  const length = Math.hypot(x, y);
  const step = (isFine ? 0.1 : 1) / length;
  const by: [number, number] = [x * step, y * step];
  if (selection.point === null) return translated(annotation, by);
  const point = pointOf(annotation, selection.point);
  return withPoint(annotation, selection.point, [point[0] + by[0], point[1] + by[1]]);
}
