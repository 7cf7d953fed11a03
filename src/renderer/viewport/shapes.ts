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
] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** The named points of all shapes; `start` and `end` are those of a line. */
export type PointName =
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
  | 'caudal';

/** The order in which the points of a shape are clicked. */
export const POINT_ORDER: Readonly<Record<ShapeKind, readonly PointName[]>> = {
  vertebra: ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior'],
  'spinous-tip': ['point'],
  'spinous-edge': ['superior', 'inferior'],
  'spinous-base': ['point'],
  calibration: ['start', 'end'],
  'rigid-length': ['start', 'end'],
  plate: ['cranial', 'caudal'],
  length: ['start', 'end'],
};

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
  | { readonly kind: 'calibration' | 'rigid-length' | 'length'; readonly line: Line }
  | { readonly kind: 'plate'; readonly cranial: ImagePoint; readonly caudal: ImagePoint }
);

/** One point of one annotation; `point: null` selects the annotation as a whole. */
export interface Selection {
  readonly annotationId: string;
  readonly point: PointName | null;
}
