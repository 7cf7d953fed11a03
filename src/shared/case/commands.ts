import { z } from 'zod';
import { annotationSchema, plateRegistrationSchema, registrationSchema, segmentSchema } from '#shared/annotation';
import {
  caseDocumentSchema,
  contextSchema,
  filmsSchema,
  keyImageSchema,
  overrideSchema,
  readerSchema,
  secondReadingSchema,
  settingsSchema,
  surgerySchema,
} from './schemaV1.ts';

/**
 * Everything that can happen to a case. A command carries all that it needs (ids, times), so that replaying the journal gives the same case.
 * `label` is for the undo menu; it is an i18n key.
 */
export const commandSchema = z.discriminatedUnion('type', [
  /** Adds annotations, or replaces those of the same id. One command, one undo step. */
  z.object({ type: z.literal('annotations.put'), annotations: z.array(annotationSchema).min(1), label: z.string().optional() }),
  z.object({ type: z.literal('annotations.remove'), ids: z.array(z.string()).min(1), label: z.string().optional() }),
  /** What a registration of a pair found, in place of all earlier registrations between the same two films. */
  z.object({
    type: z.literal('registrations.set'),
    from: z.string(),
    to: z.string(),
    registrations: z.array(registrationSchema),
    /** Metal that was followed between the same films, in place of earlier such. */
    plates: z.array(plateRegistrationSchema).optional(),
    /** The same between other films, found at the same time: over the neutral film. */
    further: z.array(z.object({ from: z.string(), to: z.string(), registrations: z.array(registrationSchema) })).optional(),
    label: z.string().optional(),
  }),
  z.object({ type: z.literal('surgery.set'), surgery: surgerySchema }),
  z.object({ type: z.literal('films.set'), films: filmsSchema }),
  z.object({ type: z.literal('context.set'), context: contextSchema }),
  z.object({ type: z.literal('settings.set'), settings: settingsSchema }),
  z.object({ type: z.literal('reader.set'), reader: readerSchema }),
  z.object({ type: z.literal('reportText.set'), section: z.string(), text: z.string() }),
  z.object({ type: z.literal('override.set'), override: overrideSchema }),
  z.object({ type: z.literal('override.remove'), segment: segmentSchema }),
  z.object({ type: z.literal('secondReading.set'), secondReading: secondReadingSchema }),
  z.object({ type: z.literal('keyImages.set'), keyImages: z.array(keyImageSchema) }),
  z.object({ type: z.literal('studies.set'), studies: z.array(z.string()) }),
  /** Replaces the whole document (import of a case file). */
  z.object({ type: z.literal('case.replace'), document: caseDocumentSchema }),
  z.object({
    type: z.literal('reading.finalise'),
    reader: readerSchema,
    at: z.string(),
    contentHash: z.string(),
    ruleSet: z.string(),
  }),
  /** Opens a final reading again, with the reason; the earlier hash is kept. */
  z.object({ type: z.literal('reading.amend'), readerId: z.string(), at: z.string(), reason: z.string().min(1) }),
]);
export type Command = z.infer<typeof commandSchema>;

/** One line of the journal: a command, or a step along the undo stack. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  /** `joins`: one step of the undo stack together with the command before it, as a row of nudges of one point is. */
  z.object({ kind: z.literal('do'), command: commandSchema, joins: z.literal(true).optional() }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('redo') }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Codes: READING_IS_FINAL, READING_NOT_FINAL, NOTHING_TO_UNDO, NOTHING_TO_REDO, ANNOTATION_NOT_FOUND, OVERRIDE_NOT_FOUND. */
export interface CommandError {
  readonly code: string;
  readonly message: string;
}
