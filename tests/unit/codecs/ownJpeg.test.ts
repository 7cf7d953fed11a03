import { describe, expect, it } from 'vitest';
import { decodeOwnJpeg } from '../../../src/shared/codecs/jpeg/decodeOwnJpeg.ts';
import { readJpegHeader } from '../../../src/shared/codecs/jpeg/jpegHeader.ts';
import { CATEGORIES, difference, entropy, huffman, segment } from './jpegStreams.ts';

const frame = (marker: number, precision: number, rows: number, columns: number, ids: readonly number[] = [1]): number[] =>
  segment(
    marker,
    precision,
    rows >> 8,
    rows & 255,
    columns >> 8,
    columns & 255,
    ids.length,
    ...ids.flatMap((id) => [id, 0x11, 0]),
  );

const scan = (start: number, end: number, approximation: number, ids: readonly number[] = [1]): number[] =>
  segment(0xda, ids.length, ...ids.flatMap((id) => [id, 0]), start, end, approximation);

const stream = (...parts: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);

function decoded(bytes: Uint8Array): number[] {
  const header = readJpegHeader(bytes);
  if (header === null) throw new Error('no header');
  return [...decodeOwnJpeg(bytes, header)];
}

const quantisation = (q: number): number[] => segment(0xdb, 0, ...Array<number>(64).fill(q));
const flat = (value: number, count = 64): number[] => Array<number>(count).fill(value);
/** AC symbols of the hand-made streams: end of block, then (run 0, size 1 to 9). */
const AC = [0x00, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const EOB = '0000';

describe('12-bit sequential', () => {
  const head = (columns: number): number[][] => [
    quantisation(2),
    frame(0xc1, 12, 8, columns),
    huffman(0, CATEGORIES),
    huffman(1, AC),
    scan(0, 63, 0),
  ];

  it('a block of DC 40, quantised by 2, is 2048 + 40 · 2 / 8 = 2058 everywhere', () => {
    expect(decoded(stream(...head(8), entropy(difference(40) + EOB)))).toEqual(flat(2058));
  });

  it('the next block adds its difference: 2048 + (40 - 400) · 2 / 8 = 1958', () => {
    const row = [...flat(2058, 8), ...flat(1958, 8)];
    const bits = difference(40) + EOB + difference(-400) + EOB;
    expect(decoded(stream(...head(16), entropy(bits)))).toEqual(Array.from({ length: 8 }, () => row).flat());
  });

  it('one horizontal cosine: 2048 + 2 · 100 · cos((2x + 1) π / 16) / (4 √2)', () => {
    // The second coefficient in zig-zag order is the first horizontal frequency; 100 has 7 bits.
    const bits = difference(0) + '0111' + '1100100' + EOB;
    const row = [2083, 2077, 2068, 2055, 2041, 2028, 2019, 2013];
    expect(decoded(stream(...head(8), entropy(bits)))).toEqual(Array.from({ length: 8 }, () => row).flat());
  });

  it('is held to its 12 bits', () => {
    expect(decoded(stream(...head(8), entropy(difference(16000) + EOB)))).toEqual(flat(4095));
    expect(decoded(stream(...head(8), entropy(difference(-16000) + EOB)))).toEqual(flat(0));
  });

  it('starts its prediction again after a restart', () => {
    const parts = [
      quantisation(8),
      frame(0xc1, 12, 8, 16),
      huffman(0, CATEGORIES),
      huffman(1, AC),
      segment(0xdd, 0, 1),
      scan(0, 63, 0),
    ];
    const bytes = stream(...parts, entropy(difference(5) + EOB), [0xff, 0xd0], entropy(difference(7) + EOB));
    expect(decoded(bytes).slice(0, 16)).toEqual([...flat(2053, 8), ...flat(2055, 8)]);
  });

  it.each([
    ['a scan that ends too early', [...head(16), entropy(difference(40) + EOB)]],
    [
      'a missing quantisation table',
      [frame(0xc1, 12, 8, 8), huffman(0, CATEGORIES), huffman(1, AC), scan(0, 63, 0), entropy(`0000${EOB}`)],
    ],
    [
      'a missing Huffman table',
      [quantisation(1), frame(0xc1, 12, 8, 8), huffman(0, CATEGORIES), scan(0, 63, 0), entropy('00000000')],
    ],
    ['a code that is not in the table', [...head(8), entropy('1111111111111111')]],
    ['no scan', [quantisation(1), frame(0xc1, 12, 8, 8)]],
  ])('refuses %s', (_, parts) => {
    expect(() => decoded(stream(...parts))).toThrow();
  });
});

describe('12-bit progressive', () => {
  const head = [quantisation(1), frame(0xc2, 12, 8, 8), huffman(0, CATEGORIES), huffman(1, AC)];

  it('refines DC by a bit: (20 · 2 + 1) · 8 / 8', () => {
    const parts = [quantisation(8), ...head.slice(1), scan(0, 0, 0x01), entropy(difference(20)), scan(0, 0, 0x10), entropy('1')];
    expect(decoded(stream(...parts))).toEqual(flat(2089));
  });

  it('refines an AC coefficient, away from zero: first 50 · 2, then its last bit', () => {
    // DC 0; band 1 to 63 first at point transform 1: 50 in 6 bits; then refined: end of band at once, one correction bit.
    const parts = [
      scan(0, 0, 0),
      entropy(difference(0)),
      scan(1, 63, 0x01),
      entropy(`0110110010${EOB}`),
      scan(1, 63, 0x10),
      entropy(`${EOB}1`),
    ];
    // 101 · cos((2x + 1) π / 16) / (4 √2): 17.51, 14.85, 9.92, 3.48.
    const row = [2066, 2063, 2058, 2051, 2045, 2038, 2033, 2030];
    expect(decoded(stream(...head, ...parts))).toEqual(Array.from({ length: 8 }, () => row).flat());
  });
});

describe('lossless', () => {
  const ROWS = [
    [100, 110, 105, 4000],
    [90, 95, 130, 3000],
    [5, 2048, 7, 1],
  ];
  /** What T.81 table H.1 predicts from left, above and above left. */
  const PREDICTORS: readonly ((a: number, b: number, c: number) => number)[] = [
    (a) => a,
    (_, b) => b,
    (_a, _b, c) => c,
    (a, b, c) => a + b - c,
    (a, b, c) => a + Math.floor((b - c) / 2),
    (a, b, c) => b + Math.floor((a - c) / 2),
    (a, b) => Math.floor((a + b) / 2),
  ];

  const bits = (rows: readonly (readonly number[])[], predictor: number, origin: number): string =>
    rows
      .flatMap((row, y) =>
        row.map((value, x) => {
          const left = row[x - 1] ?? 0;
          const above = rows[y - 1]?.[x] ?? 0;
          if (y === 0) return value - (x === 0 ? origin : left);
          return value - (x === 0 ? above : PREDICTORS[predictor - 1]!(left, above, rows[y - 1]![x - 1]!));
        }),
      )
      .map(difference)
      .join('');

  it.each([1, 2, 3, 4, 5, 6, 7])('predictor %i', (predictor) => {
    const bytes = stream(
      frame(0xc3, 12, 3, 4),
      huffman(0, CATEGORIES),
      scan(predictor, 0, 0),
      entropy(bits(ROWS, predictor, 2048)),
    );
    expect(decoded(bytes)).toEqual(ROWS.flat());
  });

  it('shifts by the point transform: half as many bits, origin 1024', () => {
    const bytes = stream(frame(0xc3, 12, 3, 4), huffman(0, CATEGORIES), scan(1, 0, 1), entropy(bits(ROWS, 1, 1024)));
    expect(decoded(bytes)).toEqual(ROWS.flat().map((value) => value * 2));
  });

  it('starts again at a restart: origin, then the first line’s rule', () => {
    const head = [frame(0xc3, 12, 3, 4), huffman(0, CATEGORIES), segment(0xdd, 0, 8), scan(4, 0, 0)];
    const bytes = stream(...head, entropy(bits(ROWS.slice(0, 2), 4, 2048)), [0xff, 0xd0], entropy(bits(ROWS.slice(2), 4, 2048)));
    expect(decoded(bytes)).toEqual(ROWS.flat());
  });

  it('interleaves three components', () => {
    const planes = [10, 200, 30].map((start) => [[start, start + 1]]);
    const scanBits = [0, 1].map((x) => planes.map(([row]) => difference(x === 0 ? row![0]! - 128 : 1)).join('')).join('');
    const bytes = stream(frame(0xc3, 8, 1, 2, [1, 2, 3]), huffman(0, CATEGORIES), scan(1, 0, 0, [1, 2, 3]), entropy(scanBits));
    expect(decoded(bytes)).toEqual([10, 200, 30, 11, 201, 31]);
  });

  it('takes three components scan by scan', () => {
    const scans = [1, 2, 3].flatMap((id) => [scan(1, 0, 0, [id]), entropy(difference(id - 128) + difference(id))]);
    expect(decoded(stream(frame(0xc3, 8, 1, 2, [1, 2, 3]), huffman(0, CATEGORIES), ...scans))).toEqual([1, 2, 3, 2, 4, 6]);
  });

  it.each([
    ['predictor 0', [scan(0, 0, 0), entropy('0000')]],
    ['a restart inside a line', [segment(0xdd, 0, 3), scan(1, 0, 0), entropy('0000')]],
    ['too few bits', [scan(1, 0, 0), entropy('0000')]],
  ])('refuses %s', (_, parts) => {
    expect(() => decoded(stream(frame(0xc3, 12, 3, 4), huffman(0, CATEGORIES), ...parts))).toThrow();
  });
});
