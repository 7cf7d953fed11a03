import { createWriteStream } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { type IoFailure, ioFailure } from './ioFailure.ts';
import { makeFolder } from './makeFolder.ts';

/**
 * Files dropped on the page of the browser host: kept below `root`, one folder a session, under names that cannot leave it. A session that
 * failed is refused from then on, and nothing of it stays on the disk. Codes: UPLOAD_MALFORMED, UPLOAD_TOO_LARGE, and those of the disk.
 */
export interface Uploads {
  /** Before the first byte: whether so much can be taken at all. */
  readonly begin: (session: string, bytes: number) => Promise<Result<true, IoFailure>>;
  readonly receive: (session: string, relativePath: string, body: Readable) => Promise<Result<true, IoFailure>>;
  /** All has come: the folder of the session, or why there is none. */
  readonly finish: (session: string) => Result<string, IoFailure>;
  /** The folder of a session, or null for a name that never was one. */
  readonly folderOf: (session: string) => string | null;
  readonly discard: (session: string) => Promise<void>;
}

export interface UploadLimits {
  /** Bytes of one session. */
  readonly most: number;
  /** Bytes of the disk that stay free whatever comes. */
  readonly reserve: number;
}

const GIB = 1024 ** 3;
export const UPLOAD_LIMITS: UploadLimits = { most: 4 * GIB, reserve: GIB };

const SESSION = /^[A-Za-z0-9_-]{8,64}$/;
const gibibytes = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GB`;
const MALFORMED: IoFailure = { code: 'UPLOAD_MALFORMED', message: 'malformed upload' };

export function createUploads(root: string, limits: UploadLimits = UPLOAD_LIMITS): Uploads {
  const folderOf = (session: string): string | null => (SESSION.test(session) ? join(root, session) : null);
  /** Bytes that have come, by session. */
  const taken = new Map<string, number>();
  const refused = new Map<string, IoFailure>();

  const discard = async (session: string): Promise<void> => {
    const folder = folderOf(session);
    taken.delete(session);
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const refuse = async (session: string, failure: IoFailure): Promise<Result<never, IoFailure>> => {
    if (!refused.has(session)) refused.set(session, failure);
    await discard(session).catch(() => undefined);
    return err(refused.get(session) ?? failure);
  };
  const tooLarge = (bytes: number, room: number): IoFailure => ({
    code: 'UPLOAD_TOO_LARGE',
    message: `${gibibytes(bytes)} are too much to copy to the browser host (at most ${gibibytes(Math.max(0, room))} now): start it with "npm start -- --open FOLDER", which reads the files where they lie`,
  });
  const roomOnDisk = async (): Promise<number> => {
    const disk = await statfs(await nearestFolder(root));
    return disk.bavail * disk.bsize - limits.reserve;
  };

  return {
    folderOf,
    discard,
    async begin(session, bytes) {
      if (folderOf(session) === null || !Number.isFinite(bytes) || bytes < 0) return err(MALFORMED);
      const room = Math.min(limits.most, await roomOnDisk().catch(() => limits.most));
      return bytes > room ? refuse(session, tooLarge(bytes, room)) : ok(true);
    },
    async receive(session, relativePath, body) {
      const folder = folderOf(session);
      if (folder === null) return err(MALFORMED);
      const earlier = refused.get(session);
      if (earlier !== undefined) return err(earlier);
      const parts = safeParts(relativePath);
      const directory = join(folder, ...parts.slice(0, -1));
      const made = await makeFolder(directory);
      if (!made.ok) return refuse(session, made.error);
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          const bytes = (taken.get(session) ?? 0) + chunk.length;
          taken.set(session, bytes);
          if (bytes > limits.most || refused.has(session)) next(new TooMuch());
          else next(null, chunk);
        },
      });
      const path = join(directory, parts[parts.length - 1] ?? 'file');
      try {
        await pipeline(body, counted, createWriteStream(path, { flags: 'wx' }));
        return ok(true);
      } catch (error) {
        const failure =
          error instanceof TooMuch ? tooLarge(taken.get(session) ?? limits.most, limits.most) : ioFailure(error, path);
        return refuse(session, failure);
      }
    },
    finish(session) {
      const folder = folderOf(session);
      if (folder === null) return err(MALFORMED);
      const failure = refused.get(session);
      refused.delete(session);
      taken.delete(session);
      return failure === undefined ? ok(folder) : err(failure);
    },
  };
}

class TooMuch extends Error {}

/** The folder itself, or the nearest one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (folder === dirname(folder)) return folder;
    const there = await statfs(folder).then(
      () => true,
      () => false,
    );
    if (there) return folder;
  }
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
