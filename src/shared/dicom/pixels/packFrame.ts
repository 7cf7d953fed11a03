import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { OverlayHeader } from './overlayPlane.ts';
import type { EncodedFrame, PixelDescription, PixelError } from './description.ts';

interface FrameHeader {
  readonly transferSyntaxUID: string;
  readonly description: PixelDescription;
  readonly frame: number;
  /** Their bits follow the frame's bytes, one after the other. */
  readonly overlays?: readonly { readonly header: OverlayHeader; readonly length: number }[];
}

const LENGTH_BYTES = 4;
const ALIGNMENT = 8;

/**
 * One stored frame as it travels to the decode worker: `[uint32 LE header length][UTF-8 JSON header][frame bytes][overlay bits]`.
 * The JSON is padded with spaces (legal after a JSON value) so that the frame bytes start on an 8-byte boundary and a typed
 * array can look at them without a copy.
 */
export function packFrame(encoded: EncodedFrame): Uint8Array<ArrayBuffer> {
  const overlays = encoded.overlays ?? [];
  const header: FrameHeader = {
    ...(overlays.length === 0
      ? {}
      : { overlays: overlays.map(({ header: said, bits }) => ({ header: said, length: bits.length })) }),
    transferSyntaxUID: encoded.transferSyntaxUID,
    description: encoded.description,
    frame: encoded.frame,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((LENGTH_BYTES + json.length) / ALIGNMENT) * ALIGNMENT;
  const overlayBytes = overlays.reduce((sum, { bits }) => sum + bits.length, 0);
  const packed = new Uint8Array(start + encoded.bytes.length + overlayBytes);
  new DataView(packed.buffer).setUint32(0, start - LENGTH_BYTES, true);
  packed.fill(0x20, LENGTH_BYTES, start);
  packed.set(json, LENGTH_BYTES);
  packed.set(encoded.bytes, start);
  let at = start + encoded.bytes.length;
  for (const { bits } of overlays) {
    packed.set(bits, at);
    at += bits.length;
  }
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
    const said = header.overlays ?? [];
    const end = packed.length - said.reduce((sum, { length: bytes }) => sum + bytes, 0);
    if (end < start) return corrupt('its overlays are cut short');
    let at = end;
    const overlays = said.map(({ header: overlay, length: bytes }) => {
      const bits = packed.slice(at, at + bytes);
      at += bytes;
      return { header: overlay, bits };
    });
    return ok({
      ...(overlays.length === 0 ? {} : { overlays }),
      transferSyntaxUID: header.transferSyntaxUID,
      description: header.description,
      frame: header.frame,
      bytes: packed.subarray(start, end),
    });
  } catch {
    return corrupt('its header is not JSON');
  }
}
