import { z } from 'zod';

/** What is asked of a reader. Named measures are those of the command line. */
export const protocolSchema = z.object({
  /** Feedback after each case, or after the round. */
  mode: z.enum(['practice', 'examination']),
  measures: z.array(z.string().min(1)).min(1),
  /** Placements of each landmark. */
  replicates: z.int().min(1).max(5),
  rounds: z.int().min(1).max(10),
  minimumHoursBetweenRounds: z.number().nonnegative(),
});
export type Protocol = Readonly<z.infer<typeof protocolSchema>>;

/** ISO 8601, UTC. */
const at = z.iso.datetime();

/** A level as it was read; null where the points do not give it. */
export const levelReadingSchema = z.object({
  segment: z.string(),
  /** By the name of the measure; mm and degrees. */
  values: z.record(z.string(), z.number().nullable()),
  category: z.string().nullable(),
  band: z.string().nullable(),
});
export type LevelReading = Readonly<z.infer<typeof levelReadingSchema>>;

/**
 * What happens in a session, in the order that it happens; the state is their fold. Times come with them. `position` counts the cases of a
 * round from 1, in that round's order.
 */
export const trainingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    at,
    sessionId: z.string().min(1),
    fellow: z.object({ id: z.string().min(1), name: z.string().min(1) }),
    packId: z.string().min(1),
    /** Which content of the pack: its signature. */
    packSignature: z.string().min(1),
    /** In the pack's order, which is never that of a round by intent. */
    cases: z.array(z.string().min(1)).min(1),
    seed: z.int(),
    protocol: protocolSchema,
  }),
  z.object({ type: z.literal('opened'), at, position: z.int().min(1) }),
  z.object({ type: z.literal('paused'), at }),
  z.object({ type: z.literal('resumed'), at }),
  z.object({
    type: z.literal('committed'),
    at,
    position: z.int().min(1),
    /** The case as it stood, in canonical JSON, under the session's own UIDs. */
    document: z.string(),
    levels: z.array(levelReadingSchema),
  }),
  z.object({ type: z.literal('roundEnded'), at }),
]);
export type TrainingEvent = Readonly<z.infer<typeof trainingEventSchema>>;
