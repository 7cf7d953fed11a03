import { describe, expect, it } from 'vitest';
import { packFrame, unpackFrame } from '#shared/dicom/pixels';
import { description } from './descriptions.ts';

describe('packFrame', () => {
  const encoded = {
    transferSyntaxUID: '1.2.840.10008.1.2.1',
    description: description({ rows: 2, columns: 3, windows: [{ center: 40, width: 400, explanation: 'weiß 骨' }] }),
    frame: 7,
    bytes: Uint8Array.from([1, 2, 3, 4, 5]),
  };

  it('comes back as it went', () => {
    const back = unpackFrame(packFrame(encoded));
    expect(back).toEqual({ ok: true, value: encoded });
  });

  it('starts with the little-endian length of its JSON and aligns the frame to 8 bytes', () => {
    const packed = packFrame(encoded);
    const length = packed[0]! + 256 * packed[1]! + 65536 * packed[2]!;
    expect((4 + length) % 8).toBe(0);
    expect(packed.length).toBe(4 + length + 5);
    expect(JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length)))).toMatchObject({ frame: 7 });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a length beyond the end', Uint8Array.from([200, 0, 0, 0, 0x7b])],
    ['no JSON', Uint8Array.from([2, 0, 0, 0, 0x7b, 0x7b])],
    ['another JSON', Uint8Array.from([2, 0, 0, 0, 0x7b, 0x7d])],
  ])('refuses %s', (_, bytes) => {
    expect(unpackFrame(bytes)).toMatchObject({ ok: false, error: { code: 'PIXELS_CORRUPT' } });
  });
});
