import type { AllocatedFrame } from './decodeFrame.ts';
import type { StoredValues } from './description.ts';
import { arrayLike } from './nativeValues.ts';

/**
 * A frame as the file's own bits and sign, little endian: exactly rows × columns × samples × bitsAllocated / 8 bytes, a bit image
 * packed lowest bit first. Nothing is masked or extended, and colour that the file has plane by plane stays so: these bytes are what
 * another decoder of the same file gives.
 */
export function frameBytes({ values, description, byPlane }: AllocatedFrame): Uint8Array {
  if (description.bitsAllocated === 1) return packedBits(values);
  const ordered = byPlane && description.samplesPerPixel > 1 ? planes(values, description.samplesPerPixel) : values;
  const bytes = new Uint8Array(ordered.buffer, ordered.byteOffset, ordered.byteLength).slice();
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) {
    const size = ordered.BYTES_PER_ELEMENT;
    for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  }
  return bytes;
}

function packedBits(values: StoredValues): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) packed[i >> 3]! |= 1 << (i & 7);
  return packed;
}

function planes(values: StoredValues, samples: number): StoredValues {
  const pixels = values.length / samples;
  const out = arrayLike(values, values.length);
  for (let s = 0; s < samples; s += 1) for (let i = 0; i < pixels; i += 1) out[s * pixels + i] = values[i * samples + s]!;
  return out;
}
