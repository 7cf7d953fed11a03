import { describe, expect, it } from 'vitest';
import { codestreamOf, readCodestream } from '../../../src/shared/codecs/codestream.ts';
import { jpegColour, readJpegHeader } from '../../../src/shared/codecs/jpeg/jpegHeader.ts';
import { withoutColourTransform } from '../../../src/shared/codecs/jpeg/turboStream.ts';
import { segment } from './jpegStreams.ts';

const ascii = (text: string): number[] => Array.from(new TextEncoder().encode(text));
const frame = (ids: readonly number[]): number[] =>
  segment(0xc0, 8, 0, 5, 0, 7, ids.length, ...ids.flatMap((id) => [id, 0x11, 0]));
const jpeg = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...parts.flat()]);
const adobe = (transform: number): number[] => segment(0xee, ...ascii('Adobe'), 0, 100, 0, 0, 0, 0, transform);
const jfif = segment(0xe0, ...ascii('JFIF'), 0, 1, 2, 0, 0, 1, 0, 1, 0, 0);

describe('readJpegHeader', () => {
  it('finds the frame behind other segments', () => {
    expect(readJpegHeader(jpeg(jfif, adobe(1), frame([1, 2, 3])))).toMatchObject({
      frameMarker: 0xc0,
      precision: 8,
      rows: 5,
      columns: 7,
      adobeTransform: 1,
      jfif: true,
    });
  });

  it.each([
    ['no start', Uint8Array.from(frame([1]))],
    ['no frame', jpeg(jfif)],
    ['a frame that is cut', jpeg(frame([1]).slice(0, 8))],
    ['a length that leaves the stream', jpeg([0xff, 0xe0, 0xff, 0xff, 1])],
    ['nothing', new Uint8Array(0)],
  ])('gives null for %s', (_, bytes) => expect(readJpegHeader(bytes)).toBeNull());

  it.each([
    ['one component', [frame([1])], 'as-header'],
    ['three without a word', [frame([1, 2, 3])], 'as-header'],
    ['JFIF', [jfif, frame([1, 2, 3])], 'YBR_FULL'],
    ['Adobe, no transform', [adobe(0), frame([1, 2, 3])], 'RGB'],
    ['Adobe, YCbCr', [adobe(1), frame([1, 2, 3])], 'YBR_FULL'],
    ['ids R, G and B', [frame(ascii('RGB'))], 'RGB'],
  ] as const)('colour of %s', (_, parts, expected) => {
    const header = readJpegHeader(jpeg(...parts));
    expect(header && jpegColour(header)).toBe(expected);
  });

  it('lets libjpeg see one Adobe segment, transform 0, and no JFIF', () => {
    const scan = [0xff, 0xda, 0, 2, 1, 2, 3];
    const [start, rest] = [withoutColourTransform(jpeg(jfif, adobe(1), frame([1, 2, 3]), scan)), [...frame([1, 2, 3]), ...scan]];
    expect([...start]).toEqual([0xff, 0xd8, ...adobe(0), ...rest]);
  });
});

const uint16 = (value: number): number[] => [value >> 8, value & 255];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];
const siz = (width: number, height: number, x: number, y: number, depth: number): number[] => [
  0xff,
  0x51,
  ...uint16(41),
  0,
  0,
  ...[width, height, x, y, width, height, 0, 0].flatMap(uint32),
  ...uint16(1),
  depth,
  1,
  1,
];
const cod = (transform: number): number[] => [0xff, 0x52, ...uint16(12), 0, 0, 0, 1, transform, 5, 4, 4, 0, 1];
const part = (declared: number, stored: number): number[] => [
  0xff,
  0x90,
  ...uint16(10),
  0,
  0,
  ...uint32(declared),
  0,
  1,
  ...Array<number>(stored - 12).fill(7),
];
const j2k = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([0xff, 0x4f, ...parts.flat()]);
const EOC = [0xff, 0xd9];

describe('readCodestream', () => {
  it('reads size, depth and transform', () => {
    expect(readCodestream(j2k(siz(70, 50, 6, 10, 0x8b), cod(1), part(20, 20), EOC))).toEqual({
      ok: true,
      value: { columns: 64, rows: 40, components: 1, precision: 12, signed: true, componentTransform: true },
    });
  });

  it.each([
    ['a whole stream', [siz(8, 8, 0, 0, 7), cod(0), part(20, 20), part(30, 30), EOC], 'ok'],
    ['no end marker', [siz(8, 8, 0, 0, 7), cod(0), part(20, 20)], 'ok'],
    ['a last tile-part without length', [siz(8, 8, 0, 0, 7), cod(0), part(0, 40)], 'ok'],
    ['a tile-part that is cut', [siz(8, 8, 0, 0, 7), cod(0), part(20, 20), part(60, 30)], 'PIXELS_TRUNCATED'],
    ['no tile', [siz(8, 8, 0, 0, 7), cod(0)], 'PIXELS_TRUNCATED'],
    ['a header that is cut', [siz(8, 8, 0, 0, 7).slice(0, 20)], 'PIXELS_TRUNCATED'],
    ['no size', [cod(0), part(20, 20), EOC], 'PIXELS_CORRUPT'],
    ['a tile-part shorter than its header', [siz(8, 8, 0, 0, 7), cod(0), part(5, 20), EOC], 'PIXELS_CORRUPT'],
    ['something between tile-parts', [siz(8, 8, 0, 0, 7), cod(0), part(20, 20), [1, 2, 3, 4]], 'PIXELS_CORRUPT'],
  ])('%s', (_, parts, expected) => {
    const read = readCodestream(j2k(...parts));
    expect(read.ok ? 'ok' : read.error.code).toBe(expected);
  });

  it('finds the codestream inside a JP2 file', () => {
    const stream = [...j2k(siz(8, 8, 0, 0, 7))];
    const box = (type: string, ...content: readonly number[]): number[] => [
      ...uint32(content.length + 8),
      ...ascii(type),
      ...content,
    ];
    const file = Uint8Array.from([...box('jP  ', 13, 10, 0x87, 10), ...box('jp2h', 1, 2, 3), ...box('jp2c', ...stream)]);
    expect([...codestreamOf(file)]).toEqual(stream);
    expect([...codestreamOf(Uint8Array.from(stream))]).toEqual(stream);
  });
});
