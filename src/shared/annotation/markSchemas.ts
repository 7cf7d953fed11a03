import { z } from 'zod';
import { imagePointSchema, lineSchema, onFrame } from './primitives.ts';

/**
 * Free marks: what a reader draws beside the landmarks, on a film or on one frame of anything else. They hold geometry and words, never a
 * number that is computed from pixels. `label` is the reader's own name for the mark.
 */
const mark = { ...onFrame, label: z.string().optional() };

/** A free length. */
export const lengthSchema = z.looseObject({ ...mark, kind: z.literal('length'), line: lineSchema });

/** An angle at a vertex: first arm, vertex, second arm. */
export const angleSchema = z.looseObject({
  ...mark,
  kind: z.literal('angle'),
  points: z.tuple([imagePointSchema, imagePointSchema, imagePointSchema]).readonly(),
});

/**
 * The angle between two free lines. Both on one frame, or one each on two: then each annotation has its own line and names the other as its
 * `partner`.
 */
export const cobbSchema = z.looseObject({
  ...mark,
  kind: z.literal('cobb'),
  lines: z.array(lineSchema).min(1).max(2).readonly(),
  partner: z.string().min(1).optional(),
});

/** Centre and the ends of two conjugate half-diameters u and v: the curve is centre + u cos t + v sin t. */
export const ellipseSchema = z.looseObject({
  ...mark,
  kind: z.literal('ellipse'),
  points: z.tuple([imagePointSchema, imagePointSchema, imagePointSchema]).readonly(),
});

/** A closed outline, its last point joined to its first. */
export const polygonSchema = z.looseObject({
  ...mark,
  kind: z.literal('polygon'),
  points: z.array(imagePointSchema).min(3).readonly(),
});

/** From what it points at to where its words stand. */
export const arrowSchema = z.looseObject({ ...mark, kind: z.literal('arrow'), line: lineSchema });

/** Words on the image. */
export const textSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('text'),
  point: imagePointSchema,
  text: z.string().min(1),
});

/** A pixel whose value is shown. */
export const probeSchema = z.looseObject({ ...mark, kind: z.literal('probe'), point: imagePointSchema });

export const markSchemas = [
  lengthSchema,
  angleSchema,
  cobbSchema,
  ellipseSchema,
  polygonSchema,
  arrowSchema,
  textSchema,
  probeSchema,
] as const;

export type LengthAnnotation = z.infer<typeof lengthSchema>;
export type AngleAnnotation = z.infer<typeof angleSchema>;
export type CobbAnnotation = z.infer<typeof cobbSchema>;
export type EllipseAnnotation = z.infer<typeof ellipseSchema>;
export type PolygonAnnotation = z.infer<typeof polygonSchema>;
export type ArrowAnnotation = z.infer<typeof arrowSchema>;
export type TextAnnotation = z.infer<typeof textSchema>;
export type ProbeAnnotation = z.infer<typeof probeSchema>;
export type MarkAnnotation =
  | LengthAnnotation
  | AngleAnnotation
  | CobbAnnotation
  | EllipseAnnotation
  | PolygonAnnotation
  | ArrowAnnotation
  | TextAnnotation
  | ProbeAnnotation;

export const MARK_KINDS = [
  'length',
  'angle',
  'cobb',
  'ellipse',
  'polygon',
  'arrow',
  'text',
  'probe',
] as const satisfies readonly MarkAnnotation['kind'][];
export type MarkKind = (typeof MARK_KINDS)[number];

const kinds: ReadonlySet<string> = new Set(MARK_KINDS);

/** A mark, by its kind: a parsed annotation of that kind has the kind's fields. */
export const isMark = (annotation: { readonly kind: string }): annotation is MarkAnnotation => kinds.has(annotation.kind);

/** The reader's words for a mark, or null. */
export function markLabel(mark: MarkAnnotation): string | null {
  const words = (mark.kind === 'text' ? mark.text : mark.label)?.trim() ?? '';
  return words === '' ? null : words;
}
