import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../../src/main/io/png.ts';
import { TEST_BROWSER } from './browser.ts';
import { writeFacts } from './factsFiles.ts';
import { makeFolder, type MadeFolder } from './madeFiles.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Pixels brighter than half within a part of the picture, 0 to 1 each. */
  readonly bright: (left: number, top: number, right: number, bottom: number) => number;
}

describe.skipIf(TEST_BROWSER === null)('out of the box', () => {
  let session: Session;
  let app: AppPage;
  let made: MadeFolder;
  let reader: Page;
  beforeAll(async () => {
    made = makeFolder();
    session = await startSession();
    app = await session.open();
    reader = await (await session.newContext()).newPage();
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.introduce('Dr Export');
    await app.list.uploadFolder(writeFacts(made));
    await app.list.row('MADE-FACTS').dblclick();
    await app.byId('thumbnail').filter({ hasText: 'CR ·' }).first().click();
    await app.page.locator('[data-tile="0"][data-sop="1.2.826.9.2"] [data-state="loaded"]').waitFor();
  });
  afterAll(async () => {
    await session?.close();
    made?.remove();
  });

  async function pictureOf(bytes: Buffer): Promise<Picture> {
    const { width, height, grey } = await reader.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]!);
      return { width: bitmap.width, height: bitmap.height, grey: btoa(text) };
    }, bytes.toString('base64'));
    const levels = Buffer.from(grey, 'base64');
    return {
      width,
      height,
      bright: (left, top, right, bottom) => {
        let count = 0;
        for (let y = Math.floor(top * height); y < bottom * height; y++)
          for (let x = Math.floor(left * width); x < right * width; x++) if (levels[y * width + x]! > 127) count++;
        return count;
      },
    };
  }
  async function saved(action: string, says = 'Names are left out'): Promise<Picture> {
    const [download] = await Promise.all([app.page.waitForEvent('download'), app.menu('File', action)]);
    await app.toast(says).first().waitFor();
    expect(download.suggestedFilename()).toMatch(/^fusion-review-[\d-]+(@2x)?\.png$/);
    return pictureOf(readFileSync(await download.path()));
  }
  const viewport = () => app.page.locator('[data-tile="0"] .film-viewport');

  test('a view as PNG at 1× and 2×, names out until they are asked for, the notice below', async () => {
    const box = (await viewport().boundingBox())!;
    const one = await saved('export.saveView');
    expect(Math.abs(one.width - box.width)).toBeLessThanOrEqual(1);
    expect(one.height).toBeGreaterThan(box.height + 20);
    const two = await saved('export.saveView2');
    expect(Math.abs(two.width - 2 * one.width)).toBeLessThanOrEqual(1);
    expect(Math.abs(two.height - 2 * one.height)).toBeLessThanOrEqual(1);
    // Upper left: name and ID. Lowest line: the notice. Lower left: window, zoom, badges.
    expect(one.bright(0, 0, 0.4, 0.08)).toBe(0);
    expect(one.bright(0, 1 - 24 / one.height, 1, 1)).toBeGreaterThan(100);
    expect(one.bright(0, 0.75, 0.4, 0.95)).toBeGreaterThan(100);
    await app.menu('File', 'export.names');
    const named = await saved('export.saveView', 'Names are in the picture');
    expect(named.bright(0, 0, 0.4, 0.08)).toBeGreaterThan(50);
    await app.menu('File', 'export.names');
  });

  test('a view on the clipboard, by key', async () => {
    await viewport().focus();
    await viewport().press('Control+Alt+c');
    await app.toast('Picture copied').first().waitFor();
    const types = await app.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((one) => [...one.types]));
    expect(types).toEqual(['image/png']);
  });

  test('all viewports are printed as one page and nothing else of the program', async () => {
    await app.page.evaluate(() => {
      window.print = () => {
        const image = document.querySelector<HTMLImageElement>('[data-testid="print-sheet"] img');
        document.title = `printed ${image?.naturalWidth ?? 0}`;
      };
    });
    await app.menu('File', 'export.print');
    await expect.poll(() => app.page.title()).toMatch(/^printed [1-9]\d{2,}$/);
    await expect.poll(() => app.page.getByTestId('print-sheet').count()).toBe(0);
  });

  test('the letterhead stands in the report; the report goes on the clipboard as rich and plain text', async () => {
    await app.menu('File', 'file.settings');
    await app.byId('settings').waitFor();
    await app.page.getByTestId('letterhead-name').fill('Spine Centre <North>');
    await app.page.getByTestId('letterhead-address').fill('1 Long Road\nZürich');
    await app.page.getByTestId('letterhead-name').focus();
    const logo = encodePng({ rows: 2, columns: 2, samples: { kind: 'grey', values: Uint8Array.of(0, 90, 180, 255) } });
    await app.page
      .getByTestId('letterhead-logo')
      .setInputFiles({ name: 'bad.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await app.toast('The logo is not taken').waitFor();
    await app.page
      .getByTestId('letterhead-logo')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(logo) });
    await app.page.getByTestId('letterhead').locator('img').waitFor();
    await app.menu('File', 'file.report');
    const page = app.page.frameLocator('[data-testid="report-frame"]');
    await page.locator('.letterhead-name', { hasText: 'Spine Centre <North>' }).waitFor();
    expect(await page.locator('.letterhead-address').innerText()).toBe('1 Long Road\nZürich');
    expect(await page.locator('.letterhead-logo').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(2);
    await app.page.getByTestId('export-copy').click();
    const copied = await expect
      .poll(async () =>
        app.page.evaluate(async () => {
          const [one] = await navigator.clipboard.read();
          if (one === undefined || !one.types.includes('text/html')) return null;
          return [await (await one.getType('text/html')).text(), await (await one.getType('text/plain')).text()];
        }),
      )
      .not.toBeNull()
      .then(() =>
        app.page.evaluate(async () => {
          const [one] = await navigator.clipboard.read();
          return [await (await one!.getType('text/html')).text(), await (await one!.getType('text/plain')).text()] as const;
        }),
      );
    expect(copied[0]).toContain('<h2');
    expect(copied[0]).toContain('Spine Centre');
    expect(copied[0]).not.toMatch(/<style|<svg|data:font|class=/);
    expect(copied[1]).toContain('Not for primary diagnosis');
  });

  test('a picture of a film: badged, uncalibrated, its pose unknown until somebody says it', async () => {
    const values = Uint8Array.from({ length: 300 * 200 }, (_, i) => (i % 300) * 0.8);
    const png = encodePng({ rows: 200, columns: 300, samples: { kind: 'grey', values } });
    await app.menu('File', 'file.library');
    await app.list.uploadFiles([made.write('flexion film.png', png)]);
    await app.list.scanState('done').waitFor();
    await app.page.locator('[data-testid="library-row"]', { hasText: /OT/ }).first().dblclick();
    await app.byId('thumbnail').filter({ hasText: 'flexion film.png' }).first().click();
    const tile = app.page.locator('[data-tile="0"]');
    await tile.locator('[data-state="loaded"]').waitFor();
    expect(await tile.locator('[data-badge="picture"]').innerText()).toBe('picture (PNG)');
    expect(await tile.locator('[data-badge="calibration"]').innerText()).toBe('uncalibrated: px');
    expect(await tile.getAttribute('data-pose')).toBeNull();
    expect(app.problems).toEqual([]);
  });
});
