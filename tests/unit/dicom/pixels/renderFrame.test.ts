import { describe, expect, it } from 'vitest';
import { FILE_VOI, renderFrame, type LookupTable } from '#shared/dicom/pixels';
import { description, greyFrame } from './descriptions.ts';

const colour = (photometric: string, values: readonly number[], bitsAllocated = 8, invert = false): number[] => {
  const header = description({ columns: values.length / 3, samplesPerPixel: 3, photometric, bitsAllocated });
  return [...renderFrame(greyFrame(values, header), header, FILE_VOI, { invert })];
};

const table = (firstValueMapped: number, bitsPerEntry: number, data: readonly number[]): LookupTable => ({
  firstValueMapped,
  bitsPerEntry,
  data,
  explanation: null,
});

describe('renderFrame', () => {
  it('writes grey as opaque RGBA, row by row', () => {
    const header = description({
      rows: 2,
      columns: 2,
      windows: [{ center: 127.5, width: 255, explanation: null }],
      voiLutFunction: 'LINEAR_EXACT',
    });
    expect([...renderFrame(greyFrame([0, 10, 200, 255], header), header, FILE_VOI)]).toEqual(
      [0, 10, 200, 255].flatMap((grey) => [grey, grey, grey, 255]),
    );
  });

  it('draws into the array that it is given', () => {
    const header = description({ windows: [{ center: 0, width: 1, explanation: null }] });
    const out = new Uint8ClampedArray(4);
    expect(renderFrame(greyFrame([5], header), header, FILE_VOI, { out })).toBe(out);
    expect([...out]).toEqual([255, 255, 255, 255]);
  });

  it('leaves RGB alone, and inverts each channel', () => {
    expect(colour('RGB', [1, 20, 255])).toEqual([1, 20, 255, 255]);
    expect(colour('RGB', [1, 20, 255], 8, true)).toEqual([254, 235, 0, 255]);
  });

  it('brings 16-bit colour to 8: 257 is one step', () => {
    expect(colour('RGB', [257, 65535, 51400], 16)).toEqual([1, 255, 200, 255]);
  });

  // PS3.3 C.7.6.3.1.2: red is Y 76.245, CB 84.97, CR 255.5; blue is Y 29.07, CB 255.5, CR 107.27.
  it.each([
    ['YBR_FULL', [76, 85, 255], [254, 0, 0]],
    ['YBR_FULL', [29, 255, 107], [0, 0, 254]],
    ['YBR_FULL', [130, 128, 128], [130, 130, 130]],
    ['YBR_PARTIAL', [16, 128, 128], [0, 0, 0]],
    ['YBR_PARTIAL', [235, 128, 128], [255, 255, 255]],
  ] as const)('%s %j is %j', (photometric, ybr, rgb) => {
    expect(colour(photometric, ybr)).toEqual([...rgb, 255]);
  });

  it('looks palette indices up, the table’s ends for indices outside', () => {
    const palette = { red: table(1, 16, [0x1000, 0xff00]), green: table(1, 16, [0x2080, 0]), blue: table(1, 8, [9, 8]) };
    const first = [16, 32, 9, 255];
    const second = [255, 0, 8, 255];
    const header = description({ columns: 4, photometric: 'PALETTE COLOR', bitsAllocated: 8, palette });
    expect([...renderFrame(greyFrame([0, 1, 2, 3], header), header, FILE_VOI)]).toEqual([first, first, second, second].flat());
  });

  it('takes a palette of 16 bits that holds only eight as it is', () => {
    const channel = table(0, 16, [0, 200]);
    const header = description({
      photometric: 'PALETTE COLOR',
      bitsAllocated: 8,
      palette: { red: channel, green: channel, blue: channel },
    });
    expect([...renderFrame(greyFrame([1], header), header, FILE_VOI)]).toEqual([200, 200, 200, 255]);
  });
});
