/** Codec output, little-endian bytes, as an array of its sample size; null when the length does not fit `count` samples. */
export function samplesOf(bytes: Uint8Array<ArrayBuffer>, precision: number, signed: boolean, count: number): Samples | null {
  const size = precision <= 8 ? 1 : precision <= 16 ? 2 : 4;
  if (bytes.length !== count * size) return null;
  const { buffer } = bytes;
  if (size === 1) return signed ? new Int8Array(buffer) : bytes;
  if (size === 2) return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
}

export type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

/** Planes one after the other, put by pixel. */
export function interleave(planes: Samples, components: number): Samples {
  const pixels = planes.length / components;
  const out = planes.slice();
  for (let c = 0; c < components; c += 1) for (let i = 0; i < pixels; i += 1) out[i * components + c] = planes[c * pixels + i]!;
  return out;
}
