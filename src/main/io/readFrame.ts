import { open, type FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/base';
import { instanceOf, overlayPlanesOf, type Instance } from '#shared/dicom';
import { assembleFrame, findPixelData, hasFloatPixels, locateFrame } from '#shared/dicom/pixels';
import type { EncodedFrame, PixelDescription, PixelError } from '#shared/dicom/pixels';
import { readExactly, readFileHeader, readMemoryHeader, type OpenedDataSet } from './fileHeader.ts';
import { ioFailure } from './ioFailure.ts';
import { readPictureFrame } from './pictures/readPicture.ts';
import { memberPathOf, readPart10 } from './readPart10.ts';

/** One frame and the header of the file that it is in. */
export interface FrameOfFile {
  readonly instance: Instance;
  /** The frame as it lies in the file, or why it cannot be had. */
  readonly encoded: Result<EncodedFrame, PixelError>;
}

export interface ReadFrameError {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads one frame (zero-based) of a Part 10 file: its header, then only the bytes of that frame, so that a native file of many
 * gigabytes costs one frame. A deflated data set and a member of an archive are unpacked whole, there is no other way.
 * Errors: those of the disk, the archive, `readDataSet` and `instanceOf`; those of the pixels are in `encoded`.
 */
export async function readFrame(path: string, frame: number): Promise<Result<FrameOfFile, ReadFrameError>> {
  if ((await memberPathOf(path)) !== null) return readMemberFrame(path, frame);
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const reading = file;
    const { size } = await file.stat();
    const opened = await readFileHeader(file, size);
    if (!opened.ok) return opened.error.code === 'NOT_DICOM' ? await pictureOr(opened, path) : opened;
    return await frameOf(opened.value, path, frame, (offset, length) => readExactly(reading, offset, length));
  } catch (error) {
    return err(ioFailure(error, path));
  } finally {
    await file?.close();
  }
}

/** A file that is no DICOM may be a picture; if it is none of these either, the first answer stands. */
async function pictureOr(notDicom: Result<never, ReadFrameError>, path: string): Promise<Result<FrameOfFile, ReadFrameError>> {
  const picture = await readPictureFrame(path);
  return picture.ok || picture.error.code !== 'NOT_A_PICTURE' ? picture : notDicom;
}

async function readMemberFrame(path: string, frame: number): Promise<Result<FrameOfFile, ReadFrameError>> {
  const bytes = await readPart10(path);
  if (!bytes.ok) return bytes;
  const opened = readMemoryHeader(bytes.value);
  return opened.ok ? frameOf(opened.value, path, frame, () => Promise.resolve(new Uint8Array(0))) : opened;
}

type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

async function frameOf(
  { dataSet, source, memory }: OpenedDataSet,
  path: string,
  frame: number,
  read: ReadBytes,
): Promise<Result<FrameOfFile, ReadFrameError>> {
  const instance = instanceOf(dataSet, path, { nameless: true });
  if (!instance.ok) return instance;
  const absent = (message: string) => ok({ instance: instance.value, encoded: err({ code: 'PIXELS_ABSENT', message }) });
  const { pixels, transferSyntaxUID } = instance.value;
  if (pixels === null) return absent('the object has no image');
  const element = findPixelData(dataSet);
  if (element === null) return absent('the file has no pixel data');
  const description: PixelDescription = hasFloatPixels(dataSet) ? { ...pixels, floatingPoint: true } : pixels;
  const located = locateFrame(source, element, description, transferSyntaxUID, frame);
  if (!located.ok) return ok({ instance: instance.value, encoded: located });
  const parts: Uint8Array[] = [];
  for (const { offset, length } of located.value.ranges) {
    parts.push(memory === null ? await read(offset, length) : memory.subarray(offset, offset + length));
  }
  const bytes = assembleFrame(parts, located.value);
  const overlays = overlayPlanesOf(dataSet, description.overlays ?? [], frame);
  const drawn = overlays.length === 0 ? {} : { overlays };
  return ok({ instance: instance.value, encoded: ok({ transferSyntaxUID, description, frame, bytes, ...drawn }) });
}
