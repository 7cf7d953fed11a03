import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/base';
import type { DicomError } from '#shared/dicom';
import { MEMBER_MARK } from './scanArchive.ts';
import { diskProblem } from './walkFiles.ts';
import { forEachZipEntry, ZIP_LIMITS, type ZipSource } from './zipArchive.ts';

export interface MemberPath {
  /** The archive on disk. */
  readonly archive: string;
  /** Names from the outside in: more than one for an archive within an archive. */
  readonly members: readonly string[];
}

/**
 * Takes `archive.zip!member` apart, or null for a plain file. A `!` may also be in a file's or a member's own name: the first prefix that is
 * a file on disk is the archive, and what follows is resolved against what lies in it.
 */
export async function memberPathOf(path: string): Promise<MemberPath | null> {
  if (!path.includes(MEMBER_MARK) || (await isFile(path))) return null;
  for (let at = path.indexOf(MEMBER_MARK); at >= 0; at = path.indexOf(MEMBER_MARK, at + 1)) {
    const archive = path.slice(0, at);
    if (await isFile(archive)) return { archive, members: path.slice(at + 1).split(MEMBER_MARK) };
  }
  return null;
}

/** All bytes of a file, or of a member of a ZIP archive. Codes: those of the disk, ARCHIVE_CORRUPT, ARCHIVE_BOMB, MEMBER_NOT_FOUND. */
export async function readPart10(path: string): Promise<Result<Uint8Array, DicomError>> {
  try {
    const inArchive = await memberPathOf(path);
    if (inArchive === null) return ok(await readFile(path));
    return await readMember(inArchive.archive, inArchive.members);
  } catch (error) {
    return err(diskProblem(error));
  }
}

async function readMember(source: ZipSource, members: readonly string[]): Promise<Result<Uint8Array, DicomError>> {
  const whole = members.join(MEMBER_MARK);
  let found: Result<Uint8Array, DicomError> | null = null;
  const read = await forEachZipEntry(source, async (entry) => {
    const name = entry.kind === 'refused' ? entry.name : entry.member.name;
    const inner = whole.startsWith(`${name}${MEMBER_MARK}`);
    if (name !== whole && !inner) return true;
    if (entry.kind === 'refused') found = err(entry.error);
    else if (inner && entry.member.size > ZIP_LIMITS.innerArchiveBytes)
      found = err({ code: 'ARCHIVE_TOO_LARGE', message: 'an archive within an archive of more than 512 MB' });
    else {
      const bytes = await entry.member.readStart(entry.member.size);
      found = inner ? await readMember(bytes, [whole.slice(name.length + 1)]) : ok(bytes);
    }
    return false;
  });
  if (found !== null) return found;
  return read.ok ? err({ code: 'MEMBER_NOT_FOUND', message: `the archive has no member ${whole}` }) : read;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
