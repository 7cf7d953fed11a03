import { z } from 'zod';
import { VERTEBRAE, vertebraeOf } from '#shared/spine';
import { markSchemas } from './markSchemas.ts';
import { finite, imagePointSchema, lineSchema, onFrame, patientPointSchema } from './primitives.ts';

/**
 * What a person or an algorithm placed on an image. Version 1 of the stored form; field names are the contract of the case file.
 * Every schema is loose: an unknown field is kept, a wrong one is refused with its path.
 */
export const vertebraSchema = z.enum(VERTEBRAE);
export const segmentSchema = z
  .string()
  .refine((text) => vertebraeOf(text) !== null, 'must name two neighbouring vertebrae, such as "C5-C6"');
/** 1 … 5; absent means 1. */
const replicate = z.int().min(1).optional();

export const vertebraAnnotationSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('vertebra'),
  vertebra: vertebraSchema,
  replicate,
  superiorAnterior: imagePointSchema,
  superiorPosterior: imagePointSchema,
  inferiorPosterior: imagePointSchema,
  inferiorAnterior: imagePointSchema,
});

/** Tip of the spinous process; `spinous-edge` and `spinous-base` are the other landmark variants of clinical.md's interspinous motion. */
export const spinousTipSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('spinous-tip'),
  vertebra: vertebraSchema,
  point: imagePointSchema,
  replicate,
});
/** Superior and inferior cortex of a spinous process (edge-edge variant). */
export const spinousEdgeSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('spinous-edge'),
  vertebra: vertebraSchema,
  superior: imagePointSchema,
  inferior: imagePointSchema,
  replicate,
});
/** Spinolaminar junction (base-base variant). */
export const spinousBaseSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('spinous-base'),
  vertebra: vertebraSchema,
  point: imagePointSchema,
  replicate,
});
/** A rigid object of known length: gives this film its millimetres at the object's depth. `toleranceMm` is the catalogue length's own. */
export const calibrationSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('calibration'),
  line: lineSchema,
  lengthMm: finite.positive(),
  object: z.string().optional(),
  toleranceMm: finite.nonnegative().optional(),
});
/** The same rigid object drawn on each film of a pair: their length ratio is the films' scale ratio. */
export const rigidLengthSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('rigid-length'),
  line: lineSchema,
  object: z.string(),
  replicate,
});
/** Ends of an anterior plate along the body wall, cranial then caudal. */
export const plateSchema = z.looseObject({
  ...onFrame,
  kind: z.literal('plate'),
  cranial: imagePointSchema,
  caudal: imagePointSchema,
  replicate,
});
export const screwSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.literal('screw'),
  seriesInstanceUID: z.string().min(1),
  vertebra: vertebraSchema,
  side: z.enum(['L', 'R']),
  head: patientPointSchema,
  tip: patientPointSchema,
  diameterMm: finite.positive().optional(),
});

const yesNo = z.enum(['yes', 'no', 'not-assessable']);
export const bridgingSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.literal('bridging'),
  seriesInstanceUID: z.string().min(1),
  segment: segmentSchema,
  extraGraft: z.looseObject({ anterior: yesNo, posterior: yesNo, left: yesNo, right: yesNo }).optional(),
  intraGraft: yesNo.optional(),
  cleft: z.enum(['none', 'partial', 'full', 'not-assessable']).optional(),
  continuity: z.enum(['both-ends', 'one-end', 'none']).optional(),
  slices: z.int().min(0).optional(),
  seenOn: z.array(z.enum(['axial', 'sagittal', 'coronal'])).optional(),
});

export const registrationSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.literal('registration'),
  vertebra: vertebraSchema,
  from: z.string().min(1),
  to: z.string().min(1),
  angle: finite,
  translation: imagePointSchema,
  scale: finite.positive(),
  covariance: z.array(z.array(finite)).optional(),
  similarity: finite.optional(),
  /** How far the way back misses the landmarks it left from, mm. */
  wayBackMm: finite.nonnegative().optional(),
  /** The points on the flexion film that it stands on, px; when they have moved since, it is stale. */
  landmarks: z
    .looseObject({
      superiorAnterior: imagePointSchema,
      superiorPosterior: imagePointSchema,
      inferiorPosterior: imagePointSchema,
      inferiorAnterior: imagePointSchema,
      tip: imagePointSchema.nullable(),
    })
    .optional(),
  accepted: z.boolean(),
  /** Why it is not accepted, as a code and in words. */
  reason: z.string().optional(),
  message: z.string().optional(),
  algorithm: z.string(),
  algorithmVersion: z.string(),
});

/** A plate with its screws as one more rigid body between two films; `centre` is its middle on the first, px. */
export const plateRegistrationSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.literal('plate-registration'),
  /** The ends of the construct that it spans. */
  upper: vertebraSchema,
  lower: vertebraSchema,
  from: z.string().min(1),
  to: z.string().min(1),
  centre: imagePointSchema,
  angle: finite,
  translation: imagePointSchema,
  scale: finite.positive(),
  covariance: z.array(z.array(finite)).optional(),
  similarity: finite.optional(),
  accepted: z.boolean(),
  reason: z.string().optional(),
  algorithm: z.string(),
  algorithmVersion: z.string(),
});

export const hardwareFindingSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.literal('hardware-finding'),
  vertebra: vertebraSchema.optional(),
  finding: z.enum(['loosening', 'back-out', 'fracture', 'plate-displacement', 'migration']),
  progressive: z.enum(['yes', 'no', 'unknown']).optional(),
  note: z.string().optional(),
});

const knownSchemas = [
  vertebraAnnotationSchema,
  spinousTipSchema,
  spinousEdgeSchema,
  spinousBaseSchema,
  calibrationSchema,
  rigidLengthSchema,
  plateSchema,
  ...markSchemas,
  screwSchema,
  bridgingSchema,
  registrationSchema,
  plateRegistrationSchema,
  hardwareFindingSchema,
] as const;

export const knownAnnotationSchema = z.discriminatedUnion('kind', knownSchemas);
const knownKinds: ReadonlySet<string> = new Set(knownSchemas.map((schema) => schema.shape.kind.value));

const fieldsByKind = new Map<string, readonly string[]>(
  knownSchemas.map((schema) => [schema.shape.kind.value, Object.keys(schema.shape)]),
);
/** Names of the fields that annotations of a kind have in this version; null for a kind that is not of this version. */
export const annotationFields = (kind: string): readonly string[] | null => fieldsByKind.get(kind) ?? null;

/** A kind of a later version: kept as it is, used by nothing. */
export const unknownAnnotationSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.string().refine((kind) => !knownKinds.has(kind), 'is malformed'),
});

export type VertebraAnnotation = z.infer<typeof vertebraAnnotationSchema>;
export type SpinousTipAnnotation = z.infer<typeof spinousTipSchema>;
export type SpinousEdgeAnnotation = z.infer<typeof spinousEdgeSchema>;
export type SpinousBaseAnnotation = z.infer<typeof spinousBaseSchema>;
export type CalibrationAnnotation = z.infer<typeof calibrationSchema>;
export type RigidLengthAnnotation = z.infer<typeof rigidLengthSchema>;
export type PlateAnnotation = z.infer<typeof plateSchema>;
export type ScrewAnnotation = z.infer<typeof screwSchema>;
export type BridgingAnnotation = z.infer<typeof bridgingSchema>;
export type RegistrationAnnotation = z.infer<typeof registrationSchema>;
export type PlateRegistrationAnnotation = z.infer<typeof plateRegistrationSchema>;
export type HardwareFindingAnnotation = z.infer<typeof hardwareFindingSchema>;
export type KnownAnnotation = z.infer<typeof knownAnnotationSchema>;
export type UnknownAnnotation = z.infer<typeof unknownAnnotationSchema>;
export type Annotation = KnownAnnotation | UnknownAnnotation;

/** Chooses by `kind`, so that an error names the field that is wrong and not every schema that did not match. */
export const annotationSchema: z.ZodType<Annotation> = z.unknown().transform((value, context): Annotation => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const schema = typeof kind === 'string' && knownKinds.has(kind) ? knownAnnotationSchema : unknownAnnotationSchema;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
  return z.NEVER;
});

export function isKnownAnnotation(annotation: Annotation): annotation is KnownAnnotation {
  return knownKinds.has(annotation.kind);
}
