import { huffmanTable, type HuffmanTable } from './huffman.ts';
import type { JpegHeader, Segment } from './jpegHeader.ts';

/** Thrown inside the decoder and caught at its face: the stream breaks the rules of T.81. */
export class JpegStreamError extends Error {
  override readonly name = 'JpegStreamError';
}

export function broken(message: string): never {
  throw new JpegStreamError(message);
}

/** One component and its place in the frame. */
export interface JpegComponent {
  readonly id: number;
  readonly h: number;
  readonly v: number;
  readonly tableIndex: number;
  /** Samples of this component: its share of the frame, rounded up. */
  readonly columns: number;
  readonly rows: number;
  /** Data units in a scan of this component alone. */
  readonly unitsWide: number;
  readonly unitsHigh: number;
  /** Data units stored a line: whole MCUs. */
  readonly stride: number;
  readonly lines: number;
}

/** Tables as the stream has set them so far; a later segment replaces a table in the middle of the stream. */
export interface JpegTables {
  readonly dc: (HuffmanTable | undefined)[];
  readonly ac: (HuffmanTable | undefined)[];
  readonly quantisation: (Float64Array | undefined)[];
  restartInterval: number;
}

export const emptyTables = (): JpegTables => ({ dc: [], ac: [], quantisation: [], restartInterval: 0 });

/** Components with `unit` samples a data unit's side (8 for DCT, 1 for lossless). */
export function componentsOf(header: JpegHeader, unit: number): readonly JpegComponent[] {
  const { rows, columns } = header;
  if (header.components.length === 0) broken('no components');
  for (const { h, v } of header.components) if (h < 1 || h > 4 || v < 1 || v > 4) broken(`sampling factor ${h}×${v}`);
  const hMax = Math.max(...header.components.map((component) => component.h));
  const vMax = Math.max(...header.components.map((component) => component.v));
  return header.components.map(({ id, h, v, table }) => {
    const own = { columns: Math.ceil((columns * h) / hMax), rows: Math.ceil((rows * v) / vMax) };
    return {
      id,
      h,
      v,
      tableIndex: table,
      ...own,
      unitsWide: Math.ceil(own.columns / unit),
      unitsHigh: Math.ceil(own.rows / unit),
      stride: Math.ceil(columns / (unit * hMax)) * h,
      lines: Math.ceil(rows / (unit * vMax)) * v,
    };
  });
}

/** Zig-zag position to row-major index (T.81 figure 5), made by walking the diagonals. */
export const ZIGZAG: Uint8Array = (() => {
  const order = new Uint8Array(64);
  let at = 0;
  for (let diagonal = 0; diagonal < 15; diagonal += 1) {
    for (let step = 0; step <= diagonal; step += 1) {
      const row = diagonal % 2 === 0 ? diagonal - step : step;
      const column = diagonal - row;
      if (row < 8 && column < 8) order[at++] = row * 8 + column;
    }
  }
  return order;
})();

/** Reads DHT, DQT and DRI into the tables; other segments are not its business. */
export function readTables(bytes: Uint8Array, segment: Segment, tables: JpegTables): void {
  if (segment.marker === 0xc4) readHuffman(bytes, segment, tables);
  if (segment.marker === 0xdb) readQuantisation(bytes, segment, tables);
  if (segment.marker === 0xdd && segment.end - segment.start >= 2) {
    tables.restartInterval = (bytes[segment.start]! << 8) | bytes[segment.start + 1]!;
  }
}

function readHuffman(bytes: Uint8Array, { start, end }: Segment, tables: JpegTables): void {
  let at = start;
  while (at + 17 <= end) {
    const kind = bytes[at]! >> 4;
    const index = bytes[at]! & 15;
    const counts = bytes.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (kind > 1 || index > 3 || at + 17 + total > end) broken('a Huffman table is out of bounds');
    const table = huffmanTable(counts, bytes.slice(at + 17, at + 17 + total));
    if (table === null) return broken('a Huffman table is no prefix code');
    (kind === 0 ? tables.dc : tables.ac)[index] = table;
    at += 17 + total;
  }
}

function readQuantisation(bytes: Uint8Array, { start, end }: Segment, tables: JpegTables): void {
  let at = start;
  while (at < end) {
    const wide = bytes[at]! >> 4;
    const index = bytes[at]! & 15;
    if (wide > 1 || index > 3 || at + 1 + 64 * (wide + 1) > end) broken('a quantisation table is out of bounds');
    const table = new Float64Array(64);
    at += 1;
    for (let k = 0; k < 64; k += 1, at += wide + 1) {
      table[ZIGZAG[k]!] = wide === 1 ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]!;
    }
    tables.quantisation[index] = table;
  }
}

/** The parameters of a scan header (T.81 B.2.3), its components given by index into the frame's. */
export interface ScanHeader {
  readonly components: readonly { readonly index: number; readonly dc: number; readonly ac: number }[];
  readonly spectralStart: number;
  readonly spectralEnd: number;
  readonly high: number;
  readonly low: number;
}

export function readScanHeader(bytes: Uint8Array, { start, end }: Segment, frame: readonly JpegComponent[]): ScanHeader {
  const count = bytes[start] ?? 0;
  if (count < 1 || count > 4 || end - start < 4 + 2 * count) broken('a scan header is out of bounds');
  const components = Array.from({ length: count }, (_, i) => {
    const id = bytes[start + 1 + 2 * i]!;
    const selectors = bytes[start + 2 + 2 * i]!;
    const index = frame.findIndex((component) => component.id === id);
    if (index < 0) broken(`a scan names component ${id}, which the frame does not have`);
    return { index, dc: selectors >> 4, ac: selectors & 15 };
  });
  const at = start + 1 + 2 * count;
  return {
    components,
    spectralStart: bytes[at]!,
    spectralEnd: bytes[at + 1]!,
    high: bytes[at + 2]! >> 4,
    low: bytes[at + 2]! & 15,
  };
}

/** The first byte after the entropy-coded data that starts at `at`: a marker other than stuffing and restarts. */
export function endOfEntropyData(bytes: Uint8Array, at: number): number {
  for (let i = at; i + 1 < bytes.length; i += 1) {
    if (bytes[i] !== 0xff) continue;
    const next = bytes[i + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return i;
  }
  return bytes.length;
}
