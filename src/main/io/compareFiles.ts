import { open, stat } from 'node:fs/promises';
import type { Instance } from '#shared/dicom';

/** Bytes that a scan spends on telling equal duplicates from different ones; beyond it they are called different only by their headers. */
const BUDGET = 512 * 2 ** 20;
const CHUNK = 256 * 1024;

export interface PairOfFiles {
  readonly kept: Instance;
  readonly dropped: Instance;
}

/** Paths of the dropped files whose bytes equal the kept file's. Members of archives are not compared. */
export async function comparePairs(pairs: readonly PairOfFiles[], signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const identical = new Set<string>();
  let left = BUDGET;
  for (const { kept, dropped } of pairs) {
    signal?.throwIfAborted();
    const size = await commonSize(kept.path, dropped.path);
    if (size === null || size > left) continue;
    left -= size;
    if (await sameBytes(kept.path, dropped.path)) identical.add(dropped.path);
  }
  return identical;
}

async function commonSize(a: string, b: string): Promise<number | null> {
  try {
    const [first, second] = await Promise.all([stat(a), stat(b)]);
    return first.isFile() && second.isFile() && first.size === second.size ? first.size : null;
  } catch {
    return null;
  }
}

async function sameBytes(a: string, b: string): Promise<boolean> {
  const [first, second] = [await open(a, 'r'), await open(b, 'r')];
  const [left, right] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
  try {
    for (let at = 0; ;) {
      const [{ bytesRead: here }, { bytesRead: there }] = await Promise.all([
        first.read(left, 0, CHUNK, at),
        second.read(right, 0, CHUNK, at),
      ]);
      if (here !== there || !left.subarray(0, here).equals(right.subarray(0, there))) return false;
      if (here === 0) return true;
      at += here;
    }
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}
