import type { Page } from 'playwright-core';
import type { PixelDescription } from '#shared/dicom/pixels';
import type { DisplayState } from '../../../src/renderer/viewport/index.ts';
import type { HarnessEvent, HarnessImage, HarnessTile } from './main.tsx';

export const display = (more: Partial<DisplayState> = {}): DisplayState => ({
  rotation: 0,
  mirrored: false,
  invert: false,
  zoom: { kind: 'fit' },
  centre: null,
  ...more,
});

/** An image whose stored values are made by a function of column and row. */
export async function addImage(
  page: Page,
  name: string,
  description: PixelDescription,
  value: (column: number, row: number) => number,
  overlays: HarnessImage['overlays'] = [],
): Promise<void> {
  const { rows, columns } = description;
  const stored = Uint16Array.from({ length: rows * columns }, (_, i) => value(i % columns, Math.floor(i / columns)));
  const base64 = Buffer.from(stored.buffer).toString('base64');
  await page.evaluate((image) => window.harness.addImage(image), { name, description, base64, overlays });
}

export async function show(page: Page, ...tiles: readonly HarnessTile[]): Promise<void> {
  await page.evaluate((list) => {
    window.harness.events.length = 0;
    window.harness.show(list);
  }, tiles);
  await page.waitForFunction((count) => document.querySelectorAll('[data-state=loaded]').length === count, tiles.length);
  await settle(page);
}

/** Two animation frames: whatever was gathered for the next one is done and painted. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

export const events = <T>(page: Page, name: string): Promise<T[]> =>
  page.evaluate(
    (wanted) => window.harness.events.filter((event: HarnessEvent) => event.name === wanted).map(({ value }) => value),
    name,
  ) as Promise<T[]>;

export const forget = (page: Page): Promise<void> => page.evaluate(() => void (window.harness.events.length = 0));

export async function drag(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
  button: 'left' | 'middle' | 'right' = 'left',
  steps = 8,
): Promise<void> {
  await page.mouse.move(from[0], from[1]);
  await settle(page);
  await page.mouse.down({ button });
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps);
    await settle(page);
  }
  await page.mouse.up({ button });
  await settle(page);
}

export async function click(page: Page, [x, y]: readonly [number, number]): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  await settle(page);
}
