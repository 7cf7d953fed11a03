/** A growing buffer, little endian. */
export interface ByteWriter {
  readonly u16: (value: number) => void;
  readonly u32: (value: number) => void;
  readonly f32: (value: number) => void;
  readonly f64: (value: number) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly length: () => number;
  readonly take: () => Uint8Array;
}

export function createByteWriter(capacity = 4096): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let view = new DataView(buffer.buffer);
  let used = 0;
  const reserve = (count: number): number => {
    if (used + count > buffer.length) {
      const grown = new Uint8Array(Math.max(buffer.length * 2, used + count));
      grown.set(buffer.subarray(0, used));
      buffer = grown;
      view = new DataView(buffer.buffer);
    }
    const at = used;
    used += count;
    return at;
  };
  return {
    u16: (value) => view.setUint16(at(2), value, true),
    u32: (value) => view.setUint32(at(4), value, true),
    f32: (value) => view.setFloat32(at(4), value, true),
    f64: (value) => view.setFloat64(at(8), value, true),
    bytes: (bytes) => buffer.set(bytes, at(bytes.length)),
    length: () => used,
    take: () => buffer.slice(0, used),
  };
  function at(count: number): number {
    return reserve(count);
  }
}
