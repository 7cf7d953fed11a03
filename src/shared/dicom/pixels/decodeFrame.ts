import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import { codedValues } from './codedValues.ts';
import type { CodedImage, DecoderTable } from './decoders.ts';
import type { DecodedFrame, EncodedFrame, PixelDescription, PixelError, StoredValues } from './description.ts';
import { descriptionProblem, isSubsampled, nativeFrameBytes } from './frameLayout.ts';
import { refusal } from './locateFrame.ts';
import { nativeValues } from './nativeValues.ts';
import { pixelError } from './pixelError.ts';
import { decodeRle } from './rle.ts';
import { keepStoredBits, valueRange } from './storedBits.ts';
import { BIG_ENDIAN_UID, transferSyntax } from './transferSyntaxes.ts';

interface Samples {
  readonly values: StoredValues;
  readonly photometric: string;
}

/**
 * Turns one stored frame into its stored values: sign-extended from the stored bits, colour by pixel. `decoders` does the
 * compressed syntaxes. What comes back agrees with the header in rows, columns, samples and bits, or it is an error:
 * PIXEL_FORMAT_UNSUPPORTED, TRANSFER_SYNTAX_UNSUPPORTED, PIXELS_TRUNCATED, PIXELS_CORRUPT.
 */
export async function decodeFrame(encoded: EncodedFrame, decoders: DecoderTable): Promise<Result<DecodedFrame, PixelError>> {
  const { description } = encoded;
  const problem = descriptionProblem(description);
  if (problem !== null) return pixelError('PIXEL_FORMAT_UNSUPPORTED', problem);
  const samples = await samplesOf(encoded, decoders);
  if (!samples.ok) return samples;
  const { values, photometric } = samples.value;
  return ok({
    rows: description.rows,
    columns: description.columns,
    samplesPerPixel: description.samplesPerPixel,
    bitsAllocated: description.bitsAllocated,
    signed: description.signed,
    photometric,
    values,
    ...valueRange(values),
  });
}

async function samplesOf(encoded: EncodedFrame, decoders: DecoderTable): Promise<Result<Samples, PixelError>> {
  const { description, bytes, transferSyntaxUID } = encoded;
  const syntax = transferSyntax(transferSyntaxUID);
  if (syntax === null || 'refused' in syntax) return pixelError('TRANSFER_SYNTAX_UNSUPPORTED', refusal(transferSyntaxUID));
  switch (syntax.codec) {
    case 'native':
      return native(bytes, description, transferSyntaxUID === BIG_ENDIAN_UID);
    case 'rle': {
      const planes = decodeRle(bytes, description);
      return planes.ok ? native(planes.value, byPixel(description), false) : planes;
    }
    case 'deflate': {
      const inflated = await decoders.deflate(bytes, nativeFrameBytes(description));
      return inflated.ok ? native(inflated.value, description, false) : inflated;
    }
    default: {
      const { rows, columns, samplesPerPixel, bitsAllocated } = description;
      const image = await decoders[syntax.codec](bytes, { rows, columns, samplesPerPixel, bitsAllocated });
      if (!image.ok) return image;
      const values = codedValues(image.value, description);
      if (!values.ok) return values;
      keepStoredBits(values.value, { ...description, highBit: description.bitsStored - 1 });
      return ok({ values: values.value, photometric: codedPhotometric(image.value, description) });
    }
  }
}

function native(bytes: Uint8Array, description: PixelDescription, bigEndian: boolean): Result<Samples, PixelError> {
  const values = nativeValues(bytes, description, bigEndian);
  if (!values.ok) return values;
  keepStoredBits(values.value, description);
  return ok({ values: values.value, photometric: fullySampled(description.photometric) });
}

/** RLE planes come out by pixel, and never subsampled. */
const byPixel = (description: PixelDescription): PixelDescription => ({
  ...description,
  planarConfiguration: 0,
  photometric: fullySampled(description.photometric),
});

/** Values always have their chroma at every pixel, whatever the file subsampled. */
function fullySampled(photometric: string): string {
  if (!isSubsampled(photometric)) return photometric;
  return photometric === 'YBR_FULL_422' ? 'YBR_FULL' : 'YBR_PARTIAL';
}

function codedPhotometric(image: CodedImage, description: PixelDescription): string {
  if (description.samplesPerPixel !== 3) return description.photometric;
  return image.colour === 'as-header' ? fullySampled(description.photometric) : image.colour;
}
