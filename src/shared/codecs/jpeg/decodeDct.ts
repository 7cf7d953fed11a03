import type { JpegHeader } from './jpegHeader.ts';
import { nextSegment } from './jpegHeader.ts';
import { decodeDctScan, type CoefficientPlane } from './dctScan.ts';
import { inverseDct } from './inverseDct.ts';
import {
  broken,
  componentsOf,
  emptyTables,
  endOfEntropyData,
  readScanHeader,
  readTables,
  type JpegComponent,
} from './jpegState.ts';

/**
 * Huffman-coded DCT frames of 8 or 12 bits, sequential (processes 1, 2, 4) or progressive (6, 8, 10, 12). Gives samples by
 * pixel, components as coded, chroma repeated where it is subsampled. Throws JpegStreamError.
 */
export function decodeDct(bytes: Uint8Array, header: JpegHeader): Uint16Array {
  if (header.precision !== 8 && header.precision !== 12) broken(`${header.precision} bits in a DCT frame`);
  const components = componentsOf(header, 8);
  const planes = components.map((component) => ({
    component,
    values: new Int16Array(component.stride * component.lines * 64),
  }));
  const tables = emptyTables();
  const quantisation: (Float64Array | undefined)[] = [];
  const progressive = header.frameMarker === 0xc2;
  for (let segment = nextSegment(bytes, 2); segment !== null && segment.marker !== 0xd9;) {
    readTables(bytes, segment, tables);
    let next = segment.end;
    if (segment.marker === 0xda) {
      const scan = readScanHeader(bytes, segment, components);
      // A table is the one in force at the component's first scan (T.81 B.2.4.1).
      for (const { index } of scan.components) quantisation[index] ??= tables.quantisation[components[index]!.tableIndex];
      next = endOfEntropyData(bytes, decodeDctScan(bytes, segment.end, scan, planes, tables, progressive));
    }
    segment = nextSegment(bytes, next);
  }
  const samples = planes.map((plane, index) => samplesOf(plane, quantisation[index], header.precision));
  return byPixel(header, components, samples);
}

function samplesOf({ component, values }: CoefficientPlane, table: Float64Array | undefined, precision: number): Uint16Array {
  if (table === undefined) return broken('a component has no scan or no quantisation table');
  const width = component.stride * 8;
  const samples = new Uint16Array(width * component.lines * 8);
  const block = new Float64Array(64);
  const spatial = new Float64Array(64);
  const half = 1 << (precision - 1);
  const largest = (1 << precision) - 1;
  for (let index = 0; index < component.stride * component.lines; index += 1) {
    for (let i = 0; i < 64; i += 1) block[i] = values[index * 64 + i]! * table[i]!;
    inverseDct(block, spatial);
    const column = index % component.stride;
    const corner = ((index - column) / component.stride) * 8 * width + column * 8;
    for (let y = 0; y < 8; y += 1) {
      for (let x = 0; x < 8; x += 1) {
        const value = Math.round(spatial[y * 8 + x]!) + half;
        samples[corner + y * width + x] = value < 0 ? 0 : value > largest ? largest : value;
      }
    }
  }
  return samples;
}

function byPixel(header: JpegHeader, components: readonly JpegComponent[], planes: readonly Uint16Array[]): Uint16Array {
  const { rows, columns } = header;
  const count = components.length;
  const out = new Uint16Array(rows * columns * count);
  const hMax = Math.max(...components.map((component) => component.h));
  const vMax = Math.max(...components.map((component) => component.v));
  components.forEach((component, c) => {
    const plane = planes[c]!;
    const width = component.stride * 8;
    for (let y = 0; y < rows; y += 1) {
      const line = Math.floor((y * component.v) / vMax) * width;
      for (let x = 0; x < columns; x += 1) {
        out[(y * columns + x) * count + c] = plane[line + Math.floor((x * component.h) / hMax)]!;
      }
    }
  });
  return out;
}
