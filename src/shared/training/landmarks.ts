import { isKnownAnnotation, type Annotation, type KnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { Vertebra } from '#shared/spine';

/** The points that a fellow places and is scored by. */
export const PARTS = ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior', 'tip'] as const;
export type PartName = (typeof PARTS)[number];
type Point = readonly [number, number];

export interface Landmark {
  readonly annotationId: string;
  readonly sopInstanceUID: string;
  readonly vertebra: Vertebra;
  readonly part: PartName;
  readonly replicate: number;
  /** Pixels. */
  readonly point: Point;
}

/** The scored points of one annotation; none of any other kind. */
export function pointsOf(one: KnownAnnotation): readonly { readonly part: PartName; readonly point: Point }[] {
  if (one.kind === 'spinous-tip') return [{ part: 'tip', point: one.point }];
  if (one.kind !== 'vertebra') return [];
  return PARTS.flatMap((part) => (part === 'tip' ? [] : [{ part, point: one[part] }]));
}

export function withPoint(one: KnownAnnotation, part: PartName, point: Point): KnownAnnotation {
  if (one.kind === 'spinous-tip') return part === 'tip' ? { ...one, point } : one;
  return one.kind === 'vertebra' && part !== 'tip' ? { ...one, [part]: point } : one;
}

export const landmarksOf = (document: CaseDocument): readonly Landmark[] =>
  document.annotations.filter(isKnownAnnotation).flatMap((one: KnownAnnotation) =>
    one.kind === 'vertebra' || one.kind === 'spinous-tip'
      ? pointsOf(one).map(({ part, point }) => ({
          annotationId: one.id,
          sopInstanceUID: one.sopInstanceUID,
          vertebra: one.vertebra,
          part,
          replicate: one.replicate ?? 1,
          point,
        }))
      : [],
  );

/** The document with one point moved. */
export function moved(
  document: CaseDocument,
  { annotationId, part }: Pick<Landmark, 'annotationId' | 'part'>,
  point: Point,
): CaseDocument {
  const annotations = document.annotations.map((one): Annotation =>
    one.id === annotationId && isKnownAnnotation(one) ? withPoint(one, part, point) : one,
  );
  return { ...document, annotations };
}
