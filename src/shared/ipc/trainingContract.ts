import { z } from 'zod';
import type { AgainstReference } from '#shared/agreement';
import { protocolSchema, type CaseScore, type Protocol } from '#shared/training';

const result = <T>() => z.custom<T>();
const method = <P extends z.ZodType, R>(params: P, returns: z.ZodType<R>) => ({ params, returns });

export interface TrainingProfile {
  readonly id: string;
  readonly name: string;
}

export interface TrainingPackSummary {
  readonly id: string;
  readonly title: string;
  readonly cases: number;
  readonly consensus: string;
  /** First characters of the signature: which content it is. */
  readonly signature: string;
}

/** A session as a reader may know it while she is blind: no case's name, no order of the pack. */
export interface TrainingSessionView {
  readonly sessionId: string;
  readonly fellow: TrainingProfile;
  readonly packTitle: string;
  readonly protocol: Protocol;
  readonly startedAt: string;
  readonly status: 'reading' | 'between-rounds' | 'done';
  readonly round: number;
  readonly nextRoundAt: string | null;
  readonly cases: readonly {
    readonly position: number;
    readonly state: 'waiting' | 'open' | 'paused' | 'committed';
    readonly seconds: number;
  }[];
  /** Rounds and cases whose feedback may be seen now. */
  readonly feedback: readonly { readonly round: number; readonly position: number }[];
}

export interface TrainingOpened {
  readonly studyInstanceUID: string;
  readonly position: number;
  readonly of: number;
  readonly vignette: string;
}

/** What is shown of a committed case once it may be: points of both, levels of both, what turned the verdict, the teaching. */
export interface TrainingFeedback extends CaseScore {
  readonly round: number;
  readonly position: number;
  readonly of: number;
  readonly title: string;
  readonly teaching: string;
  readonly seconds: number;
  readonly films: readonly {
    readonly pose: string;
    readonly sopInstanceUID: string;
    readonly rows: number;
    readonly columns: number;
  }[];
}

export interface TrainingResults {
  readonly fellow: TrainingProfile;
  readonly readings: number;
  readonly cases: number;
  readonly secondsPerCase: number | null;
  readonly clerical: number;
  /** Median distance from the expert's points, mm. */
  readonly medianMm: number | null;
  readonly against: AgainstReference | null;
  /** SVG by name. */
  readonly plots: Readonly<Record<'blandAltman' | 'learning' | 'heat' | 'confusion', string>>;
}

export interface TrainingFile {
  readonly format: string;
  readonly path: string;
  readonly sha256: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const session = z.object({ sessionId: z.string() });
const language = z.enum(['en', 'de']);

/** The reading room for learners: who reads, what, and what came of it. Nothing of a case that is read now but its blind images. */
export const trainingContract = {
  trainingOverview: method(
    z.object({}),
    result<{
      readonly profiles: readonly TrainingProfile[];
      readonly packs: readonly TrainingPackSummary[];
      readonly sessions: readonly TrainingSessionView[];
    }>(),
  ),
  trainingSaveProfile: method(z.object({ name: z.string().trim().min(1).max(120) }), result<TrainingProfile>()),
  trainingStart: method(
    z.object({
      profileId: z.string(),
      cases: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('pack'), id: z.string() }),
        z.object({ kind: z.literal('practice'), difficulty: z.enum(['clean', 'usual', 'hard']), count: z.int().min(1).max(60) }),
      ]),
      protocol: protocolSchema,
    }),
    result<TrainingSessionView>(),
  ),
  trainingSession: method(session, result<TrainingSessionView>()),
  /** Makes the images ready and starts the clock of a case. Codes: those of `applyEvent`. */
  trainingOpen: method(session.extend({ position: z.int().min(1) }), result<TrainingOpened>()),
  trainingPause: method(session, result<TrainingSessionView>()),
  trainingResume: method(session, result<TrainingSessionView>()),
  /** Fixes the reading of the open case for good, from the journal's document; ends the round with its last case. */
  trainingCommit: method(session, result<TrainingSessionView>()),
  /** FEEDBACK_CLOSED while the reader must stay blind. */
  trainingFeedback: method(session.extend({ round: z.int().min(1), position: z.int().min(1) }), result<TrainingFeedback>()),
  trainingResults: method(session.extend({ language }), result<TrainingResults>()),
  /** Readings as JSON (`agreement`) and CSV (R), the plots, the certificate as HTML and PDF; into a folder of its own. */
  trainingExport: method(session.extend({ language }), result<{ readonly files: readonly TrainingFile[] }>()),
  /** A folder with `pack.json`; checked file by file. */
  trainingImportPack: method(z.object({ path: z.string().min(1) }), result<TrainingPackSummary>()),
  /** A finished case without identity as a pack of its own, in a new folder that is answered. */
  trainingMakePack: method(
    z.object({
      caseId: z.string(),
      title: z.string().min(1),
      vignette: z.string(),
      teaching: z.string(),
      difficulty: z.enum(['clean', 'usual', 'hard']),
    }),
    result<{ readonly folder: string; readonly pack: TrainingPackSummary }>(),
  ),
} as const;
