import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { FILM, filmLevel, LIT, writeFacts } from './factsFiles.ts';
import { makeFolder, type MadeFolder } from './madeFiles.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';
import { screenPixels } from './viewportHarness/screenPixels.ts';

describe.skipIf(TEST_BROWSER === null)('what the file says', () => {
  let session: Session;
  let app: AppPage;
  let made: MadeFolder;
  let reader: Page;
  const tile = () => app.page.locator('[data-tile="0"]');
  const viewport = () => tile().locator('[data-testid="film-viewport"]');
  const badge = (id: string) => tile().locator(`[data-badge="${id}"]`);
  const corner = () => tile().locator('.fv-bottomLeft').innerText();
  beforeAll(async () => {
    made = makeFolder();
    session = await startSession();
    app = await session.open();
    reader = await (await session.newContext()).newPage();
    await app.introduce('Dr Facts');
    await app.list.uploadFolder(writeFacts(made));
    await app.list.row('MADE-FACTS').dblclick();
    await app.byId('thumbnail').first().waitFor();
    await app.menu('View', 'view.layout.one');
  });
  afterAll(async () => {
    await session?.close();
    made?.remove();
  });

  /** Shows a series in the only tile and waits for it. */
  async function show(name: string, sop: string): Promise<void> {
    await app.byId('thumbnail').filter({ hasText: name }).first().click();
    await app.page.locator(`[data-tile="0"][data-sop="${sop}"] [data-state="loaded"]`).waitFor();
    await viewport().focus();
    await app.settled();
  }

  /** Grey of an image pixel's middle on the screen. */
  async function greys(pixels: readonly (readonly [column: number, row: number])[]): Promise<readonly number[]> {
    const box = (await viewport().boundingBox())!;
    const [a, b, c, d, e, f] = (await tile().locator('[data-transform]').getAttribute('data-transform'))!
      .split(' ')
      .map(Number) as [number, number, number, number, number, number];
    const screen = await screenPixels(app.page, reader);
    return pixels.map(([column, row]) => {
      const [x, y] = [column + 0.5, row + 0.5];
      return screen.grey(Math.floor(box.x + a * x + c * y + e), Math.floor(box.y + b * x + d * y + f));
    });
  }
  const linear = (value: number, center: number, width: number): number =>
    Math.round(Math.min(Math.max((value - (center - 0.5)) / (width - 1) + 0.5, 0), 1) * 255);

  test('overlay and shutter are drawn, hidden and shown by key and by menu; seen pixels are the formula', async () => {
    await show('CR ·', '1.2.826.9.2');
    const lit = [LIT.column + 20, LIT.row + 5] as const;
    const covered = [150, 60] as const;
    const seen = [130, 100] as const;
    const own = ([column, row]: readonly [number, number]): number => linear(filmLevel(row, column), 1500, 3000);
    const close = (got: readonly number[], wanted: readonly number[]): void =>
      got.forEach((grey, i) => expect(Math.abs(grey - wanted[i]!), `${i}: ${grey}`).toBeLessThanOrEqual(1));
    close(await greys([lit, covered, seen]), [255, 0, own(seen)]);
    await viewport().press('o');
    close(await greys([lit]), [own(lit)]);
    await badge('overlays').waitFor();
    await app.menu('View', 'view.displayShutter');
    await app.page.locator('.menu').waitFor({ state: 'hidden' });
    close(await greys([covered]), [own(covered)]);
    await badge('shutter').waitFor();
    await viewport().press('o');
    await viewport().press('Shift+O');
    close(await greys([lit, covered]), [255, 0]);
    expect(FILM.columns).toBe(160);
  });

  test("the file's windows stand at the corner by their names and are chosen by key and by the right button's menu", async () => {
    expect(await corner()).toContain('NORMAL');
    await viewport().press('Alt+0');
    await expect.poll(corner).toContain('BONE');
    expect(await corner()).toMatch(/W 800\s+L 1,?200/);
    await viewport().click({ button: 'right' });
    await app.page.getByRole('menuitem', { name: /NORMAL/ }).click();
    await expect.poll(corner).toContain('NORMAL');
    await viewport().focus();
    await viewport().press('1');
    await expect.poll(corner).toMatch(/1–99 %/);
    await viewport().press('0');
  });

  test('loss with its ratio and burned-in text are said', async () => {
    expect(await badge('lossy').innerText()).toBe('lossy 12.5:1');
    expect(await badge('burned-in').innerText()).toBe('text in the pixels');
  });

  test('drawings of another program: drawn, listed, hidden; their text goes with the patient text', async () => {
    const drawn = tile().locator('.fv-foreign');
    await drawn.getByText('Plate').waitFor();
    expect(await drawn.locator('.fv-foreign-line').count()).toBe(1);
    expect(await badge('foreign').innerText()).toBe('1 drawing of another program');
    await app.menu('View', 'view.foreignList');
    await app.byId('foreignDialog').getByText('CONFERENCE').waitFor();
    expect(await app.byId('foreignDialog').innerText()).toContain('ACME PACS');
    await app.page.keyboard.press('Escape');
    await viewport().press('p');
    await expect.poll(() => drawn.getByText('Plate').count()).toBe(0);
    await viewport().press('p');
    await viewport().press('Shift+T');
    await expect.poll(() => drawn.count()).toBe(0);
    await viewport().press('Shift+T');
  });

  test('the header: searched, copied, private creators, where the millimetres come from; closed while blinded', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await viewport().press('Control+i');
    const rows = app.byId('headerRows').locator('[data-tag]');
    await rows.first().waitFor();
    await app.byId('headerSearch').fill('00181164');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().innerText()).toMatch(
      /ImagerPixelSpacing[\s\S]*0\.2\\0\.2[\s\S]*gives the millimetres, on the detector/,
    );
    await rows.first().click();
    await app.byId('headerRows').press('Control+c');
    await expect.poll(() => app.page.evaluate(() => navigator.clipboard.readText())).toBe('0.2\\0.2');
    await app.byId('headerSearch').fill('acme');
    await expect.poll(() => rows.count()).toBe(3);
    expect(await app.byId('headerRows').innerText()).toContain('5000 bytes');
    await app.byId('headerSearch').fill('no such thing');
    await expect.poll(() => rows.count()).toBe(0);
    await app.page.keyboard.press('Escape');
    await viewport().focus();
    await viewport().press('p');
    await viewport().press('Control+i');
    await app.settled();
    expect(await app.byId('headerRows').count()).toBe(0);
    await viewport().press('p');
  });

  test("a loop plays at the file's own rate, says what it really shows, and stops by the same key", async () => {
    await show('Loop', '1.2.826.9.4');
    await viewport().press('f');
    const bar = app.byId('cineBar');
    await bar.waitFor();
    expect(await bar.getByTestId('cine-rate').innerText()).toMatch(/^5\.0 images\/s/);
    const places = new Set<string>();
    const started = Date.now();
    while (Date.now() - started < 2600) {
      places.add((/Image (\d+) \/ 8/.exec(await corner()) ?? ['', ''])[1]!);
      await app.page.waitForTimeout(40);
    }
    expect(places.size).toBe(8);
    const shown = /shown ([\d.]+)\/s/.exec(await bar.getByTestId('cine-shown').innerText());
    expect(Number(shown?.[1])).toBeGreaterThan(3.5);
    expect(Number(shown?.[1])).toBeLessThan(5.6);
    await viewport().press('.');
    expect(await bar.getByTestId('cine-rate').innerText()).toMatch(/^10\.0 images\/s/);
    await viewport().press('f');
    expect(await bar.getAttribute('data-playing')).toBe('false');
    const still = await corner();
    await app.page.waitForTimeout(500);
    expect(await corner()).toBe(still);
    expect(app.problems).toEqual([]);
  });
});
