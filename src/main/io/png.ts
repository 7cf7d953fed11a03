import { crc32, deflateSync } from 'node:zlib';

/** PNG colour types (PNG 11.2.2): grey, or colour with alpha. */
const COLOUR_TYPE = { grey: 0, rgba: 6 } as const;

export interface PngImage {
  readonly rows: number;
  readonly columns: number;
  /** `grey` with 8 or 16 bits a sample, or `rgba` with 8. Row by row. */
  readonly samples:
    | { readonly kind: 'grey'; readonly values: Uint8Array | Uint8ClampedArray | Uint16Array }
    | { readonly kind: 'rgba'; readonly values: Uint8Array | Uint8ClampedArray };
}

/** A PNG file. The same image gives the same bytes with the same zlib. */
export function encodePng({ rows, columns, samples }: PngImage): Uint8Array {
  const { kind, values } = samples;
  const deep = values instanceof Uint16Array;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header[8] = deep ? 16 : 8;
  header[9] = COLOUR_TYPE[kind];
  const lineBytes = columns * (kind === 'rgba' ? 4 : 1) * (deep ? 2 : 1);
  // Each line starts with its filter type; 0, none.
  const lines = Buffer.alloc(rows * (lineBytes + 1));
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  for (let y = 0; y < rows; y += 1) {
    const at = y * (lineBytes + 1) + 1;
    bytes.copy(lines, at, y * lineBytes, (y + 1) * lineBytes);
    // PNG is big endian, typed arrays are the machine's.
    if (deep) lines.subarray(at, at + lineBytes).swap16();
  }
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}
