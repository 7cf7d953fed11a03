import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { EncodedFrame, PixelDescription, PixelError } from './description.ts';

interface FrameHeader {
  readonly transferSyntaxUID: string;
  readonly description: PixelDescription;
  readonly frame: number;
}

const LENGTH_BYTES = 4;
const ALIGNMENT = 8;

/**
 * One stored frame as it travels to the decode worker: `[uint32 LE header length][UTF-8 JSON header][frame bytes]`.
 * The JSON is padded with spaces (legal after a JSON value) so that the frame bytes start on an 8-byte boundary and a typed
 * array can look at them without a copy.
 */
export function packFrame(encoded: EncodedFrame): Uint8Array<ArrayBuffer> {
  const header: FrameHeader = {
    transferSyntaxUID: encoded.transferSyntaxUID,
    description: encoded.description,
    frame: encoded.frame,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((LENGTH_BYTES + json.length) / ALIGNMENT) * ALIGNMENT;
  const packed = new Uint8Array(start + encoded.bytes.length);
  new DataView(packed.buffer).setUint32(0, start - LENGTH_BYTES, true);
  packed.fill(0x20, LENGTH_BYTES, start);
  packed.set(json, LENGTH_BYTES);
  packed.set(encoded.bytes, start);
  return packed;
}

/** The opposite of `packFrame`; `bytes` of the result is a view into `packed`. Error: PIXELS_CORRUPT. */
export function unpackFrame(packed: Uint8Array): Result<EncodedFrame, PixelError> {
  const corrupt = (message: string) => err({ code: 'PIXELS_CORRUPT', message: `packed frame: ${message}` });
  if (packed.length < LENGTH_BYTES) return corrupt('shorter than its header length');
  const length = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0, true);
  const start = LENGTH_BYTES + length;
  if (start > packed.length) return corrupt(`header of ${length} bytes in ${packed.length}`);
  try {
    const header = JSON.parse(new TextDecoder().decode(packed.subarray(LENGTH_BYTES, start))) as FrameHeader;
    if (typeof header.transferSyntaxUID !== 'string' || typeof header.description?.rows !== 'number') {
      return corrupt('its header is not a frame header');
    }
    return ok({
      transferSyntaxUID: header.transferSyntaxUID,
      description: header.description,
      frame: header.frame,
      bytes: packed.subarray(start),
    });
  } catch {
    return corrupt('its header is not JSON');
  }
}
