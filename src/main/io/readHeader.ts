import { constants, inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/base';
import { instanceOf, readDataSet, referencedFilesOf, type DicomError, type Instance } from '#shared/dicom';

/** What a file turned out to be. */
export type ReadHeader =
  | { readonly kind: 'instance'; readonly instance: Instance }
  /** A DICOMDIR: the path components of the files that it names. */
  | { readonly kind: 'dicomdir'; readonly files: readonly (readonly string[])[] }
  | { readonly kind: 'zip' };

/** The first `length` bytes of a file, fewer only when it is shorter. The buffer may be used again after the next call. */
export type ReadStart = (length: number) => Promise<Uint8Array>;

/** Headers are read in these steps: nearly all fit into the first. */
const STEPS = [64 * 1024, 1024 * 1024, 16 * 1024 * 1024, 256 * 1024 * 1024];
const LARGEST_INFLATED = 2 ** 30;

export const inflate = (deflated: Uint8Array): Uint8Array =>
  // Z_SYNC_FLUSH: of a stream that is cut, what it holds.
  inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_INFLATED });

/**
 * Reads as much of a file as its header needs, never its pixels. Codes: those of `readDataSet` and `instanceOf`, and HEADER_TOO_LARGE.
 * Rejects when `readStart` does.
 */
export async function readHeader(path: string, size: number, readStart: ReadStart): Promise<Result<ReadHeader, DicomError>> {
  for (const step of STEPS) {
    const bytes = await readStart(Math.min(step, size));
    const whole = bytes.length >= size || bytes.length < Math.min(step, size);
    if (isZip(bytes)) return ok({ kind: 'zip' });
    const read = readDataSet(bytes, { headerOnly: true, inflate });
    if (!read.ok) {
      if (whole || read.error.code === 'NOT_DICOM') return err(described(read.error, bytes));
      continue;
    }
    const { value } = read;
    const unfinished = value.extent === 'short' || (value.extent === 'complete' && value.byteArray !== bytes);
    if (!whole && unfinished) {
      // Without the DICM mark only the UIDs tell a data set from chance; they stand at its beginning.
      if (!value.hasPreamble && value.elements['x00080016'] === undefined && value.elements['x00080018'] === undefined)
        return err({ code: 'NOT_DICOM', message: `not a DICOM file: ${nameOf(bytes)}` });
      continue;
    }
    const instance = instanceOf(value, path);
    if (instance.ok) return ok({ kind: 'instance', instance: instance.value });
    if (instance.error.code === 'DICOMDIR') return ok({ kind: 'dicomdir', files: referencedFilesOf(value) });
    return err(described(instance.error, bytes));
  }
  return err({ code: 'HEADER_TOO_LARGE', message: 'the header does not end within 256 MB' });
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

function described(error: DicomError, bytes: Uint8Array): DicomError {
  return error.code === 'NOT_DICOM' ? { code: 'NOT_DICOM', message: `not a DICOM file: ${nameOf(bytes)}` } : error;
}

const MAGIC: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['it is a JPEG picture', [0xff, 0xd8, 0xff]],
  ['it is a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['it is a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['it is a gzip archive; unpack it first', [0x1f, 0x8b]],
  ['it is a 7-Zip archive; unpack it first', [0x37, 0x7a, 0xbc, 0xaf]],
  ['it is a RAR archive; unpack it first', [0x52, 0x61, 0x72, 0x21]],
  ['it is a Windows program', [0x4d, 0x5a]],
];

/** A word for what the user sees in the folder. */
function nameOf(bytes: Uint8Array): string {
  const known = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) return known[0];
  const start = bytes.subarray(0, 512);
  return start.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13)) ? 'it is a text' : 'no DICM mark and no data set';
}
