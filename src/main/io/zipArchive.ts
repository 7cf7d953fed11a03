import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { err, ok, type Result } from '#shared/base';
import type { DicomError } from '#shared/dicom';

/** Limits that no real study reaches; beyond them an archive is taken for a bomb. */
export const ZIP_LIMITS = {
  /** Deflate cannot pack real pixels this well; blank ones come to about 1000. */
  ratio: 250,
  /** Small members may be as blank as they like. */
  ratioFromBytes: 16 * 2 ** 20,
  memberBytes: 4 * 2 ** 30,
  totalBytes: 256 * 2 ** 30,
  members: 500_000,
  /** Archives within archives. */
  depth: 2,
  /** An inner archive is held in memory while it is read. */
  innerArchiveBytes: 512 * 2 ** 20,
} as const;

export interface ZipMember {
  /** The member's name, `/` between folders. */
  readonly name: string;
  readonly size: number;
  /** The first `length` bytes. Rejects for damaged data. */
  readonly readStart: (length: number) => Promise<Uint8Array>;
}

export type ZipEntry =
  | { readonly kind: 'member'; readonly member: ZipMember }
  /** Refused without being read; `name` may be hostile and is for showing only. */
  | { readonly kind: 'refused'; readonly name: string; readonly error: DicomError };

export type ZipSource = string | Uint8Array;

/**
 * The members of an archive, one after the other, each checked before it is offered: encryption, packing method, hostile names (`..`, absolute
 * paths), size and ratio. Codes of refusal: ARCHIVE_UNSAFE_NAME, ARCHIVE_ENCRYPTED, ARCHIVE_METHOD_UNSUPPORTED, ARCHIVE_BOMB. `visit`
 * answers whether to go on. The error (ARCHIVE_CORRUPT, ARCHIVE_BOMB) is about the archive as a whole; what came before it stands.
 */
export async function forEachZipEntry(
  source: ZipSource,
  visit: (entry: ZipEntry) => Promise<boolean>,
): Promise<Result<{ members: number }, DicomError>> {
  let zip: yauzl.ZipFile | null = null;
  let members = 0;
  let total = 0;
  try {
    zip = await openZip(source);
    const archive = zip;
    for await (const entry of archive.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      members += 1;
      total += entry.uncompressedSize;
      const packed = archive.fileSize;
      if (members > ZIP_LIMITS.members) return err(bomb(`more than ${ZIP_LIMITS.members} members`));
      if (total > ZIP_LIMITS.totalBytes || (total > 2 ** 30 && total > packed * ZIP_LIMITS.ratio))
        return err(bomb(`it would unpack to more than ${Math.floor(total / 2 ** 20)} MB from ${Math.ceil(packed / 2 ** 20)} MB`));
      const refusal = refusalOf(entry, name);
      const go = await visit(
        refusal === null
          ? {
              kind: 'member',
              member: { name, size: entry.uncompressedSize, readStart: (length) => readEntry(archive, entry, length) },
            }
          : { kind: 'refused', name, error: refusal },
      );
      if (!go) break;
    }
    return ok({ members });
  } catch (error) {
    return err({
      code: 'ARCHIVE_CORRUPT',
      message: `the archive cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    });
  } finally {
    zip?.close();
  }
}

const bomb = (why: string): DicomError => ({ code: 'ARCHIVE_BOMB', message: `refused as an archive bomb: ${why}` });

// Names are decoded and checked here and not by the package, which gives up the whole archive at the first hostile one.
const OPTIONS = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;

function openZip(source: ZipSource): Promise<yauzl.ZipFile> {
  if (typeof source === 'string') return yauzl.openPromise(source, { ...OPTIONS, autoClose: false });
  return yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), OPTIONS);
}

function nameOf(entry: yauzl.Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function refusalOf(entry: yauzl.Entry, name: string): DicomError | null {
  const unsafe = yauzl.validateFileName(name);
  if (unsafe !== null || name.includes('\0') || name === '')
    return { code: 'ARCHIVE_UNSAFE_NAME', message: `the member's name leads out of the archive: ${JSON.stringify(name)}` };
  if (entry.isEncrypted())
    return { code: 'ARCHIVE_ENCRYPTED', message: 'the member is encrypted; unpack it with its password first' };
  if (!entry.canDecodeFileData())
    return { code: 'ARCHIVE_METHOD_UNSUPPORTED', message: `the member is packed by method ${entry.compressionMethod}` };
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > ZIP_LIMITS.memberBytes) return bomb(`the member would unpack to ${Math.floor(size / 2 ** 20)} MB`);
  if (size > ZIP_LIMITS.ratioFromBytes && size > packed * ZIP_LIMITS.ratio)
    return bomb(`${packed} bytes would unpack to ${size}, ${Math.round(size / Math.max(1, packed))} times as many`);
  return null;
}

async function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, length: number): Promise<Uint8Array> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const bytes = new Uint8Array(Math.min(length, entry.uncompressedSize));
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const part = chunk.subarray(0, bytes.length - filled);
    bytes.set(part, filled);
    filled += part.length;
    // Leaving the loop destroys the stream: the rest is never unpacked.
    if (filled === bytes.length) break;
  }
  return bytes.subarray(0, filled);
}
