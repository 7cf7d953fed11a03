/** Marker segments of hand-made JPEG streams. */
export const segment = (marker: number, ...payload: readonly number[]): number[] => [
  0xff,
  marker,
  (payload.length + 2) >> 8,
  (payload.length + 2) & 0xff,
  ...payload,
];

/** A Huffman table whose codes all have 4 bits: symbol i of `symbols` is code i. At most 15, for all ones is no code. */
export const huffman = (kind: 0 | 1, symbols: readonly number[]): number[] =>
  segment(0xc4, kind << 4, 0, 0, 0, symbols.length, ...Array<number>(12).fill(0), ...symbols);

/** Bits as entropy-coded data: filled up with ones, FF stuffed. */
export function entropy(bits: string): number[] {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes = padded.match(/.{8}/g) ?? [];
  return bytes.flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [parseInt(byte, 2)]));
}

export const binary = (value: number, length: number): string => (length === 0 ? '' : value.toString(2).padStart(length, '0'));

/** A difference as JPEG codes it: 4 bits of category (its index in 0 … 14), then the magnitude, one's complement for negatives. */
export function difference(value: number): string {
  const category = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  return binary(category, 4) + binary(value > 0 ? value : value + 2 ** category - 1, category);
}

export const CATEGORIES = Array.from({ length: 15 }, (_, i) => i);
