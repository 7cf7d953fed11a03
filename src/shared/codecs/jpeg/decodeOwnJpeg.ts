import { decodeDct } from './decodeDct.ts';
import { decodeLossless } from './decodeLossless.ts';
import type { JpegHeader } from './jpegHeader.ts';

/** Decodes what our own decoder knows: SOF0, SOF1, SOF2 (8 and 12 bits) and SOF3. Throws JpegStreamError. */
export function decodeOwnJpeg(bytes: Uint8Array, header: JpegHeader): Uint16Array {
  return header.frameMarker === 0xc3 ? decodeLossless(bytes, header) : decodeDct(bytes, header);
}
