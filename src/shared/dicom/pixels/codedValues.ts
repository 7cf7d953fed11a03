import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { CodedImage } from './decoders.ts';
import type { PixelDescription, PixelError, StoredValues } from './description.ts';
import { pixelError } from './pixelError.ts';

/**
 * Holds what a codec gave against the header, and puts it into the header's own kind of array. A corrupted stream often
 * "succeeds" with another size or a short buffer; the header is what the rest of the program believes.
 * Error: PIXELS_CORRUPT.
 */
export function codedValues(image: CodedImage, description: PixelDescription): Result<StoredValues, PixelError> {
  const { rows, columns, samplesPerPixel, bitsAllocated, signed } = description;
  if (image.rows !== rows || image.columns !== columns || image.components !== samplesPerPixel) {
    const coded = `${image.columns}×${image.rows}×${image.components}`;
    return pixelError(
      'PIXELS_CORRUPT',
      `the stream holds ${coded} samples, the header says ${columns}×${rows}×${samplesPerPixel}`,
    );
  }
  if (image.precision < 1 || image.precision > bitsAllocated) {
    return pixelError('PIXELS_CORRUPT', `the stream has ${image.precision} bits a sample, the header allocates ${bitsAllocated}`);
  }
  const count = rows * columns * samplesPerPixel;
  if (image.samples.length !== count) {
    return pixelError('PIXELS_CORRUPT', `the decoder gave ${image.samples.length} of ${count} samples`);
  }
  // Assigning to an integer array keeps the low bits, which is the bit pattern whatever sign the codec gave.
  const values = valuesOf(bitsAllocated, signed, count);
  values.set(image.samples);
  // A stream declared signed of fewer bits than are stored has already extended its sign; an unsigned one is the bare bits.
  return ok(values);
}

function valuesOf(bitsAllocated: number, signed: boolean, count: number): StoredValues {
  if (bitsAllocated <= 8) return signed ? new Int8Array(count) : new Uint8Array(count);
  if (bitsAllocated === 16) return signed ? new Int16Array(count) : new Uint16Array(count);
  return signed ? new Int32Array(count) : new Uint32Array(count);
}
