import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import { codedValues } from './codedValues.ts';
import type { CodedImage, DecoderTable } from './decoders.ts';
import { embeddedOverlays } from './overlayEmbedded.ts';
import type { DecodedFrame, EncodedFrame, PixelDescription, PixelError, StoredValues } from './description.ts';
import { descriptionProblem, isSubsampled, nativeFrameBytes } from './frameLayout.ts';
import { refusal } from './locateFrame.ts';
import { nativeValues } from './nativeValues.ts';
import { pixelError } from './pixelError.ts';
import { decodeRle } from './rle.ts';
import { keepStoredBits, valueRange } from './storedBits.ts';
import { hasBigEndianPixels, transferSyntax } from './transferSyntaxes.ts';

/** A frame decompressed and no more: every allocated bit as the file has it, old overlay bits and unextended signs included. */
export interface AllocatedFrame {
  readonly description: PixelDescription;
  /** Colour by pixel, chroma at every pixel. */
  readonly values: StoredValues;
  readonly photometric: string;
  /** Where the bits of a value end; compressed streams carry them at the bottom whatever the header's HighBit. */
  readonly highBit: number;
  /** The file has its colours plane by plane. */
  readonly byPlane: boolean;
}

/**
 * Turns one stored frame into its stored values: sign-extended from the stored bits, colour by pixel. `decoders` does the
 * compressed syntaxes. What comes back agrees with the header in rows, columns, samples and bits, or it is an error:
 * PIXEL_FORMAT_UNSUPPORTED, TRANSFER_SYNTAX_UNSUPPORTED, PIXELS_TRUNCATED, PIXELS_CORRUPT.
 */
export async function decodeFrame(encoded: EncodedFrame, decoders: DecoderTable): Promise<Result<DecodedFrame, PixelError>> {
  const allocated = await decodeAllocated(encoded, decoders);
  if (!allocated.ok) return allocated;
  const overlays = [...(encoded.overlays ?? []), ...cellOverlays(encoded, allocated.value)];
  const frame = storedFrame(allocated.value);
  return ok(overlays.length === 0 ? frame : { ...frame, overlays });
}

/** Codecs know nothing of bits beside the stored ones: only cells that come as they lie in the file can hold an overlay. */
function cellOverlays({ transferSyntaxUID, description, frame }: EncodedFrame, allocated: AllocatedFrame) {
  const syntax = transferSyntax(transferSyntaxUID);
  const plain = syntax !== null && !('refused' in syntax) && ['native', 'rle', 'deflate'].includes(syntax.codec);
  return plain ? embeddedOverlays(allocated, description.overlays ?? [], frame) : [];
}

/** The stored values of a decompressed frame. Takes over its `values` and changes them in place. */
export function storedFrame({ description, values, photometric, highBit }: AllocatedFrame): DecodedFrame {
  keepStoredBits(values, { ...description, highBit });
  return {
    rows: description.rows,
    columns: description.columns,
    samplesPerPixel: description.samplesPerPixel,
    bitsAllocated: description.bitsAllocated,
    signed: description.signed,
    photometric,
    values,
    ...valueRange(values),
  };
}

/** The first half of `decodeFrame`, for those who want the file's own bits. Errors as there. */
export async function decodeAllocated(
  encoded: EncodedFrame,
  decoders: DecoderTable,
): Promise<Result<AllocatedFrame, PixelError>> {
  const { description, bytes, transferSyntaxUID } = encoded;
  const problem = descriptionProblem(description);
  if (problem !== null) return pixelError('PIXEL_FORMAT_UNSUPPORTED', problem);
  const syntax = transferSyntax(transferSyntaxUID);
  if (syntax === null || 'refused' in syntax) return pixelError('TRANSFER_SYNTAX_UNSUPPORTED', refusal(transferSyntaxUID));
  switch (syntax.codec) {
    case 'native':
      return native(bytes, description, hasBigEndianPixels(transferSyntaxUID));
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
      return image.ok ? coded(image.value, description) : image;
    }
  }
}

function native(bytes: Uint8Array, description: PixelDescription, bigEndian: boolean): Result<AllocatedFrame, PixelError> {
  const values = nativeValues(bytes, description, bigEndian);
  if (!values.ok) return values;
  return ok({
    description,
    values: values.value,
    photometric: fullySampled(description.photometric),
    highBit: description.highBit,
    byPlane: description.planarConfiguration === 1,
  });
}

function coded(image: CodedImage, description: PixelDescription): Result<AllocatedFrame, PixelError> {
  const values = codedValues(image, description);
  if (!values.ok) return values;
  return ok({
    description,
    values: values.value,
    photometric: codedPhotometric(image, description),
    highBit: description.bitsStored - 1,
    byPlane: false,
  });
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
  if (image.colour !== 'as-header') return image.colour;
  // YBR_RCT and YBR_ICT name a transform inside the codestream; a stream without one holds plain colours.
  const promised = description.photometric === 'YBR_RCT' || description.photometric === 'YBR_ICT';
  return promised ? 'RGB' : fullySampled(description.photometric);
}
