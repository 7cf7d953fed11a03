import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelDescription, PixelError } from './description.ts';
import { pixelError } from './pixelError.ts';

const HEADER_BYTES = 64;

/**
 * RLE Lossless (PS3.5 annex G): byte planes, most significant first, each packed by itself. Gives the samples by pixel as
 * little-endian bytes. Errors: PIXELS_TRUNCATED, PIXELS_CORRUPT, PIXEL_FORMAT_UNSUPPORTED.
 */
export function decodeRle(bytes: Uint8Array, description: PixelDescription): Result<Uint8Array, PixelError> {
  const { samplesPerPixel, bitsAllocated } = description;
  if (bitsAllocated % 8 !== 0) return pixelError('PIXEL_FORMAT_UNSUPPORTED', `RLE with ${bitsAllocated} bits allocated`);
  if (bytes.length < HEADER_BYTES) return pixelError('PIXELS_TRUNCATED', `RLE frame of ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sampleBytes = bitsAllocated / 8;
  const segments = view.getUint32(0, true);
  const expected = samplesPerPixel * sampleBytes;
  if (segments !== expected) return pixelError('PIXELS_CORRUPT', `${segments} RLE segments, the header needs ${expected}`);

  const pixels = description.rows * description.columns;
  const stride = samplesPerPixel * sampleBytes;
  const out = new Uint8Array(pixels * stride);
  for (let segment = 0; segment < segments; segment += 1) {
    const from = view.getUint32(4 + segment * 4, true);
    const to = segment + 1 < segments ? view.getUint32(8 + segment * 4, true) : bytes.length;
    if (from < HEADER_BYTES || from > to || to > bytes.length) {
      return pixelError('PIXELS_CORRUPT', `RLE segment ${segment + 1} from byte ${from} to ${to} of ${bytes.length}`);
    }
    const sample = Math.floor(segment / sampleBytes);
    const plane = sampleBytes - 1 - (segment % sampleBytes);
    const got = unpackSegment(bytes.subarray(from, to), out, sample * sampleBytes + plane, stride, pixels);
    if (got < pixels) return pixelError('PIXELS_TRUNCATED', `RLE segment ${segment + 1} gives ${got} of ${pixels} bytes`);
  }
  return ok(out);
}

/** Writes up to `count` bytes to `out[start + i * stride]`; says how many there were. */
function unpackSegment(packed: Uint8Array, out: Uint8Array, start: number, stride: number, count: number): number {
  let written = 0;
  let at = start;
  let i = 0;
  while (i < packed.length && written < count) {
    const control = packed[i++]!;
    if (control < 128) {
      const run = Math.min(control + 1, count - written, packed.length - i);
      for (let k = 0; k < run; k += 1, at += stride) out[at] = packed[i + k]!;
      i += control + 1;
      written += run;
    } else if (control > 128 && i < packed.length) {
      const value = packed[i++]!;
      const run = Math.min(257 - control, count - written);
      for (let k = 0; k < run; k += 1, at += stride) out[at] = value;
      written += run;
    }
  }
  return written;
}
