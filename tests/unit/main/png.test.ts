import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng, type PngImage } from '../../../src/main/io/png.ts';

/** Width, height, depth, colour type and the unpacked lines of a PNG with one IDAT. */
function parts(image: PngImage) {
  const png = Buffer.from(encodePng(image));
  expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  const length = png.readUInt32BE(33);
  expect(png.subarray(37, 41).toString()).toBe('IDAT');
  return {
    header: [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]],
    lines: [...inflateSync(png.subarray(41, 41 + length))],
  };
}

describe('encodePng', () => {
  it('8-bit grey: a filter byte before each line', () => {
    const image = parts({ rows: 2, columns: 3, samples: { kind: 'grey', values: Uint8Array.of(1, 2, 3, 4, 5, 6) } });
    expect(image).toEqual({ header: [3, 2, 8, 0], lines: [0, 1, 2, 3, 0, 4, 5, 6] });
  });

  it('16-bit grey: most significant byte first', () => {
    const image = parts({ rows: 1, columns: 2, samples: { kind: 'grey', values: Uint16Array.of(0x1234, 0xff00) } });
    expect(image).toEqual({ header: [2, 1, 16, 0], lines: [0, 0x12, 0x34, 0xff, 0] });
  });

  it('colour with alpha', () => {
    const image = parts({ rows: 1, columns: 1, samples: { kind: 'rgba', values: Uint8Array.of(9, 8, 7, 255) } });
    expect(image).toEqual({ header: [1, 1, 8, 6], lines: [0, 9, 8, 7, 255] });
  });
});
