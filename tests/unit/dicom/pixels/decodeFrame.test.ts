import { describe, expect, it } from 'vitest';
import { ok } from '#shared/base';
import {
  decodeAllocated,
  decodeFrame,
  frameBytes,
  type CodedImage,
  type DecoderTable,
  type PixelDescription,
} from '#shared/dicom/pixels';
import { description } from './descriptions.ts';

const LITTLE = '1.2.840.10008.1.2.1';
const BIG = '1.2.840.10008.1.2.2';
const RLE = '1.2.840.10008.1.2.5';
const J2K = '1.2.840.10008.1.2.4.90';

/** A table whose every decoder gives this image. */
function decodersOf(image: Partial<CodedImage>): DecoderTable {
  const whole: CodedImage = {
    rows: 1,
    columns: 2,
    components: 1,
    precision: 16,
    signed: null,
    colour: 'as-header',
    samples: Uint16Array.of(1, 2),
    ...image,
  };
  const decoder = () => Promise.resolve(ok(whole));
  return { jpeg: decoder, jpegls: decoder, jpeg2000: decoder, htj2k: decoder, deflate: (bytes) => Promise.resolve(ok(bytes)) };
}

const decode = (transferSyntaxUID: string, header: PixelDescription, bytes: readonly number[], image: Partial<CodedImage> = {}) =>
  decodeFrame({ transferSyntaxUID, description: header, frame: 0, bytes: Uint8Array.from(bytes) }, decodersOf(image));

async function values(...args: Parameters<typeof decode>): Promise<number[]> {
  const frame = await decode(...args);
  if (!frame.ok) throw new Error(frame.error.message);
  return [...frame.value.values];
}

describe('native frames', () => {
  it.each([
    ['bits, lowest first', LITTLE, { columns: 10, bitsAllocated: 1 }, [0b1000_0101, 0b10], [1, 0, 1, 0, 0, 0, 0, 1, 0, 1]],
    ['8 bits', LITTLE, { columns: 2, bitsAllocated: 8 }, [5, 250], [5, 250]],
    ['8 bits signed', LITTLE, { columns: 2, bitsAllocated: 8, signed: true }, [5, 250], [5, -6]],
    ['16 bits', LITTLE, { columns: 2 }, [0x34, 0x12, 0xff, 0xff], [0x1234, 0xffff]],
    ['16 bits big endian', BIG, { columns: 2 }, [0x12, 0x34, 0xff, 0xfe], [0x1234, 0xfffe]],
    ['16 bits signed', LITTLE, { columns: 1, signed: true }, [0xfe, 0xff], [-2]],
    ['32 bits', LITTLE, { columns: 1, bitsAllocated: 32 }, [1, 0, 0, 0x80], [0x80000001]],
    ['32 bits signed big endian', BIG, { columns: 1, bitsAllocated: 32, signed: true }, [0xff, 0xff, 0xff, 0xfd], [-3]],
    // 12 of 16 bits: F in the upper bits is an overlay, or an unextended sign.
    ['12 bits', LITTLE, { columns: 2, bitsStored: 12 }, [0x34, 0xf2, 0xff, 0x0f], [0x234, 0xfff]],
    [
      '12 bits signed',
      LITTLE,
      { columns: 3, bitsStored: 12, signed: true },
      [0xff, 0x0f, 0, 0x08, 0xff, 0x07],
      [-1, -2048, 2047],
    ],
    ['10 bits below high bit 13', LITTLE, { columns: 1, bitsStored: 10, highBit: 13 }, [0x5f, 0x12], [0x125]],
    [
      'by plane',
      LITTLE,
      { columns: 2, bitsAllocated: 8, samplesPerPixel: 3, planarConfiguration: 1, photometric: 'RGB' },
      [1, 2, 3, 4, 5, 6],
      [1, 3, 5, 2, 4, 6],
    ],
    [
      '4:2:2',
      LITTLE,
      { columns: 2, bitsAllocated: 8, samplesPerPixel: 3, photometric: 'YBR_FULL_422' },
      [10, 20, 30, 40],
      [10, 30, 40, 20, 30, 40],
    ],
    ['floating point', LITTLE, { columns: 1, bitsAllocated: 32, floatingPoint: true }, [0, 0, 0xc0, 0xbf], [-1.5]],
    ['one pixel', LITTLE, { bitsAllocated: 8 }, [9], [9]],
  ] as const)('%s', async (_, syntax, changes, bytes, expected) => {
    expect(await values(syntax, description(changes), bytes)).toEqual(expected);
  });

  it('names what 4:2:2 has become', async () => {
    const header = description({ columns: 2, bitsAllocated: 8, samplesPerPixel: 3, photometric: 'YBR_FULL_422' });
    expect(await decode(LITTLE, header, [10, 20, 30, 40])).toMatchObject({
      value: { photometric: 'YBR_FULL', min: 10, max: 40 },
    });
  });

  it.each([
    ['a byte too few', { columns: 3 }, [1, 2, 3, 4, 5], 'PIXELS_TRUNCATED'],
    ['no rows', { rows: 0 }, [], 'PIXEL_FORMAT_UNSUPPORTED'],
    ['13 bits allocated', { bitsAllocated: 13 }, [1, 2], 'PIXEL_FORMAT_UNSUPPORTED'],
    ['more stored than allocated', { bitsStored: 17 }, [1, 2], 'PIXEL_FORMAT_UNSUPPORTED'],
    ['two samples', { samplesPerPixel: 2 }, [1, 2, 3, 4], 'PIXEL_FORMAT_UNSUPPORTED'],
  ] as const)('refuses %s', async (_, changes, bytes, code) => {
    expect(await decode(LITTLE, description(changes), bytes)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    ['1.2.840.10008.1.2.4.52', /arithmetic/],
    ['1.2.840.10008.1.2.4.100', /video/],
    ['1.2.3', /unknown transfer syntax 1\.2\.3/],
  ])('refuses transfer syntax %s with its reason', async (uid, reason) => {
    const frame = await decode(uid, description({}), [1, 2]);
    expect(frame).toMatchObject({ ok: false, error: { code: 'TRANSFER_SYNTAX_UNSUPPORTED' } });
    expect(frame.ok ? '' : frame.error.message).toMatch(reason);
  });
});

describe('RLE', () => {
  const header = (segments: readonly number[]) => [
    ...new Uint8Array(Uint32Array.of(segments.length, ...segments, ...Array(15 - segments.length).fill(0)).buffer),
  ];

  it('puts byte planes together, the most significant first', async () => {
    // 4 pixels of 16 bits: high bytes a run of 1, low bytes two literals and a run of 9.
    const bytes = [...header([64, 66]), 0xfd, 1, 0x01, 5, 6, 0xff, 9];
    expect(await values(RLE, description({ columns: 4 }), bytes)).toEqual([0x105, 0x106, 0x109, 0x109]);
  });

  it.each([
    ['a segment that ends early', [...header([64, 66]), 0xfd, 1, 0x01, 5, 6], 'PIXELS_TRUNCATED'],
    ['one segment where two are needed', [...header([64]), 0xfd, 1], 'PIXELS_CORRUPT'],
    ['segments in the wrong order', [...header([66, 64]), 0xfd, 1, 0xfd, 1], 'PIXELS_CORRUPT'],
    ['no header', [1, 2, 3], 'PIXELS_TRUNCATED'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await decode(RLE, description({ columns: 4 }), bytes)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('compressed frames', () => {
  it('extend the sign that the header promises and the stream does not carry', async () => {
    const header = description({ columns: 2, bitsStored: 12, signed: true });
    expect(await values(J2K, header, [], { precision: 12, samples: Uint16Array.of(0xfff, 0x7ff) })).toEqual([-1, 2047]);
  });

  it.each([
    ['another size', { columns: 3, samples: new Uint16Array(3) }],
    ['another number of components', { components: 3, samples: new Uint16Array(6) }],
    ['fewer samples than it declares', { samples: new Uint16Array(1) }],
    ['more bits than the header allocates', { precision: 20 }],
  ])('are refused when the codec "succeeds" with %s', async (_, image) => {
    expect(await decode(J2K, description({ columns: 2 }), [], image)).toMatchObject({
      ok: false,
      error: { code: 'PIXELS_CORRUPT' },
    });
  });

  it.each([
    ['YBR_RCT', 'RGB', 'RGB'],
    ['YBR_RCT', 'as-header', 'RGB'],
    ['YBR_FULL_422', 'as-header', 'YBR_FULL'],
    ['RGB', 'YBR_FULL', 'YBR_FULL'],
  ] as const)('%s in the header and %s in the stream is %s', async (photometric, colour, expected) => {
    const header = description({ samplesPerPixel: 3, bitsAllocated: 8, photometric });
    const image = { columns: 1, components: 3, precision: 8, samples: Uint8Array.of(1, 2, 3), colour };
    expect(await decode(J2K, header, [], image)).toMatchObject({ value: { photometric: expected } });
  });
});

describe('frameBytes', () => {
  it.each([
    ['unmasked 12 bits', LITTLE, { columns: 1, bitsStored: 12, signed: true }, [0xff, 0x0f], [0xff, 0x0f]],
    ['big endian turned', BIG, { columns: 1 }, [0x12, 0x34], [0x34, 0x12]],
    [
      'colour by plane',
      LITTLE,
      { columns: 2, bitsAllocated: 8, samplesPerPixel: 3, planarConfiguration: 1 },
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6],
    ],
    ['bits packed, the padding zero', LITTLE, { columns: 3, bitsAllocated: 1 }, [0b1111_1101], [0b101]],
  ] as const)('%s', async (_, transferSyntaxUID, changes, bytes, expected) => {
    const header = description(changes);
    const frame = await decodeAllocated(
      { transferSyntaxUID, description: header, frame: 0, bytes: Uint8Array.from(bytes) },
      decodersOf({}),
    );
    expect(frame.ok && [...frameBytes(frame.value)]).toEqual(expected);
  });
});
