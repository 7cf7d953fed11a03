import type { DecodedFrame } from './description.ts';

/**
 * The stored values as the file's own bits and sign, little endian, by pixel: exactly
 * rows × columns × samples × bitsAllocated / 8 bytes (a bit image packed, lowest bit first).
 */
export function frameBytes(frame: DecodedFrame): Uint8Array {
  const { values, bitsAllocated } = frame;
  if (bitsAllocated === 1) {
    const packed = new Uint8Array(Math.ceil(values.length / 8));
    for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) packed[i >> 3]! |= 1 << (i & 7);
    return packed;
  }
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) {
    const size = values.BYTES_PER_ELEMENT;
    for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  }
  return bytes;
}
