import { afterAll, describe, expect, test } from 'vitest';
import type { PixelDescription } from '#shared/dicom/pixels';
import type { VoiChoice } from '../../src/renderer/viewport/index.ts';
import { addImage, click, display, events, show } from './viewportHarness/drive.ts';
import { openHarness } from './viewportHarness/openHarness.ts';
import { plainDescription } from './viewportHarness/scene.ts';
import type { ScreenPixels } from './viewportHarness/screenPixels.ts';
import { screenPixels } from './viewportHarness/screenPixels.ts';

/** The viewport in a real browser: grey on the screen against the formulas, points under the mouse against the picture. */
const harness = await openHarness();
afterAll(() => harness?.close());

const opened = () => {
  if (harness === null) throw new Error('no browser');
  return harness;
};

const RATIOS = [1, 1.5, 2];
const BLOCK = 20;
const COLUMNS = 12;
const ROWS = 9;
/** Stored value of block n: uneven steps, so that a shifted or turned table shows. */
const stored = (block: number): number => block * 37 + (block % 3) * 5;
const blocks = (column: number, row: number): number => stored(Math.floor(row / BLOCK) * COLUMNS + Math.floor(column / BLOCK));

// PS3.3 C.11.2.1.2.1, C.11.2.1.3.2 and C.11.2.1.3.1, written again here from the standard's own pseudo-code.
const linear = (x: number, c: number, w: number): number =>
  x <= c - 0.5 - (w - 1) / 2 ? 0 : x > c - 0.5 + (w - 1) / 2 ? 255 : ((x - (c - 0.5)) / (w - 1) + 0.5) * 255;
const exact = (x: number, c: number, w: number): number => (x <= c - w / 2 ? 0 : x > c + w / 2 ? 255 : ((x - c) / w + 0.5) * 255);
const sigmoid = (x: number, c: number, w: number): number => 255 / (1 + Math.exp((-4 * (x - c)) / w));

interface GreyScale {
  readonly name: string;
  readonly more: Partial<PixelDescription>;
  readonly voi: VoiChoice;
  readonly grey: (stored: number) => number;
}
const wide = (name: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID'): VoiChoice => ({
  kind: 'window',
  center: 1900,
  width: 2600,
  function: name,
});
const SCALES: readonly GreyScale[] = [
  { name: 'LINEAR', more: {}, voi: wide('LINEAR'), grey: (s) => linear(s, 1900, 2600) },
  { name: 'LINEAR_EXACT', more: {}, voi: wide('LINEAR_EXACT'), grey: (s) => exact(s, 1900, 2600) },
  { name: 'SIGMOID', more: {}, voi: wide('SIGMOID'), grey: (s) => sigmoid(s, 1900, 2600) },
  { name: 'MONOCHROME1', more: { photometric: 'MONOCHROME1' }, voi: wide('LINEAR'), grey: (s) => 255 - linear(s, 1900, 2600) },
  {
    name: 'slope and intercept',
    more: { rescaleSlope: 0.5, rescaleIntercept: -700 },
    voi: { kind: 'window', center: 250, width: 1300, function: 'LINEAR' },
    grey: (s) => linear(s * 0.5 - 700, 250, 1300),
  },
  {
    name: 'padding is black, in MONOCHROME1 too',
    more: { photometric: 'MONOCHROME1', paddingValue: 0, paddingRangeLimit: 200 },
    voi: wide('LINEAR'),
    grey: (s) => (s <= 200 ? 0 : 255 - linear(s, 1900, 2600)),
  },
  {
    name: "the file's own window and function",
    more: { windows: [{ center: 1500, width: 900, explanation: null }], voiLutFunction: 'SIGMOID' },
    voi: { kind: 'file', index: 0 },
    grey: (s) => sigmoid(s, 1500, 900),
  },
];

const bare = { annotationsVisible: false, overlayTextVisible: false, active: false, loupe: null };

describe.skipIf(harness === null)('the film on the screen', () => {
  for (const devicePixelRatio of RATIOS) {
    test(`shows the formula's grey at ${devicePixelRatio} screen pixels per CSS pixel`, { timeout: 90_000 }, async () => {
      const page = await opened().page({ width: 600, height: 440, devicePixelRatio });
      for (const { name, more, voi, grey } of SCALES) {
        await addImage(page, 'blocks', plainDescription(COLUMNS * BLOCK, ROWS * BLOCK, more), blocks);
        await show(page, { image: 'blocks', props: { ...bare, voi, display: display({ zoom: { kind: 'pixel', scale: 2 } }) } });
        const screen = await screenPixels(page);
        for (let block = 0; block < COLUMNS * ROWS; block++) {
          const x = 300 + (((block % COLUMNS) + 0.5) * BLOCK - (COLUMNS * BLOCK) / 2) * 2;
          const y = 220 + ((Math.floor(block / COLUMNS) + 0.5) * BLOCK - (ROWS * BLOCK) / 2) * 2;
          const shown = screen.grey(Math.floor(x * devicePixelRatio), Math.floor(y * devicePixelRatio));
          const off = Math.abs(shown - grey(stored(block)));
          expect(off, `${name}, stored ${stored(block)}, shown ${shown}`).toBeLessThanOrEqual(0.51);
        }
      }
      await page.context().close();
    });
  }

  test('keeps every image pixel its own at 1:1, on a screen of 1.5 pixels per CSS pixel', async () => {
    const page = await opened().page({ width: 301, height: 203, devicePixelRatio: 1.5 });
    await addImage(page, 'checker', plainDescription(121, 81), (c, r) => (c * 7 + r * 13) % 256);
    const voi: VoiChoice = { kind: 'window', center: 128, width: 256, function: 'LINEAR' };
    await show(page, {
      image: 'checker',
      props: { ...bare, voi, display: display({ zoom: { kind: 'pixel', scale: 1 / 1.5 } }) },
    });
    const screen = await screenPixels(page);
    // The middle of the image on the middle of the screen, then to the nearest whole screen pixel.
    const left = Math.round(screen.width / 2 - 60.5);
    const top = Math.round(screen.height / 2 - 40.5);
    for (let row = 0; row < 60; row++) {
      for (let column = 0; column < 121; column++) {
        expect(screen.grey(left + column, top + row)).toBe((column * 7 + row * 13) % 256);
      }
    }
    await page.context().close();
  });

  test('shows two viewports on one image each with its own window and zoom', async () => {
    const page = await opened().page({ width: 802, height: 300, devicePixelRatio: 1 });
    await addImage(page, 'flat', plainDescription(50, 50), () => 100);
    const tile = (center: number, scale: number) => ({
      image: 'flat',
      props: {
        ...bare,
        voi: { kind: 'window', center, width: 201, function: 'LINEAR' } as const,
        display: display({ zoom: { kind: 'pixel', scale } }),
      },
    });
    await show(page, tile(150, 2), tile(60, 4));
    const screen = await screenPixels(page);
    expect(screen.grey(200, 150)).toBe(Math.round(linear(100, 150, 201)));
    expect(screen.grey(602, 150)).toBe(Math.round(linear(100, 60, 201)));
    expect(screen.grey(200 + 60, 150), 'the first is 100 pixels wide').toBe(0);
    expect(screen.grey(602 + 90, 150), 'the second 200').toBe(Math.round(linear(100, 60, 201)));
    await page.context().close();
  });

  test('shows an oblong pixel oblong', async () => {
    const page = await opened().page({ width: 400, height: 400, devicePixelRatio: 1 });
    await addImage(page, 'flat', plainDescription(50, 50), () => 100);
    await show(page, {
      image: 'flat',
      instance: { spacing: { imagerPixelSpacing: [0.3, 0.15] } as never },
      props: {
        ...bare,
        voi: { kind: 'window', center: 100, width: 10 },
        display: display({ zoom: { kind: 'pixel', scale: 2 } }),
      },
    });
    const screen = await screenPixels(page);
    const lit = (x: number, y: number): boolean => screen.grey(x, y) > 0;
    expect([lit(151, 200), lit(148, 200), lit(248, 200), lit(251, 200)]).toEqual([true, false, true, false]);
    expect([lit(200, 102), lit(200, 97), lit(200, 298), lit(200, 303)]).toEqual([true, false, true, false]);
    await page.context().close();
  });

  /** Middle of what is bright, in CSS pixels: weighted by grey, so that interpolation does not move it. */
  const brightMiddle = (screen: ScreenPixels, ratio: number): readonly [number, number] => {
    let sum = 0;
    let sumX = 0;
    let sumY = 0;
    for (let y = 0; y < screen.height; y++) {
      for (let x = 0; x < screen.width; x++) {
        const weight = screen.grey(x, y);
        sum += weight;
        sumX += weight * (x + 0.5);
        sumY += weight * (y + 0.5);
      }
    }
    return [sumX / sum / ratio, sumY / sum / ratio];
  };

  // A bright square over columns 61 … 69 and rows 41 … 47: its middle is at (65.5, 44.5), pixel corners being whole numbers.
  const square = (c: number, r: number): number => (c >= 61 && c < 70 && r >= 41 && r < 48 ? 1000 : 0);
  for (const devicePixelRatio of RATIOS) {
    test(
      `gives the point that is under the mouse at ${devicePixelRatio} screen pixels per CSS pixel`,
      { timeout: 90_000 },
      async () => {
        const page = await opened().page({ width: 500, height: 360, devicePixelRatio });
        await addImage(page, 'square', plainDescription(160, 110), square);
        for (const rotation of [0, 90, 180, 270, 33]) {
          for (const mirrored of [false, true]) {
            for (const scale of [1, 1.7, 2.5]) {
              const shown = display({ rotation, mirrored, zoom: { kind: 'pixel', scale }, centre: [70.3, 48.9] });
              const voi: VoiChoice = { kind: 'window', center: 500, width: 1000, function: 'LINEAR_EXACT' };
              await show(page, { image: 'square', props: { ...bare, voi, display: shown } });
              // The scale bar lies over the picture: the middle is taken without it.
              await page.addStyleTag({ content: '.fv-scale { visibility: hidden }' });
              const at = brightMiddle(await screenPixels(page), devicePixelRatio);
              await show(page, { image: 'square', props: { ...bare, voi, display: shown, tool: 'spinous-tip' } });
              await click(page, at);
              const [placed] = await events<{ point: readonly [number, number] }>(page, 'place');
              const off = Math.hypot((placed?.point[0] ?? NaN) - 65.5, (placed?.point[1] ?? NaN) - 44.5);
              expect(off, `${rotation}°, mirrored ${mirrored}, × ${scale}: ${placed?.point.join(', ')}`).toBeLessThan(0.05);
            }
          }
        }
        await page.context().close();
      },
    );
  }
});
