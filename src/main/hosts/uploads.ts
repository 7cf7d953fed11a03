import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files dropped on the page of the browser host: kept below `root`, one folder a session, under names that cannot leave it. */
export interface Uploads {
  readonly receive: (session: string, relativePath: string, body: Readable) => Promise<void>;
  /** The folder of a session, or null for a name that never was one. */
  readonly folderOf: (session: string) => string | null;
  readonly discard: (session: string) => Promise<void>;
}

const SESSION = /^[A-Za-z0-9_-]{8,64}$/;

export function createUploads(root: string): Uploads {
  const folderOf = (session: string): string | null => (SESSION.test(session) ? join(root, session) : null);
  return {
    folderOf,
    async receive(session, relativePath, body) {
      const folder = folderOf(session);
      if (folder === null) throw new Error('malformed session');
      const parts = safeParts(relativePath);
      const directory = join(folder, ...parts.slice(0, -1));
      await mkdir(directory, { recursive: true });
      await pipeline(body, createWriteStream(join(directory, parts[parts.length - 1] ?? 'file'), { flags: 'wx' }));
    },
    async discard(session) {
      const folder = folderOf(session);
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `../..\\a/b:c` → `['a', 'b_c']`: no empty, dot or device-like part survives. */
export function safeParts(relativePath: string): readonly string[] {
  const parts = relativePath
    .split(/[/\\]+/)
    .map((part) => Array.from(part, (char) => (char.charCodeAt(0) < 32 || '<>:"|?*'.includes(char) ? '_' : char)).join(''))
    .filter((part) => part !== '' && !/^\.+$/.test(part))
    .map((part) => part.slice(-120));
  return parts.length === 0 ? ['file'] : parts;
}
