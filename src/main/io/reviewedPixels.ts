import { err, ok, type Result } from '#shared/base';
import { burnedInReason, reviewOf, textRegions, type InstanceContext, type Profile } from '#shared/deidentify';
import type { DicomDataSet, Instance } from '#shared/dicom';
import { decodeFrame } from '#shared/dicom/pixels';
import { nodeDecoders } from './codecPlatform.ts';
import { readFrame } from './readFrame.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

/**
 * Whether the pixels of an object may leave: somebody reviewed them (the profile's masks), or neither the header nor a look at every frame
 * finds text in them. Errors: BURNED_IN_ANNOTATION, SECONDARY_CAPTURE, EMBEDDED_OVERLAY, BURNED_IN_TEXT (with the rectangles), and those of
 * the pixels, since what cannot be looked at cannot be vouched for.
 */
export async function reviewedPixels(
  dataSet: DicomDataSet,
  instance: Instance,
  profile: Profile,
): Promise<Result<Pick<InstanceContext, 'mask' | 'pixels'>, Failure>> {
  const description = instance.pixels;
  if (description === null) return ok({ mask: [], pixels: null });
  const { rows, columns, frames, samplesPerPixel, bitsAllocated } = description;
  const pixels = { rows, columns, frames, samplesPerPixel, bitsAllocated, planar: dataSet.uint16('x00280006') === 1 };
  const review = reviewOf(profile.masks, instance.sopInstanceUID, instance.series.modality ?? '', rows, columns);
  if (review !== null) return ok({ mask: review.rectangles, pixels });
  if (!profile.options.cleanPixelData) return ok({ mask: [], pixels });
  const said = burnedInReason(dataSet);
  if (said !== null) return err({ ...said, message: `${said.message}; review it and give a mask in the profile` });
  for (let frame = 0; frame < frames; frame++) {
    const read = await readFrame(instance.path, frame);
    if (!read.ok) return read;
    if (!read.value.encoded.ok) return read.value.encoded;
    const decoded = await decodeFrame(read.value.encoded.value, nodeDecoders());
    if (!decoded.ok) return decoded;
    const found = textRegions(greyOf(decoded.value.values, rows, columns, decoded.value.samplesPerPixel));
    if (found.length === 0) continue;
    const where = found.map(([x, y, width, height]) => `[${x}, ${y}, ${width}, ${height}]`).join(' ');
    return err({
      code: 'BURNED_IN_TEXT',
      message: `frame ${frame + 1} seems to have text at ${where}; review it and give a mask in the profile`,
    });
  }
  return ok({ mask: [], pixels });
}

/** One value a pixel: of colour the sum of its samples. */
function greyOf(values: ArrayLike<number>, rows: number, columns: number, samples: number) {
  if (samples === 1) return { rows, columns, values };
  const grey = new Uint16Array(rows * columns);
  for (let i = 0; i < grey.length; i++) {
    let sum = 0;
    for (let s = 0; s < samples; s++) sum += values[i * samples + s] ?? 0;
    grey[i] = sum;
  }
  return { rows, columns, values: grey };
}
