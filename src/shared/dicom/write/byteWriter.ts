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
  // Room is made first: `reserve` may replace the buffer that the next line writes into.
  return {
    u16: (value) => {
      const at = reserve(2);
      view.setUint16(at, value, true);
    },
    u32: (value) => {
      const at = reserve(4);
      view.setUint32(at, value, true);
    },
    f32: (value) => {
      const at = reserve(4);
      view.setFloat32(at, value, true);
    },
    f64: (value) => {
      const at = reserve(8);
      view.setFloat64(at, value, true);
    },
    bytes: (bytes) => {
      const at = reserve(bytes.length);
      buffer.set(bytes, at);
    },
    length: () => used,
    take: () => buffer.slice(0, used),
  };
}
