import { describe, expect, test } from 'vitest';
import { overlayPlanesOf, parseInstance, readDataSet } from '#shared/dicom';
import { decodeFrame, packFrame, renderFrame, unpackFrame, type DecoderTable, type EncodedFrame } from '#shared/dicom/pixels';
import { bitsOfFrame, litPixels, type OverlayHeader } from '../../../../src/shared/dicom/pixels/overlayPlane.ts';
import { imageFile, overlayAttributes, type MadeOverlay } from '../../../fixtures/dressedFile.ts';
import type { Attribute } from '../../../fixtures/dicomInstances.ts';

const ROWS = 5;
const COLUMNS = 7;
const noCodecs = {} as DecoderTable;
const level = (row: number, column: number): number => 100 + row * 10 + column;

/** One frame as the program reads it: header, overlay bits, pixels. */
function encoded(file: Uint8Array, frame = 0, frames = 1): EncodedFrame {
  const read = readDataSet(file);
  const instance = parseInstance(file, 'made.dcm');
  if (!read.ok || !instance.ok || instance.value.pixels === null) throw new Error('unreadable');
  const description = instance.value.pixels;
  const size = ROWS * COLUMNS * 2;
  const start = file.length - size * (frames - frame);
  const bytes = file.slice(start, start + size);
  const overlays = overlayPlanesOf(read.value, description.overlays ?? [], frame);
  return { transferSyntaxUID: '1.2.840.10008.1.2.1', description, frame, bytes, overlays };
}

/** White pixels of a picture whose own levels are far from white. */
async function white(file: Uint8Array, frame = 0, frames = 1): Promise<readonly string[]> {
  const decoded = await decodeFrame(encoded(file, frame, frames), noCodecs);
  if (!decoded.ok) throw new Error(decoded.error.message);
  const rgba = renderFrame(decoded.value, encoded(file, frame, frames).description, {
    kind: 'window',
    center: 2048,
    width: 4096,
  });
  const lit: string[] = [];
  for (let i = 0; i < ROWS * COLUMNS; i += 1) if (rgba[i * 4] === 255) lit.push(`${Math.floor(i / COLUMNS)},${i % COLUMNS}`);
  return lit;
}
const made = (overlay: MadeOverlay, more: readonly Attribute[] = []): Uint8Array =>
  imageFile(ROWS, COLUMNS, level, [...overlayAttributes(overlay), ...more]);

describe('overlay planes', () => {
  test('light their own pixels and no others', async () => {
    const file = made({ rows: ROWS, columns: COLUMNS, lit: (r, c) => (r === 1 && c === 6) || (r === 4 && c === 0) });
    expect(await white(file)).toEqual(['1,6', '4,0']);
  });
  test('lie where their origin says, and are cut off at the rim', async () => {
    // A 2 × 3 block whose first pixel is row 0, column 6 of an image that begins at 1, 1: its second row's first two columns remain.
    const file = made({ rows: 2, columns: 3, origin: [0, 6], lit: () => true });
    expect(await white(file)).toEqual(['0,5', '0,6']);
  });
  test('of several groups are all drawn, and their names are read', async () => {
    const first = overlayAttributes({ rows: 1, columns: 1, origin: [2, 2], lit: () => true });
    const second = overlayAttributes({
      group: 0x601e,
      rows: 1,
      columns: 1,
      origin: [5, 7],
      lit: () => true,
      more: [
        ['601e0045', 'LO', 'USER'],
        ['601e1500', 'LO', 'Stamp'],
      ],
    });
    const file = imageFile(ROWS, COLUMNS, level, [...first, ...second]);
    expect(await white(file)).toEqual(['1,1', '4,6']);
    const headers = encoded(file).description.overlays;
    expect(headers?.map(({ group, label, subtype }) => [group, label, subtype])).toEqual([
      [0x6000, null, null],
      [0x601e, 'Stamp', 'USER'],
    ]);
  });
  test('of many frames belong to the frames that they name, without padding between them', async () => {
    // Two overlay frames of 35 bits from the image's second frame on; each lights the column of its number.
    const overlay = {
      rows: ROWS,
      columns: COLUMNS,
      frames: 2,
      firstFrame: 2,
      lit: (r: number, c: number, f: number) => r === 3 && c === f,
    };
    const file = imageFile(ROWS, COLUMNS, level, overlayAttributes(overlay), 4);
    expect(await Promise.all([0, 1, 2, 3].map((frame) => white(file, frame, 4)))).toEqual([[], ['3,0'], ['3,1'], []]);
  });
  test('without a number of frames lie on every frame', async () => {
    const file = imageFile(ROWS, COLUMNS, level, overlayAttributes({ rows: 1, columns: 1, lit: () => true }), 2);
    expect(await white(file, 1, 2)).toEqual(['0,0']);
  });
  test('in unused bits of the pixel cells are drawn, and are no part of the values', async () => {
    const embedded: readonly Attribute[] = [
      ['60000010', 'US', [ROWS]],
      ['60000011', 'US', [COLUMNS]],
      ['60000040', 'CS', 'G'],
      ['60000050', 'SS', [1, 1]],
      ['60000100', 'US', [16]],
      ['60000102', 'US', [13]],
    ];
    const stored = (r: number, c: number): number => level(r, c) | (r === 2 && c > 4 ? 1 << 13 : 0) | (r === 0 ? 1 << 15 : 0);
    const file = imageFile(ROWS, COLUMNS, stored, embedded);
    expect(await white(file)).toEqual(['2,5', '2,6']);
    const decoded = await decodeFrame(encoded(file), noCodecs);
    expect(decoded.ok && [decoded.value.min, decoded.value.max]).toEqual([100, 146]);
  });
  test('that claim a bit of the stored value, or end too early, are left out', async () => {
    const within: readonly Attribute[] = [
      ['60000010', 'US', [ROWS]],
      ['60000011', 'US', [COLUMNS]],
      ['60000102', 'US', [11]],
    ];
    expect(await white(imageFile(ROWS, COLUMNS, () => 0x800, within))).toEqual([]);
    const short = made({ rows: 40, columns: 70, lit: () => true }, [['60003000', 'OW', new Uint8Array(2)]]);
    expect(await white(short)).toEqual([]);
  });
  test('travel with the frame', () => {
    const before = encoded(made({ rows: 2, columns: 9, origin: [-1, 3], lit: (r, c) => c === 8 - r }));
    const after = unpackFrame(packFrame(before));
    expect(after.ok && after.value).toEqual(before);
  });
  test('can be turned off', async () => {
    const file = made({ rows: ROWS, columns: COLUMNS, lit: () => true });
    const decoded = await decodeFrame(encoded(file), noCodecs);
    if (!decoded.ok) throw new Error('undecoded');
    const shown = renderFrame(
      decoded.value,
      encoded(file).description,
      { kind: 'window', center: 2048, width: 4096 },
      { overlays: false },
    );
    expect(Math.max(...shown.filter((_, i) => i % 4 === 0))).toBeLessThan(20);
  });
});

describe('bits of an overlay', () => {
  const header: OverlayHeader = {
    group: 0x6000,
    rows: 3,
    columns: 3,
    origin: [1, 1],
    type: 'G',
    subtype: null,
    label: null,
    description: null,
    frames: null,
    embeddedBit: null,
  };
  test('are cut out of a run at any bit, the lowest of a byte first', () => {
    // 18 bits: nine clear, then the first and the ninth of the second frame (bits 9 and 17).
    const data = Uint8Array.of(0, 0b0000_0010, 0b0000_0010);
    const second = bitsOfFrame(data, header, 1);
    expect([...(second ?? [])]).toEqual([0b0000_0001, 0b0000_0001]);
    expect([...litPixels({ header, bits: second! }, 3, 3)]).toEqual([0, 8]);
    expect(bitsOfFrame(data, header, 2)).toBeNull();
  });
});
