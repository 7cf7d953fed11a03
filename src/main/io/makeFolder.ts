import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { type IoFailure, ioFailure } from './ioFailure.ts';

/**
 * Makes a folder and those above it. One at a time: Node's recursive `mkdir` says ENOENT of a disk that cannot be written, and the reader
 * would be told that a folder is missing; where a file system refuses with ENOENT (`/proc`) it never returns. A file of that name fails.
 */
export async function makeFolder(path: string): Promise<Result<true, IoFailure>> {
  const missing = missingAbove(path);
  try {
    for (const folder of missing) await mkdir(folder).catch(unlessThere);
    if (missing.length === 0 && !(await stat(path)).isDirectory())
      return err({ code: 'NOT_A_FOLDER', message: `${path}: a file of that name is in the way` });
    return ok(true);
  } catch (error) {
    return err(ioFailure(error, path));
  }
}

/** The same for code that cannot wait, such as the opening of a store; throws what the file system says. */
export function makeFolderSync(path: string): void {
  for (const folder of missingAbove(path)) {
    try {
      mkdirSync(folder);
    } catch (error) {
      unlessThere(error);
    }
  }
}

/** What has to be made, the outermost first. */
function missingAbove(path: string): readonly string[] {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.unshift(folder);
  return missing;
}

/** Another program was quicker. */
function unlessThere(error: unknown): void {
  if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST')) throw error;
}
