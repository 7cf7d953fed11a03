import type { CanvasPoint, Vec2 } from '#shared/geometry';
import { distance2, midpoint2, sub2 } from '#shared/geometry';
import type { FrameAnnotation } from '../annotationPoints.ts';
import { pointsOf } from '../annotationPoints.ts';
import type { OverlayLink, OverlayModel } from '../overlayModel.ts';
import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';
import type { LabelPlace, WantedLabel } from './labelPlaces.ts';
import { outward, placeLabels } from './labelPlaces.ts';
import { linkEnds } from './linkEnds.ts';

const LEVEL_GAP = 11;
const LINE_GAP = 12;
const VALUE_GAP = 9;

/** Where every text of the overlay stands: levels first, then distances, then lines, so that the most read keep their usual places. */
export function overlayLabels(
  annotations: readonly FrameAnnotation[],
  model: OverlayModel,
  view: ViewTransform,
  canvas: CanvasShape,
  posterior: Vec2 | null,
): ReadonlyMap<string, LabelPlace> {
  const shown = annotations.filter(({ id }) => model.looks[id] !== 'ghost' && model.looks[id] !== 'hidden');
  const levels: WantedLabel[] = [];
  const lines: WantedLabel[] = [];
  const points: CanvasPoint[] = [];
  for (const annotation of shown) {
    const corners = pointsOf(annotation).map(({ point }) => toCanvas(view, point));
    points.push(...corners);
    const text = labelText(annotation, model);
    if (text === null) continue;
    const places = placesOf(annotation, corners, posterior);
    (annotation.kind === 'vertebra' || corners.length === 1 ? levels : lines).push({ key: annotation.id, text, places });
  }
  const values = model.links.flatMap((link) => valueOf(link, annotations, view, posterior));
  return placeLabels([...levels, ...values, ...lines], points, canvas);
}

/** What stands beside an annotation; without a label of its own a vertebra shows its name. */
export const labelText = (annotation: FrameAnnotation, model: OverlayModel): string | null =>
  model.labels[annotation.id] ?? (annotation.kind === 'vertebra' ? annotation.vertebra : null);

function placesOf({ kind }: FrameAnnotation, corners: readonly CanvasPoint[], posterior: Vec2 | null): readonly LabelPlace[] {
  if (kind === 'vertebra') return bodyPlaces(corners);
  const [from, to] = corners;
  if (from === undefined) return [];
  return to === undefined ? pointPlaces(from, posterior ?? [1, 0]) : linePlaces(from, to);
}

const beside = ([x, y]: CanvasPoint, [dx, dy]: Vec2, gap: number): LabelPlace => ({
  at: [x + dx * gap, y + dy * gap],
  anchor: outward(dx),
});

/** In front of the anterior wall, where it covers nothing; else behind the posterior one. */
function bodyPlaces([
  superiorAnterior,
  superiorPosterior,
  inferiorPosterior,
  inferiorAnterior,
]: readonly CanvasPoint[]): readonly LabelPlace[] {
  if (!superiorAnterior || !superiorPosterior || !inferiorPosterior || !inferiorAnterior) return [];
  const anterior = midpoint2(superiorAnterior, inferiorAnterior);
  const posterior = midpoint2(superiorPosterior, inferiorPosterior);
  const forward = unit(sub2(anterior, posterior));
  return [
    beside(anterior, forward, LEVEL_GAP),
    { at: midpoint2(anterior, posterior), anchor: 'middle' },
    beside(posterior, [-forward[0], -forward[1]], LEVEL_GAP),
  ];
}

function pointPlaces(at: CanvasPoint, [x, y]: Vec2): readonly LabelPlace[] {
  return [
    beside(at, [x, y], LEVEL_GAP),
    beside(at, [-x, -y], LEVEL_GAP),
    beside(at, [y, -x], LEVEL_GAP),
    beside(at, [-y, x], LEVEL_GAP),
  ];
}

/** Beside its middle, then nearer to its ends, on either side; then beyond an end. */
function linePlaces(from: CanvasPoint, to: CanvasPoint): readonly LabelPlace[] {
  const along = unit(sub2(to, from));
  const normal: Vec2 = [-along[1], along[0]];
  const other: Vec2 = [along[1], -along[0]];
  const at = (part: number): CanvasPoint => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  return [
    ...[0.5, 0.25, 0.75].flatMap((part) => [beside(at(part), normal, LINE_GAP), beside(at(part), other, LINE_GAP)]),
    beside(from, [-along[0], -along[1]], LINE_GAP),
    beside(to, along, LINE_GAP),
  ];
}

/** A distance has its value on the side away from the bodies; where that is off the canvas, on the other. */
function valueOf(
  link: OverlayLink,
  annotations: readonly FrameAnnotation[],
  view: ViewTransform,
  posterior: Vec2 | null,
): readonly WantedLabel[] {
  const ends = linkEnds(link, annotations, view);
  if (link.label === null || ends === null) return [];
  const [from, to] = ends;
  const along = unit(sub2(to, from));
  const side = posterior !== null && posterior[0] * -along[1] + posterior[1] * along[0] < 0 ? -1 : 1;
  const away: Vec2 = [-along[1] * side, along[0] * side];
  const middle = midpoint2(from, to);
  return [
    {
      key: link.id,
      text: link.label,
      places: [
        beside(middle, away, VALUE_GAP),
        beside(middle, [-away[0], -away[1]], VALUE_GAP),
        beside(middle, away, 2 * VALUE_GAP),
      ],
      optional: true,
    },
  ];
}

function unit([x, y]: Vec2): Vec2 {
  const length = distance2([0, 0], [x, y]) || 1;
  return [x / length, y / length];
}
