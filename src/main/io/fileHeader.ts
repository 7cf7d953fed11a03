import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import { readDataSet, type DicomDataSet, type DicomError } from '#shared/dicom';
import type { ByteSource } from '#shared/dicom/pixels';
import { inflate } from './readHeader.ts';

/** A data set read up to its pixels, and random access to the bytes that its offsets count in. */
export interface OpenedDataSet {
  readonly dataSet: DicomDataSet;
  readonly source: ByteSource;
  /** The same bytes when they are all in memory already (small and deflated files). */
  readonly memory: Uint8Array | null;
}

const FIRST_READ = 64 * 1024;
const WINDOW = 64 * 1024;
const LARGEST_HEADER = 256 * 1024 * 1024;

/** Reads as much of an open file as its header needs. Errors as `readDataSet`; rejects when the disk does. */
export async function readFileHeader(file: FileHandle, size: number): Promise<Result<OpenedDataSet, DicomError>> {
  for (let length = FIRST_READ; ; length *= 16) {
    const bytes = await readExactly(file, 0, Math.min(length, LARGEST_HEADER, size));
    const whole = bytes.length >= size;
    const read = readDataSet(bytes, { headerOnly: true, inflate });
    const inflated = read.ok && read.value.byteArray !== bytes;
    // Bytes that end within a nested item can look malformed: only arriving at the pixels says that the header is whole.
    const arrived = read.ok && read.value.extent === 'pixels' && !inflated;
    if (!arrived && !whole && bytes.length < LARGEST_HEADER) continue;
    if (!read.ok) return read;
    const memory = inflated ? asBytes(read.value.byteArray) : whole ? bytes : null;
    return ok({ dataSet: read.value, source: memory === null ? windowed(file.fd, size) : inMemory(memory), memory });
  }
}

/** The same for bytes that are in memory (a member of an archive). */
export function readMemoryHeader(bytes: Uint8Array): Result<OpenedDataSet, DicomError> {
  const read = readDataSet(bytes, { headerOnly: true, inflate });
  if (!read.ok) return read;
  const memory = asBytes(read.value.byteArray);
  return ok({ dataSet: read.value, source: inMemory(memory), memory });
}

/** `length` bytes at `offset`, fewer only at the end of the file. */
export async function readExactly(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) return bytes.subarray(0, filled);
    filled += bytesRead;
  }
  return bytes;
}

/** dicom-parser's type allows a Buffer too, which is one. */
const asBytes = (bytes: DicomDataSet['byteArray']): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const inMemory = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/** Small reads (item headers, stream markers) out of a window that moves over the file. */
function windowed(fd: number, size: number): ByteSource {
  const window = new Uint8Array(WINDOW);
  let start = 0;
  let filled = 0;
  return {
    size,
    read: (offset, length) => {
      if (length > WINDOW) {
        const bytes = new Uint8Array(length);
        return bytes.subarray(0, readSync(fd, bytes, 0, length, offset));
      }
      if (offset < start || offset + length > start + filled) {
        start = offset;
        filled = readSync(fd, window, 0, WINDOW, offset);
      }
      return window.slice(offset - start, Math.min(offset - start + length, filled));
    },
  };
}
