import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelError } from '#shared/dicom/pixels';
import { corrupt, truncated } from './streamError.ts';

/** What a JPEG 2000 codestream (15444-1 annex A, 15444-15) says of itself in its main header. */
export interface CodestreamHeader {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
  readonly precision: number;
  readonly signed: boolean;
  /** A multiple-component transform is coded: the decoder undoes it, and what comes out is RGB. */
  readonly componentTransform: boolean;
}

const SIZ = 0xff51;
const COD = 0xff52;
const SOT = 0xff90;
const EOC = 0xffd9;

/** The codestream inside a JP2 file, or the bytes themselves. Some writers put whole JP2 files into fragments (PS3.5 A.4.4 forbids it). */
export function codestreamOf(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(4) !== 0x6a502020) return bytes;
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const extended = length === 1 && at + 16 <= bytes.length;
    const size = extended ? Number(view.getBigUint64(at + 8)) : length;
    const head = extended ? 16 : 8;
    if (view.getUint32(at + 4) === 0x6a703263) return bytes.subarray(at + head, length === 0 ? bytes.length : at + size);
    if (size < head) break;
    at += size;
  }
  return bytes;
}

/**
 * Reads the main header and follows the tile-parts to their end, because OpenJPEG decodes what is there of a cut stream and
 * calls it success. Errors: PIXELS_CORRUPT, PIXELS_TRUNCATED.
 */
export function readCodestream(bytes: Uint8Array): Result<CodestreamHeader, PixelError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff4f) return corrupt('no JPEG 2000 codestream');
  let header: CodestreamHeader | null = null;
  let at = 2;
  while (at + 4 <= bytes.length && view.getUint16(at) !== SOT) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker < 0xff00 || length < 2) return corrupt(`no marker at byte ${at} of the codestream`);
    if (at + 2 + length > bytes.length) return truncated('the codestream ends in its main header');
    if (marker === SIZ && length >= 41) {
      const depth = view.getUint8(at + 40);
      header = {
        columns: view.getUint32(at + 6) - view.getUint32(at + 14),
        rows: view.getUint32(at + 10) - view.getUint32(at + 18),
        components: view.getUint16(at + 38),
        precision: (depth & 0x7f) + 1,
        signed: depth > 0x7f,
        componentTransform: false,
      };
    }
    if (marker === COD && header !== null) header = { ...header, componentTransform: view.getUint8(at + 8) !== 0 };
    at += 2 + length;
  }
  if (header === null) return corrupt('the codestream has no image size');
  return followTileParts(view, at, header);
}

function followTileParts(view: DataView, first: number, header: CodestreamHeader): Result<CodestreamHeader, PixelError> {
  let at = first;
  let parts = 0;
  while (at + 12 <= view.byteLength && view.getUint16(at) === SOT) {
    const length = view.getUint32(at + 6);
    parts += 1;
    // Zero: this tile-part goes on to the end of the codestream.
    if (length === 0) return ok(header);
    if (length < 14) return corrupt(`a tile-part of ${length} bytes`);
    if (at + length > view.byteLength) return truncated(`a tile-part of ${length} bytes, ${view.byteLength - at} are stored`);
    at += length;
  }
  if (parts === 0) return truncated('the codestream has no tile');
  const ended = at + 2 > view.byteLength || view.getUint16(at) === EOC || view.getUint16(at) === 0;
  return ended ? ok(header) : corrupt(`no tile-part at byte ${at} of the codestream`);
}
