import { open, type FileHandle } from 'node:fs/promises';
import type { Result } from '#shared/base';
import type { DicomError } from '#shared/dicom';
import { readHeader, type ReadHeader } from './readHeader.ts';

/** Buffers of the first step's size, used over and over: a header keeps nothing of the bytes it came from. */
const FIRST = 64 * 1024;
const spare: Uint8Array[] = [];

/** Reads the header of a file on disk. Errors as `readHeader`; rejects when the disk does. */
export async function scanFile(path: string): Promise<Result<ReadHeader, DicomError>> {
  const file = await open(path, 'r');
  const first = spare.pop() ?? new Uint8Array(FIRST);
  try {
    const { size } = await file.stat();
    return await readHeader(path, size, (length) =>
      fill(file, length <= FIRST ? first.subarray(0, length) : new Uint8Array(length)),
    );
  } finally {
    spare.push(first);
    await file.close();
  }
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
