import type { JournalEntry } from '#shared/case';
import { ApiError } from '#shared/ipc';

/** How an entry ended. `refused`: it is not on disk. `unknown`: no answer came, it may or may not be on disk. */
export type AppendOutcome =
  { readonly kind: 'saved' } | { readonly kind: 'refused' | 'unknown'; readonly code: string; readonly message: string };

export type LostEntry = Exclude<AppendOutcome, { kind: 'saved' }>;

export interface QueueListener {
  /** One entry more is on disk. */
  readonly onSaved: (entry: JournalEntry) => void;
  /** The first of these is not known to be on disk; the others waited behind it and were not sent. */
  readonly onFailed: (outcome: LostEntry, entries: readonly JournalEntry[]) => void;
}

export interface JournalQueue {
  readonly push: (entry: JournalEntry) => void;
  readonly pending: () => number;
  /** Resolves when nothing waits any more, saved or not. */
  readonly settled: () => Promise<void>;
}

/**
 * Appends entries one after the other, each with the number of entries before it. Nothing is sent after a failure: what waited was made
 * on top of what failed.
 */
export function createJournalQueue(
  append: (seq: number, entry: JournalEntry) => Promise<unknown>,
  firstSeq: number,
  listener: QueueListener,
): JournalQueue {
  const waiting: JournalEntry[] = [];
  let seq = firstSeq;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    await nextTask();
    for (let entry = waiting[0]; entry !== undefined; entry = waiting[0]) {
      const outcome = await attempt(seq, entry);
      if (outcome.kind !== 'saved') {
        listener.onFailed(outcome, waiting.splice(0));
        return;
      }
      seq += 1;
      waiting.shift();
      listener.onSaved(entry);
    }
  };
  const attempt = async (at: number, entry: JournalEntry): Promise<AppendOutcome> => {
    try {
      await append(at, entry);
      return { kind: 'saved' };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof ApiError ? error.code : 'UNREACHABLE';
      return { kind: UNANSWERED.has(code) ? 'unknown' : 'refused', code, message };
    }
  };

  return {
    push: (entry) => {
      waiting.push(entry);
      running ??= run().finally(() => {
        running = null;
      });
    },
    pending: () => waiting.length,
    settled: async () => {
      while (running !== null) await running;
    },
  };
}

/** Making a request takes a millisecond, which the hand that has just let go would wait for: the screen is drawn first. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Refusals after which the entry may still have reached the disk. */
const UNANSWERED: ReadonlySet<string> = new Set(['UNREACHABLE', 'INTERNAL', 'SEQ_CONFLICT']);
