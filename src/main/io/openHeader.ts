import { open, type FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/base';
import type { DicomDataSet, DicomError } from '#shared/dicom';
import { readFileHeader, readMemoryHeader } from './fileHeader.ts';
import { ioFailure } from './ioFailure.ts';
import { memberPathOf, readPart10 } from './readPart10.ts';

/** The whole data set of a file or of an archive's member, up to its pixels. Errors of the disk, the archive and `readDataSet`. */
export async function openHeader(path: string): Promise<Result<DicomDataSet, DicomError>> {
  if ((await memberPathOf(path)) !== null) {
    const bytes = await readPart10(path);
    if (!bytes.ok) return bytes;
    const read = readMemoryHeader(bytes.value);
    return read.ok ? ok(read.value.dataSet) : read;
  }
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const { size } = await file.stat();
    const read = await readFileHeader(file, size);
    return read.ok ? ok(read.value.dataSet) : read;
  } catch (error) {
    return err(ioFailure(error, path));
  } finally {
    await file?.close();
  }
}
