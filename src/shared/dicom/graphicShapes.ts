import type { ImagePoint } from '#shared/geometry';
import type { ForeignMark } from './foreignSheet.ts';

type Shape = ForeignMark['shape'];

/** `[x, y, x, y, …]` as points; a number too many is left over. */
export function pointsOf(numbers: readonly number[]): readonly ImagePoint[] {
  const points: ImagePoint[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([numbers[i]!, numbers[i + 1]!]);
  return points;
}

const minus = (a: ImagePoint, b: ImagePoint): ImagePoint => [a[0] - b[0], a[1] - b[1]];

/**
 * A graphic type of PS3.3 C.10.5.1.2 or C.18.6.1.2 with its points. CIRCLE: centre and a point on it. ELLIPSE: the ends of the major axis,
 * then those of the minor one. Null for a type that is not known, or with too few points.
 */
export function shapeOf(type: string, points: readonly ImagePoint[], filled: boolean): Shape | null {
  const [a, b, c, d] = points;
  if (a === undefined) return null;
  switch (type) {
    case 'POINT':
    case 'MULTIPOINT':
      return { kind: 'points', points };
    case 'POLYLINE':
      return b === undefined ? { kind: 'points', points } : { kind: 'polyline', points, filled };
    case 'INTERPOLATED':
      return b === undefined ? { kind: 'points', points } : { kind: 'curve', points, filled };
    case 'CIRCLE': {
      if (b === undefined) return null;
      const [x, y] = minus(b, a);
      const radius = Math.hypot(x, y);
      return {
        kind: 'ellipse',
        centre: a,
        axes: [
          [radius, 0],
          [0, radius],
        ],
        filled,
      };
    }
    case 'ELLIPSE': {
      if (b === undefined || c === undefined || d === undefined) return null;
      const half = (from: ImagePoint, to: ImagePoint): ImagePoint => [(to[0] - from[0]) / 2, (to[1] - from[1]) / 2];
      return { kind: 'ellipse', centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], axes: [half(a, b), half(c, d)], filled };
    }
    default:
      return null;
  }
}
