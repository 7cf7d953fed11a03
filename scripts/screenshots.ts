/**
 * `npm run screenshots`: the README's pictures, of the built app on its bundled synthetic cases with the landmarks of their known truth.
 * A data folder of its own, which goes afterwards; whatever browser is at hand.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findInstalledBrowser, unpackBrowser } from '../src/main/io/findBrowser.ts';
import { removeHome, startHost } from '../tests/e2e/host.ts';
import { levelId, TEST_IDS } from '../tests/e2e/testIds.ts';
import { palettePng } from './palettePng.ts';

const SIZE = { width: 1440, height: 900 };
const MAX_BYTES = 400 * 1024;
const FOLDER = join('docs', 'images');
const READ = ['Fused', 'Poor Effort', 'Pseudarthrosis', 'Two Level Mixed'];

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
  await page.waitForTimeout(400);
  const file = join(FOLDER, `${name}.png`);
  const { width, height } = SIZE;
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  // A blank page reads the picture back to pixels; films are noise, which only a palette makes small.
  const blank = await browser.newPage();
  const pixels = await blank.evaluate(
    async (source: string) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let i = 0; i < data.length; i += 0x8000) text += String.fromCharCode(...data.subarray(i, i + 0x8000));
      return btoa(text);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await blank.close();
  writeFileSync(file, palettePng(width, height, Buffer.from(pixels, 'base64')));
  const bytes = statSync(file).size;
  process.stdout.write(`${file}  ${Math.round(bytes / 1024)} kB\n`);
  if (bytes > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES} bytes`);
}

async function act(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page
    .getByTestId(TEST_IDS.palette)
    .getByRole('combobox')
    .or(page.getByTestId(TEST_IDS.palette).locator('input'))
    .first()
    .fill(words);
  await page.keyboard.press('Enter');
}

async function openCase(page: Page, person: string): Promise<void> {
  const row = page.getByTestId(TEST_IDS.libraryRow).filter({ hasText: person }).first();
  await row.getByRole('button').first().dblclick();
  await page.getByTestId(TEST_IDS.tile).first().waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle').catch(() => undefined);
}

const quietly = async (page: Page): Promise<void> => {
  for (const toast of await page.getByTestId(TEST_IDS.toast).getByRole('button').all())
    await toast.click().catch(() => undefined);
};

mkdirSync(FOLDER, { recursive: true });
const unpacked = mkdtempSync(join(tmpdir(), 'fusion-review-screenshots-'));
const found = (await findInstalledBrowser()) ?? (await unpackBrowser(unpacked));
if (found === null) throw new Error('no browser: install Chromium, Chrome or Edge, or name one in CHROME_PATH');
const host = await startHost();
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: found.executable,
  chromiumSandbox: !isRoot,
  args: ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--force-color-profile=srgb'],
  env: { ...(process.env as Record<string, string>), ...found.env },
});
try {
  const page = await browser.newPage({ viewport: SIZE, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'dark' });
  page.setDefaultTimeout(30_000);
  await page.goto(host.address);
  await page.getByTestId(TEST_IDS.readerName).fill('Example Reader');
  // A reader with a measured error: without one nothing may be called below the threshold.
  const dialog = page.getByTestId(TEST_IDS.readerDialog);
  await dialog.locator('summary').click();
  await dialog.locator('input[inputmode="decimal"]').fill('0.45');
  await page.getByTestId(TEST_IDS.readerStart).click();
  await page.getByTestId(TEST_IDS.firstSteps).getByRole('button').click();
  for (const person of READ) {
    await openCase(page, person);
    await act(page, 'known landmarks');
    await page
      .getByTestId(TEST_IDS.saveState)
      .filter({ hasText: /saved|on disk/i })
      .waitFor()
      .catch(() => undefined);
    await page.waitForTimeout(800);
    await quietly(page);
    if (person === READ.at(-1)) break;
    await act(page, 'studies');
    await page.getByTestId(TEST_IDS.libraryList).waitFor();
  }
  await page.getByTestId('tab-levels').click();
  await page.waitForTimeout(1500);
  await shoot(page, 'films');

  await page.getByTestId(levelId('C5-C6')).getByRole('button', { expanded: false }).click();
  await page.getByTestId(TEST_IDS.levelDetail).scrollIntoViewIfNeeded();
  await shoot(page, 'level');

  await page.getByTestId('tab-landmarks').click();
  await shoot(page, 'landmarks');
  await page.getByTestId('tab-surgery').click();
  await shoot(page, 'surgery');

  await act(page, 'header');
  await page.getByTestId(TEST_IDS.headerRows).waitFor();
  await shoot(page, 'header');
  await page.keyboard.press('Escape');
  await act(page, 'keys and mouse');
  await page.getByTestId(TEST_IDS.keySheet).waitFor();
  await shoot(page, 'keys');
  await page.keyboard.press('Escape');
  await act(page, 'measures and rules');
  await page.getByTestId(TEST_IDS.help).locator('button[data-topic="motion"]').click();
  await shoot(page, 'help');
  await page.getByTestId(TEST_IDS.help).locator('button[data-topic="rules"]').click();
  await shoot(page, 'rules');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.getByTestId(TEST_IDS.palette).locator('input').fill('place');
  await shoot(page, 'palette');
  await page.keyboard.press('Escape');

  await page.getByTestId('go-report').click();
  await page.getByTestId(TEST_IDS.reportFrame).waitFor();
  await page.waitForTimeout(1500);
  await shoot(page, 'report');

  await act(page, 'studies');
  await page.getByTestId(TEST_IDS.libraryRow).filter({ hasText: 'Two Level Mixed' }).getByRole('button').first().click();
  await page.waitForTimeout(2500);
  await shoot(page, 'studies');

  await act(page, 'first steps');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'first-steps');
  await page.keyboard.press('Escape');
  await act(page, 'settings');
  await page.getByTestId(TEST_IDS.settings).waitFor();
  await shoot(page, 'settings');
} finally {
  await browser.close();
  await host.stop();
  await removeHome(host);
  rmSync(unpacked, { recursive: true, force: true });
}
