import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import type { DisplayState, FilmViewportProps, PlacedShape } from '../../src/renderer/viewport/index.ts';
import { addImage, click, display, drag, events, forget, settle, show } from './viewportHarness/drive.ts';
import { openHarness } from './viewportHarness/openHarness.ts';
import { plainDescription } from './viewportHarness/scene.ts';

const harness = await openHarness();
afterAll(() => harness?.close());

const opened = () => {
  if (harness === null) throw new Error('no browser');
  return harness;
};

/** Image 200 × 150 at 3 CSS pixels a pixel in a window of 800 × 600: its corner at (100, 75). */
const onScreen = (x: number, y: number): readonly [number, number] => [100 + 3 * x, 75 + 3 * y];
const body = {
  id: 'c5',
  kind: 'vertebra',
  vertebra: 'C5',
  sopInstanceUID: 'film',
  frame: 1,
  superiorAnterior: [60, 60],
  superiorPosterior: [100, 64],
  inferiorPosterior: [102, 96],
  inferiorAnterior: [58, 92],
} as unknown as Annotation;

describe.skipIf(harness === null)('hands on the film', () => {
  let page: Page;
  beforeAll(async () => {
    page = await opened().page({ width: 800, height: 600, devicePixelRatio: 1 });
    await addImage(page, 'film', plainDescription(200, 150), (c, r) => 1000 + c * 10 + r);
  });
  beforeEach(() => page.mouse.move(5, 5));

  const open = (props: Partial<FilmViewportProps> = {}): Promise<void> =>
    show(page, {
      image: 'film',
      props: {
        display: display({ zoom: { kind: 'pixel', scale: 3 } }),
        voi: { kind: 'window', center: 2000, width: 2000, function: 'LINEAR' },
        ...props,
      },
    });

  test('places a vertebra with four clicks, in order', async () => {
    await open({ tool: 'vertebra', placingLabel: 'C4' });
    for (const [x, y] of [
      [40, 30],
      [80, 33],
      [82, 60],
      [38, 58],
    ] as const) {
      await click(page, onScreen(x, y));
    }
    const [shape, ...more] = await events<PlacedShape>(page, 'place');
    expect(shape).toEqual({
      kind: 'vertebra',
      sopInstanceUID: 'film',
      frame: 1,
      superiorAnterior: [40, 30],
      superiorPosterior: [80, 33],
      inferiorPosterior: [82, 60],
      inferiorAnterior: [38, 58],
    });
    expect(more).toEqual([]);
    expect((await events(page, 'step')).at(-1)).toBeNull();
  });

  test('draws a calibration line in one stroke', async () => {
    await open({ tool: 'calibration' });
    await drag(page, onScreen(20, 20), onScreen(60, 50));
    expect(await events(page, 'place')).toEqual([
      {
        kind: 'calibration',
        sopInstanceUID: 'film',
        frame: 1,
        line: [
          [20, 20],
          [60, 50],
        ],
      },
    ]);
  });

  test('drags a corner: drafts while it moves, one commit, and the film itself is not drawn again', async () => {
    await open({ annotations: [body] });
    await page.evaluate(() => {
      const counted = window as unknown as { films: number };
      counted.films = 0;
      const draw: unknown = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'drawImage')?.value;
      CanvasRenderingContext2D.prototype.drawImage = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
        if (this.canvas.closest('.fv-host') !== null) counted.films++;
        return (draw as (...all: unknown[]) => void).apply(this, args);
      };
    });
    await drag(page, onScreen(60, 60), onScreen(66, 57));
    const commits = await events<{ annotation: typeof body; gesture: string }>(page, 'commit');
    expect(commits).toEqual([{ annotation: { ...body, superiorAnterior: [66, 57] }, gesture: 'drag' }]);
    expect((await events(page, 'draft')).length).toBeGreaterThanOrEqual(6);
    expect((await events(page, 'draft')).length).toBeLessThanOrEqual(8);
    expect(await events(page, 'voi')).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { films: number }).films)).toBe(0);
    expect(await events(page, 'select')).toEqual([{ annotationId: 'c5', point: 'superiorAnterior' }]);
  });

  test('gathers a storm of moves into one draft a frame', async () => {
    await open({ annotations: [body] });
    await page.mouse.move(...onScreen(60, 60));
    await settle(page);
    await page.mouse.down();
    const drafts = await page.evaluate(async () => {
      let frames = 0;
      for (let i = 0; i < 10; i++) {
        for (let step = 0; step < 20; step++) {
          const at = { clientX: 280 + i * 4 + step / 8, clientY: 250, bubbles: true, buttons: 1 };
          window.dispatchEvent(new PointerEvent('pointermove', at));
          document.dispatchEvent(new MouseEvent('mousemove', at));
        }
        await new Promise((done) => requestAnimationFrame(done));
        frames++;
      }
      return { drafts: window.harness.events.filter(({ name }) => name === 'draft').length, frames };
    });
    await page.mouse.up();
    expect(drafts.drafts).toBeLessThanOrEqual(drafts.frames);
    expect(drafts.drafts).toBeGreaterThan(5);
  });

  test('nudges the selected point by a pixel, with Shift a tenth; Delete and Esc', async () => {
    await open({ annotations: [body] });
    await click(page, onScreen(100, 64));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    const commits = await events<{ annotation: { superiorPosterior: number[] }; gesture: string }>(page, 'commit');
    expect(commits.map(({ annotation, gesture }) => [annotation.superiorPosterior, gesture])).toEqual([
      [[101, 64], 'nudge'],
      [[101, 63.9], 'nudge'],
    ]);
    await page.keyboard.press('Delete');
    expect(await events(page, 'delete')).toEqual(['c5']);
    await page.keyboard.press('Escape');
    expect((await events(page, 'select')).at(-1)).toBeNull();
    expect(await events(page, 'escape')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await events(page, 'escape')).toHaveLength(1);
  });

  test('changes nothing when the reading is closed', async () => {
    await open({ annotations: [body], readOnly: true, selection: { annotationId: 'c5', point: 'superiorAnterior' } });
    await drag(page, onScreen(60, 60), onScreen(70, 70));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    for (const name of ['commit', 'draft', 'delete', 'place']) expect(await events(page, name)).toEqual([]);
  });

  test('left drag is window and level, middle pans, right zooms, right click asks for a menu', async () => {
    await open();
    await drag(page, [400, 300], [440, 300]);
    const [first] = (await events<{ center: number; width: number }>(page, 'voi')).slice(-1);
    expect(first?.width).toBeGreaterThan(2000);
    expect(first?.center).toBeCloseTo(2000, 6);
    await drag(page, [400, 300], [400, 260]);
    const [second] = (await events<{ center: number; width: number }>(page, 'voi')).slice(-1);
    expect(second?.center).toBeGreaterThan(2000);
    expect(second?.width).toBeCloseTo(first?.width ?? NaN, 6);

    await drag(page, [400, 300], [430, 285], 'middle');
    expect((await events<DisplayState>(page, 'display')).at(-1)?.centre).toEqual([90, 80]);

    await forget(page);
    await drag(page, [400, 300], [400, 200], 'right');
    const zoom = (await events<DisplayState>(page, 'display')).at(-1)?.zoom;
    expect(zoom?.kind === 'pixel' ? zoom.scale : NaN).toBeCloseTo(3 * Math.SQRT2, 6);
    expect(await events(page, 'menu')).toEqual([]);
    await page.mouse.click(420, 310, { button: 'right' });
    await settle(page);
    expect(await events(page, 'menu')).toMatchObject([{ client: [420, 310], hit: null }]);
  });

  test('wheel steps, Shift steps fast, Ctrl zooms', async () => {
    await open();
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, 100);
    await page.mouse.wheel(0, -200);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await settle(page);
    expect(await events(page, 'scroll')).toEqual([
      { steps: 1, fast: false },
      { steps: -2, fast: false },
      { steps: 1, fast: true },
    ]);
    const zoom = (await events<DisplayState>(page, 'display')).at(-1)?.zoom;
    expect(zoom?.kind === 'pixel' ? zoom.scale : NaN).toBeCloseTo(3 * 1.15, 6);
  });

  test('a measuring tool leaves the other buttons alone', async () => {
    await open({ tool: 'vertebra' });
    await click(page, onScreen(40, 30));
    await drag(page, [400, 300], [430, 285], 'middle');
    await page.mouse.wheel(0, 100);
    await settle(page);
    expect((await events<DisplayState>(page, 'display')).at(-1)?.centre).toEqual([90, 80]);
    expect(await events(page, 'scroll')).toHaveLength(1);
    // The corner that stands is still there: three more finish it.
    for (const at of [
      [300, 200],
      [320, 300],
      [220, 310],
    ] as const)
      await click(page, at);
    expect(await events(page, 'place')).toHaveLength(1);
  });

  test('says the value under the pointer', async () => {
    await open();
    await page.mouse.move(...onScreen(30.5, 12.5));
    await settle(page);
    expect((await events(page, 'probe')).at(-1)).toEqual({
      pixel: [30, 12],
      point: [30.5, 12.5],
      stored: [1312],
      modality: 1312,
    });
  });

  test('links by millimetres: the same zoom shows two films of different pixels at one size', async () => {
    await addImage(page, 'fine', plainDescription(400, 300), () => 1000);
    const linked = (image: string, perColumn: number) => ({
      image,
      props: {
        display: display({ zoom: { kind: 'mm', scale: 4 } }),
        millimetres: { perColumn, perRow: perColumn, plane: 'detector' as const },
        voi: { kind: 'window', center: 2000, width: 2000 } as const,
      },
    });
    await page.evaluate(() => void (window.harness.views.length = 0));
    await show(page, linked('film', 0.3), linked('fine', 0.15));
    const views = await page.evaluate(() =>
      window.harness.views.slice(-2).map(({ pixelScale, mmScale }) => [pixelScale, mmScale]),
    );
    expect(views.map((pair) => pair.map((value) => Math.round((value ?? NaN) * 1e9) / 1e9))).toEqual([
      [1.2, 4],
      [0.6, 4],
    ]);
  });

  test('a frame that cannot be shown says why', async () => {
    await page.evaluate(() => window.harness.show([{ image: 'absent' }]));
    await page.waitForSelector('[data-state=failed]');
    expect(await page.textContent('[role=alert]')).toContain('PIXELS_ABSENT');
  });

  test('axe finds nothing serious', async () => {
    await open({ annotations: [body], selection: { annotationId: 'c5', point: 'inferiorAnterior' } });
    await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') });
    const serious = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(serious).toEqual([]);
    expect(await page.getAttribute('.film-viewport', 'role')).toBe('application');
    expect(await page.textContent('[role=status]')).toBe('C5 inferior anterior: 58.0, 92.0');
  });
});
