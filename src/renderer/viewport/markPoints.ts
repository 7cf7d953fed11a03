import type { EllipseAnnotation, MarkAnnotation } from '#shared/annotation';
import type { ImagePoint } from '#shared/geometry';
import { add2, cross2, length2, sub2 } from '#shared/geometry';
import type { NamedPoint } from './annotationPoints.ts';
import type { PointName } from './shapes.ts';

export type Moved = Readonly<Partial<Record<PointName, ImagePoint>>>;

const known = new WeakMap<MarkAnnotation, readonly NamedPoint[]>();

/** A mark's points by name, where a hand can take it. */
export function pointsOfMark(mark: MarkAnnotation): readonly NamedPoint[] {
  const found = known.get(mark) ?? namedPoints(mark);
  known.set(mark, found);
  return found;
}

const named = (names: readonly PointName[], points: readonly (ImagePoint | undefined)[]): readonly NamedPoint[] =>
  names.flatMap((name, at) => {
    const point = points[at];
    return point === undefined ? [] : [{ name, point }];
  });

function namedPoints(mark: MarkAnnotation): readonly NamedPoint[] {
  switch (mark.kind) {
    case 'length':
    case 'arrow':
      return named(['start', 'end'], mark.line);
    case 'angle':
      return named(['start', 'vertex', 'end'], mark.points);
    case 'cobb':
      return named(['start', 'end', 'start2', 'end2'], mark.lines.flat());
    case 'ellipse':
      return named(['centre', 'first', 'second'], mark.points);
    case 'polygon':
      return mark.points.map((point, at) => ({ name: `corner${at + 1}` as const, point }));
    case 'text':
    case 'probe':
      return [{ name: 'point', point: mark.point }];
  }
}

const pair = (point: ImagePoint): [number, number] => [point[0], point[1]];
type Pair = [number, number];

/** The same mark with some of its points elsewhere; everything else, unknown fields included, is kept. */
export function withMarkPoints<M extends MarkAnnotation>(mark: M, moved: Moved): M {
  return { ...mark, ...geometry(mark, moved) };
}

function geometry(mark: MarkAnnotation, moved: Moved): object {
  const at = (name: PointName, point: ImagePoint): Pair => pair(moved[name] ?? point);
  switch (mark.kind) {
    case 'length':
    case 'arrow':
      return { line: [at('start', mark.line[0]), at('end', mark.line[1])] };
    case 'angle':
      return { points: [at('start', mark.points[0]), at('vertex', mark.points[1]), at('end', mark.points[2])] };
    case 'cobb':
      return {
        lines: mark.lines.map(([from, to], i) => [at(i === 0 ? 'start' : 'start2', from), at(i === 0 ? 'end' : 'end2', to)]),
      };
    case 'ellipse':
      return { points: movedEllipse(mark.points, moved).map(pair) };
    case 'polygon':
      return { points: mark.points.map((point, i) => at(`corner${i + 1}`, point)) };
    case 'text':
    case 'probe':
      return { point: at('point', mark.point) };
  }
}

/** Its centre takes the whole along; the end of one diameter turns and stretches it, the other staying square to it and as long. */
function movedEllipse(points: EllipseAnnotation['points'], moved: Moved): EllipseAnnotation['points'] {
  const [centre, first, second] = points;
  if (moved.centre !== undefined) {
    const by = sub2(moved.centre, centre);
    return [moved.centre, moved.first ?? add2(first, by), moved.second ?? add2(second, by)];
  }
  if (moved.first !== undefined && moved.second !== undefined) return [centre, moved.first, moved.second];
  const [u, v] = [sub2(first, centre), sub2(second, centre)];
  const side = Math.sign(cross2(u, v)) || 1;
  if (moved.first !== undefined) return [centre, moved.first, add2(centre, square(sub2(moved.first, centre), length2(v), side))];
  if (moved.second !== undefined)
    return [centre, add2(centre, square(sub2(moved.second, centre), length2(u), -side)), moved.second];
  return points;
}

/** At a right angle to a direction, so long, on one side of it. */
function square([x, y]: ImagePoint, length: number, side: number): ImagePoint {
  const scale = (side * length) / (Math.hypot(x, y) || 1);
  return [-y * scale, x * scale];
}

/** Centre and half-diameters of the ellipse in the box between two corners; null for a box without width or height. */
export function ellipseInBox(from: ImagePoint, to: ImagePoint): EllipseAnnotation['points'] | null {
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const [across, down] = [Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2];
  return across === 0 || down === 0
    ? null
    : [
        [x, y],
        [x + across, y],
        [x, y + down],
      ];
}

/** A run of image points that is drawn as one line. */
export interface MarkStroke {
  readonly points: readonly ImagePoint[];
  readonly isClosed: boolean;
}

const CURVE_STEPS = 48;
const strokes = new WeakMap<MarkAnnotation, readonly MarkStroke[]>();

/** What a mark draws along; a curve as many short lines. A text and a probe draw nothing along. */
export function strokesOf(mark: MarkAnnotation): readonly MarkStroke[] {
  const found = strokes.get(mark) ?? makeStrokes(mark);
  strokes.set(mark, found);
  return found;
}

function makeStrokes(mark: MarkAnnotation): readonly MarkStroke[] {
  switch (mark.kind) {
    case 'length':
    case 'arrow':
      return [{ points: mark.line, isClosed: false }];
    case 'angle':
      return [{ points: mark.points, isClosed: false }];
    case 'cobb':
      return mark.lines.map((points) => ({ points, isClosed: false }));
    case 'polygon':
      return [{ points: mark.points, isClosed: true }];
    case 'ellipse': {
      const [centre, first, second] = mark.points;
      const [u, v] = [sub2(first, centre), sub2(second, centre)];
      const curve = Array.from({ length: CURVE_STEPS }, (_, i): ImagePoint => {
        const t = (2 * Math.PI * i) / CURVE_STEPS;
        const [cos, sin] = [Math.cos(t), Math.sin(t)];
        return [centre[0] + u[0] * cos + v[0] * sin, centre[1] + u[1] * cos + v[1] * sin];
      });
      return [{ points: curve, isClosed: true }];
    }
    case 'text':
    case 'probe':
      return [];
  }
}

/** Image pixels: left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];
const bounds = new WeakMap<MarkAnnotation, Bounds>();

/** The box round everything that a mark draws and can be taken by: what is far from it need not be looked at. */
export function boundsOf(mark: MarkAnnotation): Bounds {
  const found = bounds.get(mark);
  if (found !== undefined) return found;
  const points = [...strokesOf(mark).flatMap((stroke) => stroke.points), ...pointsOfMark(mark).map(({ point }) => point)];
  const box = points.reduce<Bounds>(
    ([left, top, right, bottom], [x, y]) => [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  bounds.set(mark, box);
  return box;
}
