import { afterAll, describe, expect, test } from 'vitest';
import type { VoiChoice } from '../../src/renderer/viewport/index.ts';
import { addImage, display, show } from './viewportHarness/drive.ts';
import { openHarness } from './viewportHarness/openHarness.ts';
import { plainDescription } from './viewportHarness/scene.ts';
import { screenPixels, type ScreenPixels } from './viewportHarness/screenPixels.ts';

/**
 * Letters, laterality and scale bar on the screen after every flip and rotation: eight ways for the quarter turns, on screens of 1, 1.5 and 2
 * pixels per CSS pixel, at a fractional zoom. What is right is read from the picture: a mark in it says where the patient's left and front are.
 */
const harness = await openHarness();
afterAll(() => harness?.close());

const COLUMNS = 150;
const ROWS = 120;
/** Oblong pixels: 0.5 mm across, 0.8 mm down. */
const [DOWN_MM, ACROSS_MM] = [0.8, 0.5];
const ZOOM = 1.7;

/** A bright mark of 5 × 3 pixels around one: an image with one on the patient's left, and one with one at the front. */
const mark = (middle: number, height: number) => (column: number, row: number) =>
  Math.abs(column - middle) <= 2 && Math.abs(row - height) <= 1 ? 1000 : 0;
const IMAGES = { left: mark(135, 60), front: mark(75, 15) } as const;
const VOI: VoiChoice = { kind: 'window', center: 500, width: 1000, function: 'LINEAR_EXACT' };
const SIZE = { width: 520, height: 480 };

/** Axial as usual: columns go to the patient's left, rows to the back. */
const PLANE = { position: [-37, -48, 10], rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], sliceThickness: 1 };

/** Middle of what is bright, weighted by its grey, from the viewport's middle in CSS pixels. */
function middleOf(screen: ScreenPixels, ratio: number): readonly [number, number] {
  let [sum, x, y] = [0, 0, 0];
  for (let row = 0; row < screen.height; row++)
    for (let column = 0; column < screen.width; column++) {
      const grey = screen.grey(column, row);
      sum += grey;
      x += grey * (column + 0.5);
      y += grey * (row + 0.5);
    }
  return [x / sum / ratio - SIZE.width / 2, y / sum / ratio - SIZE.height / 2];
}

const edgeOf = ([x, y]: readonly [number, number]): 'left' | 'right' | 'top' | 'bottom' =>
  Math.abs(x) > Math.abs(y) ? (x < 0 ? 'left' : 'right') : y < 0 ? 'top' : 'bottom';
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

describe.skipIf(harness === null)('what the screen says of orientation and size', () => {
  for (const ratio of [1, 1.5, 2])
    test(`in all eight ways at ${ratio} screen pixels per CSS pixel`, { timeout: 90_000 }, async () => {
      if (harness === null) throw new Error('no browser');
      const page = await harness.page({ ...SIZE, devicePixelRatio: ratio });
      for (const [name, value] of Object.entries(IMAGES)) await addImage(page, name, plainDescription(COLUMNS, ROWS), value);
      /** Where an image's mark is on the screen. */
      const markIn = async (
        image: keyof typeof IMAGES,
        rotation: number,
        mirrored: boolean,
      ): Promise<readonly [number, number]> => {
        await show(page, {
          image,
          instance: {
            planes: [PLANE] as never,
            spacing: { pixelSpacing: [DOWN_MM, ACROSS_MM] } as never,
          },
          props: {
            annotationsVisible: false,
            overlayTextVisible: false,
            active: false,
            loupe: null,
            voi: VOI,
            badges: [{ id: 'laterality', text: 'L', tone: 'plain' }],
            millimetres: { perRow: DOWN_MM, perColumn: ACROSS_MM, plane: 'patient' },
            display: display({ rotation, mirrored, zoom: { kind: 'pixel', scale: ZOOM } }),
          },
        });
        // The words lie over the picture: the mark is looked for without them.
        const words = await page.addStyleTag({ content: '.fv-scale, .fv-edge, .fv-badges { visibility: hidden }' });
        const screen = await screenPixels(page);
        await words.evaluate((style) => (style as Element).remove());
        return middleOf(screen, ratio);
      };
      for (const rotation of [0, 90, 180, 270])
        for (const mirrored of [false, true]) {
          const what = `${rotation}°${mirrored ? ', mirrored' : ''}`;
          const left = await markIn('left', rotation, mirrored);
          const front = await markIn('front', rotation, mirrored);
          const said = await page.evaluate(() => {
            const box = (element: Element | null) => element?.getBoundingClientRect();
            const bar = document.querySelector<HTMLElement>('.fv-scale');
            const width = box(document.querySelector('.fv-scale-bar'))?.width ?? 0;
            const badge = document.querySelector('[data-badge="laterality"]');
            return {
              letters: Object.fromEntries(
                [...document.querySelectorAll<HTMLElement>('[data-edge]')].map((edge) => [edge.dataset['edge'], edge.innerText]),
              ),
              length: Number(bar?.dataset['length']),
              unit: bar?.dataset['unit'],
              width,
              laterality: badge === null ? null : badge.textContent,
              lateralitySeen: badge?.checkVisibility() ?? false,
            };
          });
          expect(said.letters, what).toEqual({
            [edgeOf(left)]: 'L',
            [OPPOSITE[edgeOf(left)]]: 'R',
            [edgeOf(front)]: 'A',
            [OPPOSITE[edgeOf(front)]]: 'P',
          });
          expect([said.laterality, said.lateralitySeen], what).toEqual(['L', true]);
          // The left mark's middle lies 60.5 columns from the image's, which is the viewport's: 30.25 mm; the front one's 44.5 rows: 35.6 mm.
          const perMm = said.width / said.length;
          expect(said.unit).toBe('mm');
          expect(Math.hypot(...left) / perMm, `${what}: to the left`).toBeCloseTo(30.25, 0);
          expect(Math.hypot(...front) / perMm, `${what}: to the front`).toBeCloseTo(35.6, 0);
        }
      await page.context().close();
    });
});
