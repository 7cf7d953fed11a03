import { bitReader, overran, skipRestart, takeSigned, type BitReader } from './bitReader.ts';
import { decodeSymbol, type HuffmanTable } from './huffman.ts';
import { nextSegment, type JpegHeader } from './jpegHeader.ts';
import { broken, componentsOf, emptyTables, endOfEntropyData, readScanHeader, readTables, type ScanHeader } from './jpegState.ts';

/**
 * Huffman-coded lossless frames (process 14, T.81 annex H): 2 to 16 bits, any predictor, point transform, restarts, several
 * components interleaved or scan by scan. Gives samples by pixel. Throws JpegStreamError.
 */
export function decodeLossless(bytes: Uint8Array, header: JpegHeader): Uint16Array {
  if (header.precision < 2 || header.precision > 16) broken(`${header.precision} bits in a lossless frame`);
  const components = componentsOf(header, 1);
  if (components.some((component) => component.h !== components[0]!.h || component.v !== components[0]!.v)) {
    broken('lossless frames with subsampled components are not supported');
  }
  const out = new Uint16Array(header.rows * header.columns * components.length);
  const seen = new Set<number>();
  const tables = emptyTables();
  for (let segment = nextSegment(bytes, 2); segment !== null && segment.marker !== 0xd9;) {
    readTables(bytes, segment, tables);
    let next = segment.end;
    if (segment.marker === 0xda) {
      const scan = readScanHeader(bytes, segment, components);
      const huffman = scan.components.map(({ dc }) => tables.dc[dc] ?? broken('a scan uses an undefined Huffman table'));
      for (const { index } of scan.components) seen.add(index);
      next = endOfEntropyData(bytes, decodeScan(bytes, segment.end, header, scan, huffman, tables.restartInterval, out));
    }
    segment = nextSegment(bytes, next);
  }
  if (seen.size < components.length) broken('a component has no scan');
  return out;
}

/** The shape of a scan's walk over the samples. */
interface Walk {
  readonly reader: BitReader;
  readonly columns: number;
  /** Samples from one pixel to the next. */
  readonly step: number;
  readonly selection: number;
  /** The prediction where there is no neighbour: half of the range. */
  readonly origin: number;
  readonly low: number;
}

function decodeScan(
  bytes: Uint8Array,
  at: number,
  header: JpegHeader,
  scan: ScanHeader,
  huffman: readonly HuffmanTable[],
  restartInterval: number,
  out: Uint16Array,
): number {
  const selection = scan.spectralStart;
  if (selection < 1 || selection > 7) broken(`predictor ${selection}`);
  if (scan.low >= header.precision) broken(`point transform of ${scan.low} bits`);
  const { rows, columns } = header;
  if (restartInterval % columns !== 0) broken('restarts inside a line are not supported');
  const step = header.components.length;
  const walk: Walk = {
    reader: bitReader(bytes, at),
    columns,
    step,
    selection,
    origin: 1 << (header.precision - scan.low - 1),
    low: scan.low,
  };
  const linesToRestart = restartInterval / columns;
  for (let y = 0; y < rows; y += 1) {
    const restarted = linesToRestart > 0 && y > 0 && y % linesToRestart === 0;
    if (restarted && !skipRestart(walk.reader)) broken('a restart marker is missing');
    if (scan.components.length === 1) {
      decodeLine(walk, out, y * columns * step + scan.components[0]!.index, huffman[0]!, y === 0 || restarted);
    } else {
      decodeInterleavedLine(walk, out, y * columns * step, scan, huffman, y === 0 || restarted);
    }
    if (overran(walk.reader)) broken('a scan ends too early');
  }
  if (scan.low > 0) for (const { index } of scan.components) for (let i = index; i < out.length; i += step) out[i]! <<= scan.low;
  return walk.reader.at;
}

function difference(reader: BitReader, table: HuffmanTable): number {
  const category = decodeSymbol(reader, table);
  // Category 16 has no further bits: its difference is 32768 (T.81 H.1.2.2).
  if (category === 16) return 32768;
  if (category < 0 || category > 16) broken('the entropy-coded data is broken');
  return takeSigned(reader, category);
}

function decodeLine(walk: Walk, out: Uint16Array, start: number, table: HuffmanTable, first: boolean): void {
  const { reader, columns, step } = walk;
  const above = start - columns * step;
  out[start] = (first ? walk.origin : out[above]!) + difference(reader, table);
  for (let x = 1, i = start + step; x < columns; x += 1, i += step) {
    const left = out[i - step]!;
    const predicted = first ? left : prediction(walk.selection, left, out[i - columns * step]!, out[i - columns * step - step]!);
    out[i] = predicted + difference(reader, table);
  }
}

function decodeInterleavedLine(
  walk: Walk,
  out: Uint16Array,
  start: number,
  scan: ScanHeader,
  huffman: readonly HuffmanTable[],
  first: boolean,
): void {
  const { reader, columns, step } = walk;
  const count = scan.components.length;
  for (let x = 0; x < columns; x += 1) {
    for (let c = 0; c < count; c += 1) {
      const i = start + x * step + scan.components[c]!.index;
      const up = i - columns * step;
      const predicted =
        x === 0
          ? first
            ? walk.origin
            : out[up]!
          : first
            ? out[i - step]!
            : prediction(walk.selection, out[i - step]!, out[up]!, out[up - step]!);
      out[i] = predicted + difference(reader, huffman[c]!);
    }
  }
}

/** T.81 table H.1: a is left, b above, c above left. Results wrap to 16 bits where they are stored. */
function prediction(selection: number, a: number, b: number, c: number): number {
  switch (selection) {
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return c;
    case 4:
      return a + b - c;
    case 5:
      return a + ((b - c) >> 1);
    case 6:
      return b + ((a - c) >> 1);
    default:
      return (a + b) >> 1;
  }
}
