import type { ImagePoint } from '#shared/geometry';

/** What can be placed on a film. Names are the annotation kinds. */
export const SHAPE_KINDS = [
  'vertebra',
  'spinous-tip',
  'spinous-edge',
  'spinous-base',
  'calibration',
  'rigid-length',
  'plate',
  'length',
  'angle',
  'cobb',
  'ellipse',
  'polygon',
  'arrow',
  'text',
  'probe',
] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** The named points of all shapes; `start` and `end` are those of a line, `start2` and `end2` of a second one. */
export type FixedPointName =
  | 'superiorAnterior'
  | 'superiorPosterior'
  | 'inferiorPosterior'
  | 'inferiorAnterior'
  | 'point'
  | 'superior'
  | 'inferior'
  | 'start'
  | 'end'
  | 'cranial'
  | 'caudal'
  | 'vertex'
  | 'start2'
  | 'end2'
  | 'centre'
  | 'first'
  | 'second';

/** An outline's corners are counted from 1. */
export type PointName = FixedPointName | `corner${number}`;

/** The order in which the points of a shape are clicked; an ellipse by two corners of its box, an outline by as many corners as it has. */
export const POINT_ORDER: Readonly<Record<ShapeKind, readonly PointName[]>> = {
  vertebra: ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior'],
  'spinous-tip': ['point'],
  'spinous-edge': ['superior', 'inferior'],
  'spinous-base': ['point'],
  calibration: ['start', 'end'],
  'rigid-length': ['start', 'end'],
  plate: ['cranial', 'caudal'],
  length: ['start', 'end'],
  angle: ['start', 'vertex', 'end'],
  cobb: ['start', 'end'],
  ellipse: ['start', 'end'],
  polygon: [],
  arrow: ['start', 'end'],
  text: ['point'],
  probe: ['point'],
};

/** The point that a click sets after so many; null when the shape is whole. */
export const nextPoint = (kind: ShapeKind, standing: number): PointName | null =>
  kind === 'polygon' ? `corner${standing + 1}` : (POINT_ORDER[kind][standing] ?? null);

type Line = readonly [ImagePoint, ImagePoint];
/** A finished placement. Spread it and add `id`, `vertebra`, `lengthMm` … to get an annotation. */
export type PlacedShape = { readonly sopInstanceUID: string; readonly frame: number } & (
  | {
      readonly kind: 'vertebra';
      readonly superiorAnterior: ImagePoint;
      readonly superiorPosterior: ImagePoint;
      readonly inferiorPosterior: ImagePoint;
      readonly inferiorAnterior: ImagePoint;
    }
  | { readonly kind: 'spinous-tip' | 'spinous-base'; readonly point: ImagePoint }
  | { readonly kind: 'spinous-edge'; readonly superior: ImagePoint; readonly inferior: ImagePoint }
  | { readonly kind: 'calibration' | 'rigid-length'; readonly line: Line }
  | { readonly kind: 'length' | 'arrow'; readonly line: Line }
  | { readonly kind: 'cobb'; readonly line: Line }
  | { readonly kind: 'angle' | 'ellipse'; readonly points: readonly [ImagePoint, ImagePoint, ImagePoint] }
  | { readonly kind: 'polygon'; readonly points: readonly ImagePoint[] }
  | { readonly kind: 'text'; readonly point: ImagePoint }
  | { readonly kind: 'probe'; readonly point: ImagePoint }
  | { readonly kind: 'plate'; readonly cranial: ImagePoint; readonly caudal: ImagePoint }
);

/** One point of one annotation; `point: null` selects the annotation as a whole. */
export interface Selection {
  readonly annotationId: string;
  readonly point: PointName | null;
}
