/**
 * Entropy-coded bits of one scan (T.81 F.2.2.5): byte stuffing removed, stopping at the first marker. Past that, zero bits are
 * handed out and counted, so that decoding needs no test per bit; `overran` tells afterwards.
 */
export interface BitReader {
  readonly bytes: Uint8Array;
  at: number;
  hold: number;
  count: number;
  /** Zero bits handed in after the end of the data. */
  padded: number;
}

export const bitReader = (bytes: Uint8Array, at: number): BitReader => ({ bytes, at, hold: 0, count: 0, padded: 0 });

/** More bits were used than the scan holds. */
export const overran = (reader: BitReader): boolean => reader.padded > reader.count;

/** Makes at least 25 bits available. */
export function fill(reader: BitReader): void {
  const { bytes } = reader;
  while (reader.count <= 24) {
    let next = 0;
    if (reader.at < bytes.length && bytes[reader.at] !== 0xff) {
      next = bytes[reader.at]!;
      reader.at += 1;
    } else if (reader.at + 1 < bytes.length && bytes[reader.at + 1] === 0) {
      next = 0xff;
      reader.at += 2;
    } else {
      reader.padded += 8;
    }
    reader.hold = (reader.hold << 8) | next;
    reader.count += 8;
  }
}

/** The next `n` bits (0 to 16) as an unsigned number. */
export function takeBits(reader: BitReader, n: number): number {
  if (n === 0) return 0;
  if (reader.count < n) fill(reader);
  reader.count -= n;
  return (reader.hold >>> reader.count) & ((1 << n) - 1);
}

/** RECEIVE and EXTEND of T.81 F.2.2.1: a difference of magnitude category `n`. */
export function takeSigned(reader: BitReader, n: number): number {
  if (n === 0) return 0;
  const bits = takeBits(reader, n);
  return bits < 1 << (n - 1) ? bits - (1 << n) + 1 : bits;
}

/** Goes to the restart marker that must follow here; false when another marker or the end does. */
export function skipRestart(reader: BitReader): boolean {
  const { bytes } = reader;
  if (overran(reader)) return false;
  reader.hold = 0;
  reader.count = 0;
  reader.padded = 0;
  let at = reader.at;
  while (at + 1 < bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) return false;
  reader.at = at + 2;
  return true;
}
