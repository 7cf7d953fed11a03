import { err, ok, type Result } from '#shared/base';
import { burnedInReason, reviewOf, textRegions, type InstanceContext, type NativePixels, type Profile } from '#shared/deidentify';
import type { DicomDataSet, Instance } from '#shared/dicom';
import {
  decodeAllocated,
  decodeFrame,
  findPixelData,
  frameBytes,
  transferSyntax,
  type PixelDescription,
} from '#shared/dicom/pixels';
import { nodeDecoders } from './codecPlatform.ts';
import { frameInMemory } from './frameInMemory.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

type Reviewed = Pick<InstanceContext, 'mask' | 'pixels'>;

/**
 * Whether the pixels of an object may leave: somebody reviewed them (the profile's masks), or neither the header nor a look at every frame
 * finds text in them. Frames that are to be masked come back decompressed. Errors: PIXELS_UNDESCRIBED, BURNED_IN_ANNOTATION,
 * SECONDARY_CAPTURE, BURNED_IN_TEXT (with the rectangles), and those of the pixels, since what cannot be looked at cannot be vouched for.
 */
export async function reviewedPixels(
  dataSet: DicomDataSet,
  instance: Instance,
  profile: Profile,
): Promise<Result<Reviewed, Failure>> {
  const description = instance.pixels;
  if (description === null) {
    if (findPixelData(dataSet) === null) return ok({ mask: [], pixels: null });
    return err({ code: 'PIXELS_UNDESCRIBED', message: 'there is pixel data, but the header does not describe an image' });
  }
  const review = reviewOf(
    profile.masks,
    instance.sopInstanceUID,
    instance.series.modality ?? '',
    description.rows,
    description.columns,
  );
  const mask = review?.rectangles ?? [];
  const looked = review !== null || !profile.options.cleanPixelData ? ok(null) : await lookedAt(dataSet, description);
  if (!looked.ok) return looked;
  const pixels = await nativePixels(dataSet, description, mask.length > 0);
  return pixels.ok ? ok({ mask, pixels: pixels.value }) : pixels;
}

async function lookedAt(dataSet: DicomDataSet, description: PixelDescription): Promise<Result<null, Failure>> {
  const said = burnedInReason(dataSet);
  if (said !== null) return err({ ...said, message: `${said.message}; review it and give a mask in the profile` });
  const { rows, columns, frames } = description;
  for (let frame = 0; frame < frames; frame++) {
    const encoded = frameInMemory(dataSet, description, frame);
    if (!encoded.ok) return encoded;
    const decoded = await decodeFrame(encoded.value, nodeDecoders());
    if (!decoded.ok) return decoded;
    const found = textRegions(greyOf(decoded.value.values, rows, columns, decoded.value.samplesPerPixel));
    if (found.length === 0) continue;
    const where = found.map(([x, y, width, height]) => `[${x}, ${y}, ${width}, ${height}]`).join(' ');
    return err({
      code: 'BURNED_IN_TEXT',
      message: `frame ${frame + 1} seems to have text at ${where}; review it and give a mask in the profile`,
    });
  }
  return ok(null);
}

async function nativePixels(
  dataSet: DicomDataSet,
  description: PixelDescription,
  isMasked: boolean,
): Promise<Result<NativePixels, Failure>> {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated, bitsStored, highBit } = description;
  const subsampled = /^YBR_(FULL|PARTIAL)_422$/.test(description.photometric) && samplesPerPixel === 3;
  const overlaid = (description.overlays ?? []).some(({ embeddedBit }) => embeddedBit !== null);
  const value = bitsStored >= 32 ? 0xffffffff : ((1 << bitsStored) - 1) << (highBit - bitsStored + 1);
  const pixels = {
    rows,
    columns,
    frames,
    samplesPerPixel,
    bitsAllocated,
    planar: description.planarConfiguration === 1,
    nativeLength: Math.ceil((rows * columns * (subsampled ? 2 : samplesPerPixel) * bitsAllocated * frames) / 8),
    overlayBits: overlaid ? ~value >>> 0 : 0,
  };
  const syntax = transferSyntax(dataSet.transferSyntaxUID);
  const encapsulated = dataSet.elements['x7fe00010']?.fragments !== undefined;
  if (!(encapsulated && (isMasked || overlaid)) && !(isMasked && subsampled)) return ok({ ...pixels, decompressed: null });
  if (syntax === null) return err({ code: 'TRANSFER_SYNTAX_UNSUPPORTED', message: 'these pixels cannot be decompressed' });
  const whole = await decompressed(dataSet, description);
  return whole.ok ? ok({ ...pixels, decompressed: whole.value }) : whole;
}

/** All frames, little endian, colour by pixel and at every pixel. Bits beside the value are cleared. */
async function decompressed(
  dataSet: DicomDataSet,
  description: PixelDescription,
): Promise<Result<NonNullable<NativePixels['decompressed']>, Failure>> {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated, bitsStored } = description;
  const length = (rows * columns * samplesPerPixel * bitsAllocated) / 8;
  const bytes = new Uint8Array(length * frames);
  let [photometric, highBit] = [description.photometric, description.highBit];
  for (let frame = 0; frame < frames; frame++) {
    const encoded = frameInMemory(dataSet, description, frame);
    if (!encoded.ok) return encoded;
    const allocated = await decodeAllocated(encoded.value, nodeDecoders());
    if (!allocated.ok) return allocated;
    const inBytes = frameBytes({ ...allocated.value, byPlane: false });
    if (inBytes.length !== length) return err({ code: 'PIXELS_CORRUPT', message: `frame ${frame + 1} has another size` });
    bytes.set(inBytes, frame * length);
    photometric = allocated.value.photometric;
    highBit = allocated.value.highBit;
  }
  const size = bitsAllocated / 8;
  const low = highBit - bitsStored + 1;
  if ((description.overlays ?? []).some(({ embeddedBit }) => embeddedBit !== null) && bitsStored < bitsAllocated) {
    const value = ((1 << bitsStored) - 1) << low;
    for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] ?? 0) & (value >>> (8 * (i % size)));
  }
  return ok({ bytes, photometric, highBit });
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
