import type { Instance, Rejected } from '#shared/dicom';
import { readHeader } from './readHeader.ts';
import { forEachZipEntry, ZIP_LIMITS, type ZipMember, type ZipSource } from './zipArchive.ts';

export interface ArchiveHooks {
  readonly signal: AbortSignal | undefined;
  readonly onInstance: (instance: Instance) => void;
  readonly onRejected: (entry: Rejected) => void;
  readonly onMember: () => void;
}

/** Between an archive and a member's name in a path. */
export const MEMBER_MARK = '!';

/** Indexes the members of a ZIP archive, archives within it too; answers how many there are. Never rejects for what is in it. */
export function scanArchive(path: string, hooks: ArchiveHooks): Promise<number> {
  return scanSource(path, path, 0, hooks);
}

async function scanSource(source: ZipSource, path: string, depth: number, hooks: ArchiveHooks): Promise<number> {
  let members = 0;
  const read = await forEachZipEntry(source, async (entry) => {
    hooks.signal?.throwIfAborted();
    members += 1;
    if (entry.kind === 'refused') hooks.onRejected({ path: memberPath(path, entry.name), ...entry.error });
    else members += await scanMember(entry.member, path, depth, hooks);
    hooks.onMember();
    return true;
  });
  hooks.signal?.throwIfAborted();
  if (!read.ok) hooks.onRejected({ path, ...read.error });
  return members;
}

const memberPath = (archive: string, name: string): string => `${archive}${MEMBER_MARK}${name}`;

/** Answers how many members it has in turn. */
async function scanMember(member: ZipMember, archive: string, depth: number, hooks: ArchiveHooks): Promise<number> {
  const path = memberPath(archive, member.name);
  const reject = (code: string, message: string): number => {
    hooks.onRejected({ path, code, message });
    return 0;
  };
  try {
    const read = await readHeader(path, member.size, member.readStart);
    if (!read.ok) return reject(read.error.code, read.error.message);
    if (read.value.kind === 'instance') hooks.onInstance(read.value.instance);
    if (read.value.kind !== 'zip') return 0;
    if (depth >= ZIP_LIMITS.depth) return reject('ARCHIVE_TOO_DEEP', 'archives within archives are read two levels deep');
    if (member.size > ZIP_LIMITS.innerArchiveBytes)
      return reject('ARCHIVE_TOO_LARGE', 'an archive within an archive of more than 512 MB; unpack the outer one first');
    return await scanSource(await member.readStart(member.size), path, depth + 1, hooks);
  } catch (error) {
    if (hooks.signal?.aborted === true) throw error;
    return reject('ARCHIVE_CORRUPT', `the member cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
}
