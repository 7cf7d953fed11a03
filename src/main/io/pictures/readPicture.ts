import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { err, ok, type Result } from '#shared/base';
import { pictureInstance, type DicomError, type Instance } from '#shared/dicom';
import type { EncodedFrame } from '#shared/dicom/pixels';
import { nodeDecoders } from '../codecPlatform.ts';
import { ioFailure } from '../ioFailure.ts';
import { liesOnSide, pictureFormat, readPictureHeader, type PictureHeader } from './pictureHeader.ts';
import { pngSamples } from './pngSamples.ts';
import { greyOf, upright } from './upright.ts';

/** Bytes beyond which a file is not read to see whether it is a picture. */
const LARGEST_FILE = 256 * 1024 * 1024;
const NATIVE = '1.2.840.10008.1.2.1';

interface PictureFile {
  readonly bytes: Uint8Array;
  readonly header: PictureHeader;
}

async function openPicture(path: string): Promise<Result<PictureFile, DicomError>> {
  try {
    if ((await stat(path)).size > LARGEST_FILE)
      return err({ code: 'PICTURE_TOO_LARGE', message: 'a picture file of more than 256 MB' });
    const bytes = await readFile(path);
    if (pictureFormat(bytes) === null) return err({ code: 'NOT_A_PICTURE', message: 'neither JPEG nor PNG' });
    const header = readPictureHeader(bytes);
    return header.ok ? ok({ bytes, header: header.value }) : header;
  } catch (error) {
    return err(ioFailure(error, path));
  }
}

/** A JPEG or PNG file as an image of the program. Errors: NOT_A_PICTURE, PICTURE_BROKEN, PICTURE_TOO_LARGE, PICTURE_UNSUPPORTED, and those of the disk. */
export async function readPicture(path: string): Promise<Result<Instance, DicomError>> {
  const opened = await openPicture(path);
  return opened.ok ? ok(instanceOfPicture(path, opened.value)) : opened;
}

function instanceOfPicture(path: string, { bytes, header }: PictureFile): Instance {
  const { rows, columns, format, bits } = header;
  const side = liesOnSide(header);
  return pictureInstance({
    path,
    name: basename(path),
    folder: dirname(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format,
    rows: side ? columns : rows,
    columns: side ? rows : columns,
    bits,
  });
}

/** Its pixels, upright and grey: a film has no colour, and only grey can be windowed. */
export async function readPictureFrame(
  path: string,
): Promise<Result<{ readonly instance: Instance; readonly encoded: Result<EncodedFrame, DicomError> }, DicomError>> {
  const opened = await openPicture(path);
  if (!opened.ok) return opened;
  const { header, bytes } = opened.value;
  const instance = instanceOfPicture(path, opened.value);
  const samples = await samplesOf(header, bytes);
  if (!samples.ok || instance.pixels === null) return ok({ instance, encoded: samples.ok ? err(noPixels) : samples });
  const grey = upright(greyOf(samples.value.values, samples.value.components), header.rows, header.columns, header.orientation);
  const stored = new Uint8Array(grey.buffer, grey.byteOffset, grey.byteLength);
  return ok({ instance, encoded: ok({ transferSyntaxUID: NATIVE, description: instance.pixels, frame: 0, bytes: stored }) });
}

const noPixels: DicomError = { code: 'PIXELS_ABSENT', message: 'the picture has no pixels' };

async function samplesOf(header: PictureHeader, bytes: Uint8Array) {
  if (header.format === 'png') return pngSamples(bytes);
  const { rows, columns, components } = header;
  const image = await nodeDecoders().jpeg(bytes, { rows, columns, samplesPerPixel: components, bitsAllocated: 8 });
  if (!image.ok) return image;
  if (image.value.samples.length !== rows * columns * image.value.components)
    return err({ code: 'PICTURE_BROKEN', message: 'the JPEG stream holds another size than its header' });
  const values = Uint8Array.from(image.value.samples);
  // The codec may leave JPEG's own luminance and chroma: the first of them is the grey already.
  if (image.value.components === 3 && image.value.colour !== 'RGB') return ok({ components: 1, values: everyThird(values) });
  return ok({ components: image.value.components, values });
}

const everyThird = (values: Uint8Array): Uint8Array => Uint8Array.from({ length: values.length / 3 }, (_, i) => values[i * 3]!);
