/** Wheel through 200 CT slices of 512 × 512 in the built program, in a real browser without a GPU. Wanted: wheel to drawn p95 ≤ 10 ms. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, TEST_BROWSER } from '../e2e/browser.ts';
import { removeHome, startHost } from '../e2e/host.ts';
import { AppPage } from '../e2e/pages/app.ts';
import { writeCtSeries } from '../fixtures/ctSeries.ts';
import { ms, printTable, spreadOf } from './timing.ts';

const SLICES = 200;
const EDGE = 512;

interface Times {
  /** From the wheel's event to the slice in the canvas, texts and marks with it. */
  readonly drawn: readonly number[];
  /** From the event to the end of the frame that shows it. */
  readonly frame: readonly number[];
}

/** One notch at a time, as fast as frames come, from the first slice to the last; waits until all of them are decoded. */
const wheeled = (page: Page, slices: number): Promise<Times> =>
  page.evaluate(async (count) => {
    const host = document.querySelector<HTMLElement>('.fv-host');
    if (host === null) throw new Error('no viewport');
    const next = (): Promise<void> =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(null);
        }),
      );
    const drawn: number[] = [];
    const frame: number[] = [];
    for (let at = 1; at < count; at++) {
      await next();
      const before = host.dataset['drawn'];
      const start = performance.now();
      host.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, clientX: 700, clientY: 500 }));
      while (host.dataset['drawn'] === before && performance.now() - start < 2000) await Promise.resolve();
      drawn.push(performance.now() - start);
      await next();
      frame.push(performance.now() - start);
    }
    return { drawn, frame };
  }, slices);

if (TEST_BROWSER !== null) {
  const folder = mkdtempSync(join(tmpdir(), 'fusion-review-stack-'));
  writeCtSeries(folder, {
    name: 'stack',
    slices: SLICES,
    rows: EDGE,
    columns: EDGE,
    pixelMm: 0.4,
    sliceMm: 0.6,
    origin: [-100, -120, -60],
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
    value: (c, r, s) =>
      Math.round(1200 * Math.sin((c + 3 * s) / 23) * Math.cos((r - s) / 31) + ((c * 7919 + r * 104_729 + s) % 97)),
  });
  const host = await startHost({ open: [folder] });
  const browser = await launchBrowser();
  const rows: (readonly string[])[] = [];
  for (const [name, layout, ratio] of [
    ['one viewport', 'one', 1],
    ['one viewport, screen at 2', 'one', 2],
    ['one of four viewports', 'four', 1],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: ratio });
    const app = new AppPage(await context.newPage());
    await app.goto(host.address);
    if (await app.byId('readerName').isVisible()) await app.introduce('Dr Bench');
    await app.list.row('MADE').first().waitFor();
    await app.list.open('MADE');
    await app.toolbar(`view.layout.${layout}`).click();
    if (layout === 'four')
      for (const tile of [1, 2, 3]) {
        await app.byId('tile').nth(tile).click();
        await app.byId('thumbnail').first().click();
      }
    const viewport = app.page.locator('[data-testid="film-viewport"]').first();
    await viewport.click({ position: { x: 5, y: 5 } });
    await app.page.keyboard.press('Home');
    await app.page.locator(`[data-testid="stack-bar"][data-cached="${SLICES}"]`).first().waitFor({ timeout: 120_000 });
    await wheeled(app.page, 40);
    await app.page.keyboard.press('Home');
    const times = await wheeled(app.page, SLICES);
    const [drawn, frame] = [spreadOf(times.drawn), spreadOf(times.frame)];
    rows.push([name, ms(drawn.median), ms(drawn.p95), ms(frame.median), ms(frame.p95)]);
    await context.close();
  }
  printTable([`${SLICES} slices of ${EDGE}²`, 'drawn median', 'drawn p95', 'frame median', 'frame p95'], rows);
  await browser.close();
  await host.stop();
  await removeHome(host);
  rmSync(folder, { recursive: true, force: true });
}
