import { brotliDecompressSync } from 'node:zlib';
import { invariant } from '#shared/base';

/** Tags that WOFF2 writes as a number (WOFF2 4.1); only these three matter here. */
const KNOWN = { cmap: 0, glyf: 10, loca: 11 } as const;
const OTHER_TAG = 63;
const HEADER_BYTES = 48;

/**
 * Code points for which a WOFF2 file has a glyph, from its character map (OpenType cmap, formats 4 and 12). The ranges that a style sheet
 * declares for a slice are wider than that: a character taken on their word would be printed as an empty box.
 */
export function fontCoverage(file: Uint8Array): ReadonlySet<number> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  invariant(view.getUint32(0) === 0x774f4632, 'a bundled font is not WOFF2');
  const tables = view.getUint16(12);
  const compressed = view.getUint32(20);
  let at = HEADER_BYTES;
  const number = (): number => {
    // UIntBase128: seven bits a byte, the most significant first.
    let value = 0;
    for (;;) {
      const byte = view.getUint8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  let offset = 0;
  let cmap: { readonly start: number; readonly length: number } | null = null;
  for (let i = 0; i < tables; i++) {
    const flags = view.getUint8(at++);
    const tag = flags & 0x3f;
    const version = flags >> 6;
    if (tag === OTHER_TAG) at += 4;
    const original = number();
    // Outlines are transformed unless they say version 3, everything else only when it says another version than 0.
    const transformed = tag === KNOWN.glyf || tag === KNOWN.loca ? version !== 3 : version !== 0;
    const length = transformed ? number() : original;
    if (tag === KNOWN.cmap) cmap = { start: offset, length };
    offset += length;
  }
  invariant(cmap !== null, 'a bundled font has no character map');
  const data = brotliDecompressSync(file.subarray(at, at + compressed));
  return mapped(new DataView(data.buffer, data.byteOffset + cmap.start, cmap.length));
}

function mapped(cmap: DataView): ReadonlySet<number> {
  const covered = new Set<number>();
  const count = cmap.getUint16(2);
  for (let i = 0; i < count; i++) {
    const start = cmap.getUint32(4 + i * 8 + 4);
    const format = cmap.getUint16(start);
    if (format === 4) segments(cmap, start, covered);
    if (format === 12) groups(cmap, start, covered);
  }
  return covered;
}

/** Format 4: segments of 16-bit code points. */
function segments(cmap: DataView, start: number, covered: Set<number>): void {
  const twice = cmap.getUint16(start + 6);
  const [ends, starts, deltas, offsets] = [start + 14, start + 16 + twice, start + 16 + 2 * twice, start + 16 + 3 * twice];
  for (let i = 0; i < twice; i += 2) {
    const [first, last] = [cmap.getUint16(starts + i), cmap.getUint16(ends + i)];
    const [delta, offset] = [cmap.getUint16(deltas + i), cmap.getUint16(offsets + i)];
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const stored = offset === 0 ? code : cmap.getUint16(offsets + i + offset + 2 * (code - first));
      if (stored !== 0 && ((stored + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups of 32-bit code points. */
function groups(cmap: DataView, start: number, covered: Set<number>): void {
  const count = cmap.getUint32(start + 12);
  for (let i = 0; i < count; i++) {
    const at = start + 16 + i * 12;
    const [first, last, glyph] = [cmap.getUint32(at), cmap.getUint32(at + 4), cmap.getUint32(at + 8)];
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) covered.add(code);
  }
}
