import { bitReader, overran, skipRestart, takeBits, takeSigned, type BitReader } from './bitReader.ts';
import { decodeSymbol, type HuffmanTable } from './huffman.ts';
import { broken, ZIGZAG, type JpegComponent, type JpegTables, type ScanHeader } from './jpegState.ts';

/** Coefficients of one component, 64 a block, by row inside a block, not yet dequantised. */
export interface CoefficientPlane {
  readonly component: JpegComponent;
  readonly values: Int16Array;
}

interface ScanPart {
  readonly plane: CoefficientPlane;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  predictor: number;
}

interface ScanState {
  readonly reader: BitReader;
  readonly scan: ScanHeader;
  /** Blocks left that end before their first coefficient of this band (T.81 G.1.2.2). */
  endOfBandRun: number;
}

type DecodeBlock = (state: ScanState, part: ScanPart, at: number) => void;

/** Decodes one scan of a sequential or progressive frame into the planes; gives the offset where its data ends. */
export function decodeDctScan(
  bytes: Uint8Array,
  at: number,
  scan: ScanHeader,
  planes: readonly CoefficientPlane[],
  tables: JpegTables,
  progressive: boolean,
): number {
  const parts = scan.components.map(({ index, dc, ac }) => ({
    plane: planes[index]!,
    dc: tables.dc[dc],
    ac: tables.ac[ac],
    predictor: 0,
  }));
  const state: ScanState = { reader: bitReader(bytes, at), scan, endOfBandRun: 0 };
  const decode = progressive ? progressiveDecoder(scan, parts.length) : sequentialBlock;
  walkUnits(
    parts,
    (part, block) => decode(state, part, block * 64),
    tables.restartInterval,
    () => {
      if (!skipRestart(state.reader)) broken('a restart marker is missing');
      state.endOfBandRun = 0;
      for (const part of parts) part.predictor = 0;
    },
  );
  if (overran(state.reader)) broken('a scan ends too early');
  return state.reader.at;
}

/** Visits the blocks of a scan in coding order (T.81 A.2): MCUs when interleaved, else the component's own blocks. */
function walkUnits(
  parts: readonly ScanPart[],
  visit: (part: ScanPart, block: number) => void,
  restartInterval: number,
  restart: () => void,
): void {
  const first = parts[0]!;
  const { component } = first.plane;
  const alone = parts.length === 1;
  const across = alone ? component.unitsWide : component.stride / component.h;
  const down = alone ? component.unitsHigh : component.lines / component.v;
  const total = across * down;
  for (let unit = 0; unit < total; unit += 1) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) restart();
    const column = unit % across;
    const row = (unit - column) / across;
    if (alone) {
      visit(first, row * component.stride + column);
      continue;
    }
    for (const part of parts) {
      const { h, v, stride } = part.plane.component;
      for (let y = 0; y < v; y += 1) for (let x = 0; x < h; x += 1) visit(part, (row * v + y) * stride + column * h + x);
    }
  }
}

function symbolOf(reader: BitReader, table: HuffmanTable | undefined): number {
  if (table === undefined) return broken('a scan uses a Huffman table that was never defined');
  const symbol = decodeSymbol(reader, table);
  // Asked for at every symbol of a corrupt stream only: padding starts when the data has ended.
  if (symbol < 0 || (reader.padded > 64 && overran(reader))) broken('the entropy-coded data is broken');
  return symbol;
}

const sequentialBlock: DecodeBlock = ({ reader }, part, at) => {
  const { values } = part.plane;
  const category = symbolOf(reader, part.dc);
  if (category > 16) broken(`a DC difference of ${category} bits`);
  part.predictor += takeSigned(reader, category);
  values[at] = part.predictor;
  for (let k = 1; k < 64; k += 1) {
    const symbol = symbolOf(reader, part.ac);
    const size = symbol & 15;
    const run = symbol >> 4;
    if (size === 0) {
      if (run < 15) break;
      k += 15;
      continue;
    }
    k += run;
    if (k > 63) broken('a run of zeros leaves the block');
    values[at + ZIGZAG[k]!] = takeSigned(reader, size);
  }
};

function progressiveDecoder(scan: ScanHeader, components: number): DecodeBlock {
  const { spectralStart, spectralEnd, high, low } = scan;
  if (spectralEnd > 63 || spectralStart > spectralEnd || low > 13) broken('a progressive scan is out of bounds');
  if (spectralStart === 0) {
    if (spectralEnd !== 0) broken('a progressive scan mixes DC and AC');
    return high === 0 ? dcFirst : dcRefine;
  }
  if (components !== 1) broken('a progressive AC scan has several components');
  return high === 0 ? acFirst : acRefine;
}

const dcFirst: DecodeBlock = ({ reader, scan }, part, at) => {
  const category = symbolOf(reader, part.dc);
  if (category > 16) broken(`a DC difference of ${category} bits`);
  part.predictor += takeSigned(reader, category);
  part.plane.values[at] = part.predictor << scan.low;
};

const dcRefine: DecodeBlock = ({ reader, scan }, part, at) => {
  if (takeBits(reader, 1) === 1) part.plane.values[at]! |= 1 << scan.low;
};

const acFirst: DecodeBlock = (state, part, at) => {
  const { reader, scan } = state;
  if (state.endOfBandRun > 0) {
    state.endOfBandRun -= 1;
    return;
  }
  for (let k = scan.spectralStart; k <= scan.spectralEnd; k += 1) {
    const symbol = symbolOf(reader, part.ac);
    const run = symbol >> 4;
    const size = symbol & 15;
    if (size === 0) {
      if (run < 15) {
        state.endOfBandRun = (1 << run) - 1 + takeBits(reader, run);
        return;
      }
      k += 15;
      continue;
    }
    k += run;
    if (k > scan.spectralEnd) broken('a run of zeros leaves the band');
    part.plane.values[at + ZIGZAG[k]!] = takeSigned(reader, size) << scan.low;
  }
};

const acRefine: DecodeBlock = (state, part, at) => {
  const { reader, scan } = state;
  const { values } = part.plane;
  const bit = 1 << scan.low;
  let k = scan.spectralStart;
  if (state.endOfBandRun === 0) {
    while (k <= scan.spectralEnd) {
      const symbol = symbolOf(reader, part.ac);
      let run = symbol >> 4;
      const size = symbol & 15;
      let fresh = 0;
      if (size === 0) {
        if (run < 15) {
          state.endOfBandRun = (1 << run) + takeBits(reader, run);
          break;
        }
      } else {
        if (size !== 1) broken('a refinement of more than one bit');
        fresh = takeBits(reader, 1) === 1 ? bit : -bit;
      }
      // Known coefficients take a correction bit each; the run counts only the still-zero ones.
      for (; k <= scan.spectralEnd; k += 1) {
        const index = at + ZIGZAG[k]!;
        if (values[index] !== 0) {
          correct(reader, values, index, bit);
        } else {
          if (run === 0) {
            if (fresh !== 0) values[index] = fresh;
            k += 1;
            break;
          }
          run -= 1;
        }
      }
    }
  }
  if (state.endOfBandRun > 0) {
    for (; k <= scan.spectralEnd; k += 1) {
      const index = at + ZIGZAG[k]!;
      if (values[index] !== 0) correct(reader, values, index, bit);
    }
    state.endOfBandRun -= 1;
  }
};

function correct(reader: BitReader, values: Int16Array, index: number, bit: number): void {
  if (takeBits(reader, 1) === 0) return;
  const value = values[index]!;
  if ((Math.abs(value) & bit) === 0) values[index] = value > 0 ? value + bit : value - bit;
}
