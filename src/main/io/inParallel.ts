/**
 * Hands the items of `source` to `take`, some at a time, while the source runs ahead, so that it is soon known how many there are:
 * `onEnd` hears the number when the source has ended. Rejects with the first failure of either.
 */
export async function inParallel<T>(
  source: AsyncIterable<T>,
  atOnce: number,
  take: (item: T) => Promise<void>,
  onEnd: (count: number) => void,
): Promise<void> {
  const waiting: T[] = [];
  let next = 0;
  let ended = false;
  let failed = false;
  let wake: (() => void)[] = [];
  const ring = (): void => {
    const sleepers = wake;
    wake = [];
    for (const sleeper of sleepers) sleeper();
  };
  const fill = async (): Promise<void> => {
    for await (const item of source) {
      if (failed) return;
      waiting.push(item);
      ring();
    }
    onEnd(waiting.length);
  };
  const worker = async (): Promise<void> => {
    for (;;) {
      if (failed) return;
      const item = waiting[next];
      if (item !== undefined) {
        next += 1;
        await take(item);
      } else if (ended) return;
      else await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  const stopping = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      failed = true;
      ring();
      throw error;
    }
  };
  const filling = stopping(fill()).finally(() => {
    ended = true;
    ring();
  });
  await Promise.all([filling, ...Array.from({ length: atOnce }, () => stopping(worker()))]);
}
