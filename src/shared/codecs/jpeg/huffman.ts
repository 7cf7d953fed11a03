import { fill, type BitReader } from './bitReader.ts';

const LOOK = 9;

/** A Huffman table (T.81 annex C), with a table of `LOOK` bits for the short codes. */
export interface HuffmanTable {
  /** By the next `LOOK` bits: `length << 8 | symbol`, 0 where the code is longer. */
  readonly short: Uint16Array;
  /** By code length 1 to 16: the largest code, -1 where there is none. */
  readonly maxCode: Int32Array;
  /** By code length: what to add to a code for its index into `symbols`. */
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

/** Builds a table from its 16 counts and its symbols; null when the counts do not make a prefix code. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const short = new Uint16Array(1 << LOOK);
  const maxCode = new Int32Array(17).fill(-1);
  const offset = new Int32Array(17);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length += 1) {
    const count = counts[length - 1]!;
    if (code + count > 1 << length || index + count > symbols.length) return null;
    offset[length] = index - code;
    for (let i = 0; i < count; i += 1, code += 1, index += 1) {
      if (length > LOOK) continue;
      short.fill((length << 8) | symbols[index]!, code << (LOOK - length), (code + 1) << (LOOK - length));
    }
    if (count > 0) maxCode[length] = code - 1;
    code <<= 1;
  }
  return { short, maxCode, offset, symbols };
}

/** The next symbol; -1 for a code that the table does not have. */
export function decodeSymbol(reader: BitReader, table: HuffmanTable): number {
  if (reader.count < 16) fill(reader);
  const entry = table.short[(reader.hold >>> (reader.count - LOOK)) & ((1 << LOOK) - 1)]!;
  if (entry !== 0) {
    reader.count -= entry >> 8;
    return entry & 0xff;
  }
  for (let length = LOOK + 1; length <= 16; length += 1) {
    const code = (reader.hold >>> (reader.count - length)) & ((1 << length) - 1);
    if (code <= table.maxCode[length]!) {
      reader.count -= length;
      return table.symbols[code + table.offset[length]!] ?? -1;
    }
  }
  return -1;
}
