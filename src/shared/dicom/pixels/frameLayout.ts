import type { PixelDescription } from './description.ts';

/** Subsampled along the row: two Y, one CB and one CR for each pair of pixels (PS3.3 C.7.6.3.1.2). */
export const isSubsampled = (photometric: string): boolean => photometric === 'YBR_FULL_422' || photometric === 'YBR_PARTIAL_422';

/** Bits of one frame of native (not compressed) pixel data; frames of bit images are packed without padding between them. */
export function nativeFrameBits(description: PixelDescription): number {
  const pixels = description.rows * description.columns;
  if (isSubsampled(description.photometric) && description.samplesPerPixel === 3) return pixels * 2 * description.bitsAllocated;
  return pixels * description.samplesPerPixel * description.bitsAllocated;
}

export const nativeFrameBytes = (description: PixelDescription): number => Math.ceil(nativeFrameBits(description) / 8);

const ALLOCATIONS: readonly number[] = [1, 8, 16, 32, 64];

/** Why these numbers cannot be the header of an image, or null. */
export function descriptionProblem(description: PixelDescription): string | null {
  const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit } = description;
  if (rows < 1 || columns < 1) return `${rows} rows × ${columns} columns`;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3 && samplesPerPixel !== 4) return `${samplesPerPixel} samples per pixel`;
  if (!ALLOCATIONS.includes(bitsAllocated)) return `${bitsAllocated} bits allocated`;
  if (bitsAllocated === 64 && description.floatingPoint !== true) return '64-bit integers';
  if (bitsStored < 1 || bitsStored > bitsAllocated) return `${bitsStored} bits stored in ${bitsAllocated}`;
  if (highBit < bitsStored - 1 || highBit >= bitsAllocated) return `high bit ${highBit} with ${bitsStored} bits stored`;
  return null;
}
