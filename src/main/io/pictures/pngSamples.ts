import { inflateSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/base';
import type { DicomError } from '#shared/dicom';

/** Samples of a PNG, by pixel: 8 bits, or 16 where the file has them; palettes are looked up, fewer bits are spread to 8. */
export interface PngSamples {
  readonly components: number;
  readonly values: Uint8Array | Uint16Array;
}

const broken = (message: string) => err({ code: 'PICTURE_BROKEN', message });

/** Decodes a whole PNG file that is not interlaced (PNG, second edition). Error: PICTURE_BROKEN. */
export function pngSamples(bytes: Uint8Array): Result<PngSamples, DicomError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const columns = view.getUint32(16);
  const rows = view.getUint32(20);
  const depth = bytes[24] ?? 8;
  const type = bytes[25] ?? 0;
  const data: Uint8Array[] = [];
  let palette: Uint8Array | null = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) break;
    if (name === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    if (name === 'PLTE') palette = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IEND') break;
    at += 12 + length;
  }
  const stored = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type] ?? 1;
  const line = Math.ceil((columns * stored * depth) / 8);
  let raw: Uint8Array;
  try {
    raw = inflateSync(Buffer.concat(data), { maxOutputLength: rows * (line + 1) + 64 });
  } catch {
    return broken('the PNG stream cannot be unpacked');
  }
  if (raw.length < rows * (line + 1)) return broken(`the PNG stream holds ${raw.length} of ${rows * (line + 1)} bytes`);
  const lines = unfiltered(raw, rows, line, Math.max(1, (stored * depth) >> 3));
  if (lines === null) return broken('a PNG line with an unknown filter');
  if (type === 3) {
    if (palette === null) return broken('a PNG without its palette');
    const indices = spread(lines, rows, columns, line, depth, false);
    const values = new Uint8Array(rows * columns * 3);
    for (let i = 0; i < indices.length; i++) for (let c = 0; c < 3; c++) values[i * 3 + c] = palette[indices[i]! * 3 + c] ?? 0;
    return ok({ components: 3, values });
  }
  if (depth === 16) {
    const values = new Uint16Array(rows * columns * stored);
    for (let i = 0; i < values.length; i++) values[i] = lines[i * 2]! * 256 + lines[i * 2 + 1]!;
    return ok({ components: stored, values });
  }
  return ok({ components: stored, values: depth === 8 ? lines : spread(lines, rows, columns, line, depth, true) });
}

/** Undoes the filters line by line (PNG 9.2); null for one that is not known. */
function unfiltered(raw: Uint8Array, rows: number, line: number, step: number): Uint8Array | null {
  const out = new Uint8Array(rows * line);
  for (let y = 0; y < rows; y++) {
    const filter = raw[y * (line + 1)]!;
    if (filter > 4) return null;
    const from = y * (line + 1) + 1;
    const to = y * line;
    for (let x = 0; x < line; x++) {
      const left = x >= step ? out[to + x - step]! : 0;
      const up = y > 0 ? out[to + x - line]! : 0;
      const corner = y > 0 && x >= step ? out[to + x - line - step]! : 0;
      out[to + x] = raw[from + x]! + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const near = left + up - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Samples of 1, 2, 4 or 8 bits as bytes; `scaled` brings the largest to 255. */
function spread(lines: Uint8Array, rows: number, columns: number, line: number, depth: number, scaled: boolean): Uint8Array {
  if (depth === 8) return lines;
  const out = new Uint8Array(rows * columns);
  const top = 2 ** depth - 1;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const bit = x * depth;
      const value = (lines[y * line + (bit >> 3)]! >> (8 - depth - (bit & 7))) & top;
      out[y * columns + x] = scaled ? (value * 255) / top : value;
    }
  return out;
}
