/** Lets a bounded number of jobs run at once; those waiting go by priority (higher first), then by arrival. */
export interface Gate {
  /** Rejects with the signal's reason when it is aborted while waiting; a running job is its own to stop. */
  run<T>(job: () => Promise<T>, options: { readonly priority: number; readonly signal: AbortSignal }): Promise<T>;
}

interface Waiting {
  readonly priority: number;
  readonly start: () => void;
}

export function priorityGate(limit: number): Gate {
  const waiting: Waiting[] = [];
  let running = 0;
  const next = (): void => {
    if (running >= limit) return;
    const entry = waiting.shift();
    if (entry === undefined) return;
    running += 1;
    entry.start();
  };
  const enter = (priority: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const entry: Waiting = {
        priority,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      const behind = waiting.findIndex((other) => other.priority < priority);
      waiting.splice(behind === -1 ? waiting.length : behind, 0, entry);
      next();
    });
  return {
    run: async (job, { priority, signal }) => {
      await enter(priority, signal);
      try {
        return await job();
      } finally {
        running -= 1;
        next();
      }
    },
  };
}
