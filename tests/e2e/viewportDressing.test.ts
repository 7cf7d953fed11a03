import { afterAll, describe, expect, test } from 'vitest';
import type { DisplayShutter, OverlayHeader } from '#shared/dicom/pixels';
import type { VoiChoice } from '../../src/renderer/viewport/index.ts';
import { addImage, display, drag, show } from './viewportHarness/drive.ts';
import { openHarness } from './viewportHarness/openHarness.ts';
import { plainDescription } from './viewportHarness/scene.ts';
import { screenPixels } from './viewportHarness/screenPixels.ts';

/** Shutters and overlays on the screen of a real browser, every image pixel against the definitions of PS3.3 C.7.6.11 and C.9.2. */
const harness = await openHarness();
afterAll(() => harness?.close());

const COLUMNS = 90;
const ROWS = 60;
const stored = (column: number, row: number): number => 200 + column * 20 + row * 7;
const voi: VoiChoice = { kind: 'window', center: 1200, width: 2400, function: 'LINEAR_EXACT' };
const grey = (value: number): number => Math.round(Math.min(Math.max((value - 1200) / 2400 + 0.5, 0), 1) * 255);
const bare = { annotationsVisible: false, overlayTextVisible: false, active: false, loupe: null, voi };

const shutter: DisplayShutter = {
  rectangle: { left: 11, right: 80, top: 6, bottom: 52 },
  circle: { row: 30, column: 45, radius: 34 },
  polygon: [
    [2, 10],
    [2, 85],
    [58, 60],
    [58, 20],
  ],
  presentationValue: null,
  aspect: 1,
};
/** Whether a pixel, counted from 0, is seen. The polygon is the strip between two lines. */
function seen(column: number, row: number): boolean {
  const [x, y] = [column + 1, row + 1];
  const inRectangle = x >= 11 && x <= 80 && y >= 6 && y <= 52;
  const inCircle = (x - 45) ** 2 + (y - 30) ** 2 <= 34 ** 2;
  const left = 10 + ((y - 2) / 56) * 10;
  const right = 85 - ((y - 2) / 56) * 25;
  return inRectangle && inCircle && y >= 2 && y <= 58 && x >= left && x <= right;
}

const header: OverlayHeader = {
  group: 0x6000,
  rows: 16,
  columns: 40,
  origin: [25, 61],
  type: 'G',
  subtype: null,
  label: null,
  description: null,
  frames: null,
  embeddedBit: null,
};
/** A ring of one pixel; its right part lies outside of the image (columns 61 to 100 of 90). */
const ring = (row: number, column: number): boolean => row === 0 || row === 15 || column === 0 || column === 39;
const bits = Array.from({ length: 80 }, (_, byte) =>
  Array.from({ length: 8 }, (__, bit) => {
    const i = byte * 8 + bit;
    return ring(Math.floor(i / 40), i % 40) ? 1 << bit : 0;
  }).reduce((a, b) => a | b, 0),
);
const lit = (column: number, row: number): boolean =>
  row >= 24 && row < 40 && column >= 60 && column < 100 && ring(row - 24, column - 60);

describe.skipIf(harness === null)('what lies over the film on the screen', () => {
  const scale = 3;
  const compare = async (
    name: string,
    photometric: string,
    dressing: { readonly overlays?: boolean; readonly shutter?: boolean },
    invert = false,
  ): Promise<number> => {
    if (harness === null) throw new Error('no browser');
    const page = await harness.page({ width: 400, height: 300, devicePixelRatio: 1 });
    const description = plainDescription(COLUMNS, ROWS, {
      photometric,
      shutter,
      overlays: [header],
      paddingValue: stored(44, 30),
    });
    await addImage(page, name, description, stored, [{ header, bits }]);
    await show(page, {
      image: name,
      props: { ...bare, dressing, display: display({ zoom: { kind: 'pixel', scale }, invert }) },
    });
    const screen = await screenPixels(page);
    const turned = (photometric === 'MONOCHROME1') !== invert;
    let worst = 0;
    for (let row = 0; row < ROWS; row += 1) {
      for (let column = 0; column < COLUMNS; column += 1) {
        const value = stored(column, row);
        const plain = value === stored(44, 30) ? 0 : turned ? 255 - grey(value) : grey(value);
        const under = dressing.shutter !== false && !seen(column, row) ? 0 : plain;
        const expected = dressing.overlays !== false && lit(column, row) ? 255 : under;
        const x = 200 + (column + 0.5 - COLUMNS / 2) * scale;
        const y = 150 + (row + 0.5 - ROWS / 2) * scale;
        worst = Math.max(worst, Math.abs(screen.grey(Math.floor(x), Math.floor(y)) - expected));
      }
    }
    await page.context().close();
    return worst;
  };

  for (const photometric of ['MONOCHROME2', 'MONOCHROME1'])
    for (const invert of [false, true])
      test(`overlays, shutter and padding, ${photometric}${invert ? ', inverted' : ''}`, { timeout: 60_000 }, async () => {
        expect(await compare('both', photometric, {}, invert)).toBeLessThanOrEqual(1);
      });
  test('without the overlays, without the shutter, without either', { timeout: 90_000 }, async () => {
    expect(await compare('bare', 'MONOCHROME2', { overlays: false })).toBeLessThanOrEqual(1);
    expect(await compare('open', 'MONOCHROME2', { shutter: false })).toBeLessThanOrEqual(1);
    expect(await compare('plain', 'MONOCHROME2', { overlays: false, shutter: false })).toBeLessThanOrEqual(1);
  });

  test('both stay where they are while the window is dragged', { timeout: 60_000 }, async () => {
    if (harness === null) throw new Error('no browser');
    const page = await harness.page({ width: 400, height: 300, devicePixelRatio: 1 });
    await addImage(page, 'drag', plainDescription(COLUMNS, ROWS, { shutter, overlays: [header] }), stored, [{ header, bits }]);
    await show(page, { image: 'drag', props: { ...bare, display: display({ zoom: { kind: 'pixel', scale } }) } });
    await page.mouse.move(200, 150);
    await page.mouse.down();
    await page.mouse.move(230, 160, { steps: 4 });
    const at = (column: number, row: number): readonly [number, number] => [
      Math.floor(200 + (column + 0.5 - COLUMNS / 2) * scale),
      Math.floor(150 + (row + 0.5 - ROWS / 2) * scale),
    ];
    const screen = await screenPixels(page);
    expect(screen.grey(...at(3, 30)), 'covered').toBe(0);
    expect(screen.grey(...at(70, 24)), 'lit').toBe(255);
    expect(screen.grey(...at(45, 20)), 'seen').toBeGreaterThan(0);
    await page.mouse.up();
    await drag(page, [200, 150], [201, 150]);
    await page.context().close();
  });
});
