import { ok } from '#shared/base';
import type { Inflater } from '#shared/dicom/pixels';
import { corrupt } from './streamError.ts';

/** The platform's inflater, as far as it is used here: Node 18 and browsers have the same one. */
interface Decompressor {
  readonly writable: { getWriter(): { write(chunk: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> } };
  readonly readable: {
    getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>; cancel(): Promise<void> };
  };
}

/** Makes a raw-deflate decompressor (`new DecompressionStream('deflate-raw')`); passed in, the core has no platform. */
export type MakeDecompressor = () => Decompressor;

/** Inflates one frame, and stops when it has grown beyond what the header allows. */
export function inflater(make: MakeDecompressor): Inflater {
  return async (bytes, expectedLength) => {
    const { writable, readable } = make();
    const writer = writable.getWriter();
    const reader = readable.getReader();
    const out = new Uint8Array(expectedLength);
    let length = 0;
    try {
      const written = writer.write(bytes.slice()).then(() => writer.close());
      // A write rejects when the data is broken; the same failure comes from `read`, which is where it is answered.
      written.catch(() => undefined);
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        const value = chunk.value ?? new Uint8Array(0);
        // One byte of padding makes the frame even.
        out.set(value.subarray(0, Math.max(0, expectedLength - length)), length > expectedLength ? expectedLength : length);
        length += value.length;
        if (length > expectedLength + 1) {
          await reader.cancel();
          return corrupt(`the deflated frame is longer than ${expectedLength} bytes`);
        }
      }
    } catch {
      if (length < expectedLength) return corrupt('the deflated frame is broken');
    }
    return ok(length < expectedLength ? out.subarray(0, length) : out);
  };
}
