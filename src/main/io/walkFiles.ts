import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What lies on disk under the given paths; each regular file once. */
export type Found =
  | { readonly kind: 'file'; readonly path: string }
  /** On disk, but nothing that can be read as a file: a socket, a device, a dead link. */
  | { readonly kind: 'unreadable-file'; readonly path: string; readonly code: string; readonly message: string }
  /** No file itself: a folder or a given path that cannot be followed. */
  | { readonly kind: 'problem'; readonly path: string; readonly code: string; readonly message: string };

export interface Visited {
  /** Real paths of files and folders that were seen, so that links and overlapping arguments are not read twice. */
  readonly files: Set<string>;
  readonly folders: Set<string>;
}

export const nothingVisited = (): Visited => ({ files: new Set(), folders: new Set() });

const MESSAGES: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOENT: ['PATH_NOT_FOUND', 'there is no such file or folder'],
  EACCES: ['ACCESS_DENIED', 'this user may not read it'],
  EPERM: ['ACCESS_DENIED', 'this user may not read it'],
  ELOOP: ['LINK_LOOP', 'the link leads back to itself'],
  ENAMETOOLONG: ['PATH_TOO_LONG', 'the path is too long for this system'],
  ENOTDIR: ['PATH_NOT_FOUND', 'a part of the path is no folder'],
};

/** Code and words for what the disk refused; everything else is READ_FAILED with the system's own words. */
export function diskProblem(error: unknown): { readonly code: string; readonly message: string } {
  const known = MESSAGES[error instanceof Error && 'code' in error ? String(error.code) : ''];
  if (known !== undefined) return { code: known[0], message: known[1] };
  return { code: 'READ_FAILED', message: error instanceof Error ? error.message : String(error) };
}

/** Walks files and folders, links followed, loops and repetitions left out. Paths are absolute, by the names that were given. */
export async function* walkFiles(paths: readonly string[], visited: Visited, signal?: AbortSignal): AsyncGenerator<Found> {
  for (const given of paths) {
    const path = resolve(given);
    yield* follow(path, true, visited, signal);
  }
}

async function* follow(path: string, given: boolean, visited: Visited, signal?: AbortSignal): AsyncGenerator<Found> {
  let real: string;
  try {
    real = await realpath(path);
    const found = await stat(real);
    if (found.isDirectory()) return yield* folder(path, real, visited, signal);
    if (!found.isFile())
      return yield { kind: 'unreadable-file', path, code: 'SPECIAL_FILE', message: 'a socket, pipe or device' };
  } catch (error) {
    return yield { kind: given ? 'problem' : 'unreadable-file', path, ...diskProblem(error) };
  }
  if (visited.files.has(real)) return;
  visited.files.add(real);
  yield { kind: 'file', path };
}

async function* folder(path: string, real: string, visited: Visited, signal?: AbortSignal): AsyncGenerator<Found> {
  // A folder that was read before: a link's loop, or an argument within another.
  if (visited.folders.has(real)) return;
  visited.folders.add(real);
  let entries: Dirent[];
  try {
    entries = await readdir(real, { withFileTypes: true });
  } catch (error) {
    return yield { kind: 'problem', path, ...diskProblem(error) };
  }
  for (const entry of entries) {
    signal?.throwIfAborted();
    const child = join(path, entry.name);
    const realChild = join(real, entry.name);
    if (entry.isDirectory()) yield* folder(child, realChild, visited, signal);
    else if (entry.isFile()) {
      if (visited.files.has(realChild)) continue;
      visited.files.add(realChild);
      yield { kind: 'file', path: child };
    } else yield* follow(child, false, visited, signal);
  }
}
