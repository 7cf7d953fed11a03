import { ApiError, type ScanProgress } from '#shared/ipc';
import type { Emitter } from './emitter.ts';

export type JobUpdate = Partial<Omit<ScanProgress, 'jobId' | 'state'>>;

export type Work = (report: (update: JobUpdate) => void, signal: AbortSignal) => Promise<void>;

/** Long work with progress and a way to cancel. */
export interface Jobs {
  /** Starts `work`; its promise's end is the job's end. */
  readonly start: (work: Work) => { jobId: string };
  /** The same for a caller who waits: ends as the work does, CANCELLED when it was. */
  readonly run: (work: Work) => Promise<void>;
  readonly status: (jobId: string) => ScanProgress;
  /** False when it was already over. */
  readonly cancel: (jobId: string) => boolean;
  /** How many are under way. */
  readonly running: () => number;
  /** Cancels all and waits for their ends. */
  readonly close: () => Promise<void>;
}

/** Progress events of one job are at least so far apart (milliseconds); the last one always comes. */
const EVENT_GAP_MS = 100;
const KEPT = 50;

interface Job {
  progress: ScanProgress;
  readonly abort: AbortController;
  done: Promise<void>;
  sentAt: number;
}

export function createJobs(emitter: Emitter, randomId: () => string, now: () => number): Jobs {
  const jobs = new Map<string, Job>();
  const find = (jobId: string): Job => {
    const job = jobs.get(jobId);
    if (job === undefined) throw new ApiError('NOT_FOUND', `no job ${jobId}`);
    return job;
  };
  const send = (job: Job): void => {
    job.sentAt = now();
    emitter.emit('scan', job.progress);
  };
  const finish = (job: Job, state: ScanProgress['state'], message: string | null): void => {
    job.progress = { ...job.progress, state, message };
    send(job);
    const over = [...jobs].filter(([, one]) => one.progress.state !== 'running').slice(0, -KEPT);
    for (const [id] of over) jobs.delete(id);
  };

  const begin = (work: Work): { readonly jobId: string; readonly end: Promise<void> } => {
    const jobId = randomId();
    const progress: ScanProgress = {
      jobId,
      state: 'running',
      files: 0,
      total: null,
      instances: 0,
      rejected: 0,
      message: null,
      studies: [],
    };
    const job: Job = { progress, abort: new AbortController(), done: Promise.resolve(), sentAt: Number.NEGATIVE_INFINITY };
    jobs.set(jobId, job);
    const report = (update: JobUpdate): void => {
      if (job.progress.state !== 'running') return;
      job.progress = { ...job.progress, ...update };
      if (now() - job.sentAt >= EVENT_GAP_MS) send(job);
    };
    const end = (async () => {
      // The caller gets the job's id before the first event of it.
      await Promise.resolve();
      try {
        await work(report, job.abort.signal);
        job.abort.signal.throwIfAborted();
        finish(job, 'done', null);
      } catch (error) {
        const cancelled = job.abort.signal.aborted;
        const message = error instanceof Error ? error.message : String(error);
        finish(job, cancelled ? 'cancelled' : 'failed', cancelled ? null : message);
        throw cancelled ? new ApiError('CANCELLED', 'cancelled') : error;
      }
    })();
    job.done = end.catch(() => undefined);
    return { jobId, end };
  };

  return {
    start: (work) => ({ jobId: begin(work).jobId }),
    run: (work) => begin(work).end,
    status: (jobId) => find(jobId).progress,
    cancel(jobId) {
      const job = find(jobId);
      if (job.progress.state !== 'running') return false;
      job.abort.abort();
      return true;
    },
    running: () => [...jobs.values()].filter((one) => one.progress.state === 'running').length,
    async close() {
      for (const job of jobs.values()) job.abort.abort();
      await Promise.all([...jobs.values()].map((job) => job.done));
    },
  };
}
