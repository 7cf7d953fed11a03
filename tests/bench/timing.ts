/** Spread of repeated times, and a table for the terminal. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Milliseconds of each of `repeats` runs, after `warmUp` that do not count. */
export async function timesOf(run: (n: number) => unknown, repeats: number, warmUp = 1): Promise<Spread> {
  for (let n = 0; n < warmUp; n += 1) await run(n);
  const times: number[] = [];
  for (let n = 0; n < repeats; n += 1) {
    const start = performance.now();
    await run(n);
    times.push(performance.now() - start);
  }
  return spreadOf(times);
}

/** Milliseconds with three digits that mean something. */
export const ms = (value: number): string => `${value.toFixed(value < 1 ? 3 : value < 100 ? 1 : 0)} ms`;

/** Rows in columns: the first left, the others right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  for (const row of all)
    process.stdout.write(
      `${row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('   ')
        .trimEnd()}\n`,
    );
}
