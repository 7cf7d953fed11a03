import type { Annotation, KnownAnnotation, MarkAnnotation } from '#shared/annotation';
import { isKnownAnnotation, isMark } from '#shared/annotation';
import { invariant } from '#shared/base';
import type { ImagePoint } from '#shared/geometry';
import { ellipseInBox, pointsOfMark, withMarkPoints } from './markPoints.ts';
import type { PlacedShape, PointName, ShapeKind } from './shapes.ts';
import { POINT_ORDER, SHAPE_KINDS } from './shapes.ts';

/** An annotation that has points on a frame. */
export type FrameAnnotation = Extract<KnownAnnotation, { kind: ShapeKind }>;

const kinds: ReadonlySet<string> = new Set(SHAPE_KINDS);

export const isFrameAnnotation = (annotation: Annotation): annotation is FrameAnnotation =>
  isKnownAnnotation(annotation) && kinds.has(annotation.kind);

/** Those that lie on one frame, in their order. `frameNumber` is one-based. */
export function annotationsOn(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  frameNumber: number,
): readonly FrameAnnotation[] {
  return annotations.filter(
    (annotation): annotation is FrameAnnotation =>
      isFrameAnnotation(annotation) && annotation.sopInstanceUID === sopInstanceUID && annotation.frame === frameNumber,
  );
}

export interface NamedPoint {
  readonly name: PointName;
  readonly point: ImagePoint;
}

/** Its points by name, in the order in which they are placed. */
export function pointsOf(annotation: FrameAnnotation): readonly NamedPoint[] {
  if (isMark(annotation)) return pointsOfMark(annotation);
  const table = pointTable(annotation);
  return POINT_ORDER[annotation.kind].flatMap((name) => {
    const point = table[name];
    return point === undefined ? [] : [{ name, point }];
  });
}

export function pointOf(annotation: FrameAnnotation, name: PointName): ImagePoint {
  const point = pointsOf(annotation).find((one) => one.name === name)?.point;
  invariant(point !== undefined, `${annotation.kind} has no point ${name}`);
  return point;
}

type Landmark = Exclude<FrameAnnotation, MarkAnnotation>;

function pointTable(annotation: Landmark): Readonly<Partial<Record<PointName, ImagePoint>>> {
  switch (annotation.kind) {
    case 'vertebra': {
      const { superiorAnterior, superiorPosterior, inferiorPosterior, inferiorAnterior } = annotation;
      return { superiorAnterior, superiorPosterior, inferiorPosterior, inferiorAnterior };
    }
    case 'spinous-tip':
    case 'spinous-base':
      return { point: annotation.point };
    case 'spinous-edge':
      return { superior: annotation.superior, inferior: annotation.inferior };
    case 'plate':
      return { cranial: annotation.cranial, caudal: annotation.caudal };
    default:
      return { start: annotation.line[0], end: annotation.line[1] };
  }
}

/** The same annotation with some of its points elsewhere; everything else, unknown fields included, is kept. */
export function withPoints<A extends FrameAnnotation>(annotation: A, moved: Readonly<Partial<Record<PointName, ImagePoint>>>): A {
  const pair = (point: ImagePoint): [number, number] => [point[0], point[1]];
  if (isMark(annotation)) return withMarkPoints(annotation, moved);
  if (annotation.kind === 'calibration' || annotation.kind === 'rigid-length') {
    return { ...annotation, line: [pair(moved.start ?? annotation.line[0]), pair(moved.end ?? annotation.line[1])] };
  }
  const named = POINT_ORDER[annotation.kind].flatMap((name) => {
    const point = moved[name];
    return point === undefined ? [] : [[name, pair(point)] as const];
  });
  return { ...annotation, ...Object.fromEntries(named) };
}

export function withPoint<A extends FrameAnnotation>(annotation: A, name: PointName, point: ImagePoint): A {
  return withPoints(annotation, { [name]: point });
}

/** All points displaced by image pixels. */
export function translated<A extends FrameAnnotation>(annotation: A, by: readonly [number, number]): A {
  const entries = pointsOf(annotation).map(({ name, point }) => [name, [point[0] + by[0], point[1] + by[1]]] as const);
  return withPoints(annotation, Object.fromEntries(entries));
}

const LINES: ReadonlySet<ShapeKind> = new Set<ShapeKind>(['calibration', 'rigid-length', 'length', 'arrow', 'cobb']);

/** A finished placement from its points in clicking order; null where they make no shape (an ellipse in a box without an area). */
export function placedShape(
  kind: ShapeKind,
  points: readonly ImagePoint[],
  sopInstanceUID: string,
  frame: number,
): PlacedShape | null {
  const order = POINT_ORDER[kind];
  invariant(kind === 'polygon' || points.length === order.length, `${kind} takes ${order.length} points`);
  const [first, second] = points;
  if (kind === 'ellipse') {
    const inBox = first === undefined || second === undefined ? null : ellipseInBox(first, second);
    return inBox === null ? null : { kind, sopInstanceUID, frame, points: inBox };
  }
  if (kind === 'polygon' || kind === 'angle') return { kind, sopInstanceUID, frame, points } as PlacedShape;
  const named = Object.fromEntries(order.map((name, i) => [name, points[i]]));
  return { kind, sopInstanceUID, frame, ...(LINES.has(kind) ? { line: [first, second] } : named) } as PlacedShape;
}
