import { z } from 'zod';
import { annotationSchema, segmentSchema, vertebraSchema } from '#shared/annotation';

/** A day that there is: not the 30th of February, not a 13th month. */
function isInCalendar(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= length;
}

/**
 * The case: annotations and facts about the patient's surgery, nothing computed. Version 1; field names are the contract of the case file.
 * Unknown fields are kept, wrong ones refused with their path.
 */
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, YYYY-MM-DD')
  .refine(isInCalendar, 'must be a day of the calendar');

export const PROCEDURES = ['ACDF', 'ACCF', 'posterior-fusion', 'hybrid', 'disc-arthroplasty'] as const;
export const GRAFTS = ['autograft', 'allograft', 'peek-cage', 'titanium-cage', 'printed-cage', 'none', 'unknown'] as const;

export const constructSchema = z.looseObject({
  from: vertebraSchema,
  to: vertebraSchema,
  approach: z.string().optional(),
  procedure: z.string().optional(),
  graft: z.string().optional(),
});

export const surgerySchema = z.looseObject({
  date: isoDate.optional(),
  monthsSince: z.number().nonnegative().optional(),
  constructs: z.array(constructSchema).optional(),
  segments: z.array(segmentSchema).optional(),
  approach: z.string().optional(),
  procedure: z.string().optional(),
  graft: z.string().optional(),
});

export const filmsSchema = z.looseObject({
  flexion: z.string().optional(),
  neutral: z.string().optional(),
  extension: z.string().optional(),
  /** Why films of different patient or date may be compared; without it such a pair waits. */
  pairingReason: z.string().optional(),
});

export const readerSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  role: z.string().optional(),
  ismSemMm: z.number().positive().optional(),
  semSource: z.string().optional(),
});

export const readingSchema = z.looseObject({
  reader: readerSchema.optional(),
  state: z.enum(['draft', 'final', 'amended']).optional(),
  /** ISO 8601 UTC. Written by the command that finalises. */
  finalisedAt: z.string().optional(),
  /** SHA-256, lower-case hex, of the canonical JSON of the document's evaluation at finalising. */
  contentHash: z.string().optional(),
  ruleSet: z.string().optional(),
  amendments: z
    .array(z.looseObject({ at: z.string(), readerId: z.string(), reason: z.string(), previousHash: z.string().optional() }))
    .optional(),
});

export const contextSchema = z.looseObject({
  smoking: z.enum(['never', 'former', 'current', 'unknown']).optional(),
  diabetes: z.boolean().optional(),
  osteoporosis: z.boolean().optional(),
  nsaids: z.boolean().optional(),
  revision: z.boolean().optional(),
  symptoms: z.string().optional(),
  indication: z.string().optional(),
});

/** A reader's own category for a segment, in place of the rule table's. Never without a reason. */
export const overrideSchema = z.looseObject({
  segment: segmentSchema,
  category: z.enum(['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis']),
  reason: z.string().min(1),
  readerId: z.string().optional(),
});

/** A second reader's or session's confirmation of motion at a level (rule R7). */
export const secondReadingSchema = z.looseObject({ segment: segmentSchema, readerId: z.string(), motionReproduced: z.boolean() });

export const settingsSchema = z.looseObject({
  ruleSet: z.string().optional(),
  ismPlane: z.enum(['detector', 'object']).optional(),
  /** Which interspinous motion the rules use: that of the placed points (default) or that of the registrations. */
  ismSource: z.enum(['placed', 'registered']).optional(),
  mode: z.enum(['guarded', 'published']).optional(),
});

/** A frame (one-based) that belongs in the report, with the window that it was looked at in; without one the file's own. */
export const keyImageSchema = z.looseObject({
  sopInstanceUID: z.string(),
  frame: z.int().min(1),
  window: z.looseObject({ center: z.number(), width: z.number().positive() }).optional(),
});

export const caseDocumentSchema = z.looseObject({
  version: z.literal(1),
  /** Studies that this case reads, flexion's first. */
  studies: z.array(z.string()).optional(),
  surgery: surgerySchema.optional(),
  films: filmsSchema.optional(),
  reading: readingSchema.optional(),
  context: contextSchema.optional(),
  annotations: z.array(annotationSchema),
  overrides: z.array(overrideSchema).optional(),
  secondReadings: z.array(secondReadingSchema).optional(),
  /** Frames that the reader marked for the report, in the order of marking. */
  keyImages: z.array(keyImageSchema).optional(),
  /** The reader's free text, by report section id. */
  reportText: z.record(z.string(), z.string()).optional(),
  settings: settingsSchema.optional(),
});

export type Construct = z.infer<typeof constructSchema>;
export type Surgery = z.infer<typeof surgerySchema>;
export type Films = z.infer<typeof filmsSchema>;
export type Reader = z.infer<typeof readerSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type ClinicalContext = z.infer<typeof contextSchema>;
export type Override = z.infer<typeof overrideSchema>;
export type SecondReading = z.infer<typeof secondReadingSchema>;
export type CaseSettings = z.infer<typeof settingsSchema>;
export type CaseDocument = z.infer<typeof caseDocumentSchema>;
