import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { type IoFailure, ioFailure } from './ioFailure.ts';

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of what was read back from the disk, lower-case hex. */
  readonly sha256: string;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Writes a whole file or nothing: a temporary file in the same folder, flushed to the disk, read back and compared, renamed over the target,
 * the folder flushed, and the target read back once more. A failure leaves the earlier file as it was and no partial one.
 */
export async function atomicWrite(path: string, content: Uint8Array | string): Promise<Result<WrittenFile, IoFailure>> {
  const target = resolve(path);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const wanted = sha256(bytes);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeFlushed(temporary, bytes);
    if (sha256(await readFile(temporary)) !== wanted) return await giveUp(temporary, mismatch(target));
    await rename(temporary, target);
    await flushFolder(dirname(target));
    const got = sha256(await readFile(target));
    return got === wanted ? ok({ path: target, bytes: bytes.length, sha256: got }) : err(mismatch(target));
  } catch (error) {
    return giveUp(temporary, ioFailure(error, target));
  }
}

const mismatch = (path: string): IoFailure => ({
  code: 'VERIFY_FAILED',
  message: `${path}: what was read back is not what was written`,
});

async function giveUp(temporary: string, failure: IoFailure): Promise<Result<WrittenFile, IoFailure>> {
  await rm(temporary, { force: true }).catch(() => undefined);
  return err(failure);
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk only when its folder is. Windows has no such handle: there the rename itself is journalled. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | null = null;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse to flush a folder; the file itself has been flushed.
    if (!isUnsupported(error)) throw error;
  } finally {
    await handle?.close();
  }
}

const isUnsupported = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP');
