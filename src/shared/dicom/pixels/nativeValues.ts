import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelDescription, PixelError, StoredValues } from './description.ts';
import { isSubsampled, nativeFrameBytes } from './frameLayout.ts';
import { pixelError } from './pixelError.ts';

/**
 * Native bytes of one frame as stored values, colour by pixel: unpacked, put into this machine's byte order, subsampled chroma
 * repeated, planes interleaved. Bits above the high bit are still in them (see `storedBits`).
 * Error: PIXELS_TRUNCATED.
 */
export function nativeValues(
  bytes: Uint8Array,
  description: PixelDescription,
  bigEndian: boolean,
): Result<StoredValues, PixelError> {
  const needed = nativeFrameBytes(description);
  if (bytes.length < needed) return pixelError('PIXELS_TRUNCATED', `the frame needs ${needed} bytes, ${bytes.length} are stored`);
  const { rows, columns, samplesPerPixel, bitsAllocated } = description;
  const pixels = rows * columns;
  if (bitsAllocated === 1) return ok(unpackedBits(bytes, pixels * samplesPerPixel));
  const samples = samplesFromBytes(bytes.subarray(0, needed), description, bigEndian);
  if (samplesPerPixel === 1) return ok(samples);
  if (samplesPerPixel === 3 && isSubsampled(description.photometric)) return ok(chromaRepeated(samples, rows, columns));
  return ok(description.planarConfiguration === 1 ? interleaved(samples, pixels, samplesPerPixel) : samples);
}

/** A typed array of the same kind and another length. */
export function arrayLike<T extends StoredValues>(model: T, length: number): T {
  // Every StoredValues constructor takes a length; TypeScript does not see that a union's constructor gives back the same member.
  return new (model.constructor as new (length: number) => T)(length);
}

function unpackedBits(bytes: Uint8Array, count: number): Uint8Array {
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) values[i] = (bytes[i >> 3]! >> (i & 7)) & 1;
  return values;
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function samplesFromBytes(bytes: Uint8Array, description: PixelDescription, bigEndian: boolean): StoredValues {
  const size = description.bitsAllocated / 8;
  // A copy of its own: the result is transferred between threads, and a typed array wants its alignment.
  const own = bytes.slice();
  if (size > 1 && bigEndian === hostIsLittleEndian) reverseEach(own, size);
  const { buffer } = own;
  const { signed } = description;
  if (description.floatingPoint === true) return size === 8 ? new Float64Array(buffer) : new Float32Array(buffer);
  if (size === 1) return signed ? new Int8Array(buffer) : own;
  if (size === 2) return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
}

function reverseEach(bytes: Uint8Array, size: number): void {
  for (let i = 0; i + size <= bytes.length; i += size) bytes.subarray(i, i + size).reverse();
}

function interleaved(planes: StoredValues, pixels: number, samples: number): StoredValues {
  const values = arrayLike(planes, planes.length);
  for (let s = 0; s < samples; s += 1) {
    for (let i = 0; i < pixels; i += 1) values[i * samples + s] = planes[s * pixels + i]!;
  }
  return values;
}

/** Y1 Y2 CB CR for each pair of pixels along the row (C.7.6.3.1.2): both pixels take the pair's chroma. */
function chromaRepeated(packed: StoredValues, rows: number, columns: number): StoredValues {
  const pixels = rows * columns;
  const values = arrayLike(packed, pixels * 3);
  for (let i = 0; i < pixels; i += 1) {
    const pair = (i >> 1) * 4;
    values[i * 3] = packed[pair + (i & 1)]!;
    values[i * 3 + 1] = packed[pair + 2] ?? 0;
    values[i * 3 + 2] = packed[pair + 3] ?? 0;
  }
  return values;
}
