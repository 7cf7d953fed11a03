import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';
import { violations } from './violations.ts';

describe.skipIf(TEST_BROWSER === null)('axe: no serious and no critical violation', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  test('the question who reads, and the list of studies', async () => {
    app = await session.open();
    await app.byId('readerDialog').waitFor();
    expect(await violations(app.page, 'reader dialog')).toEqual([]);
    await app.introduce('Dr Axe');
    await app.list.rows().first().waitFor();
    expect(await violations(app.page, 'study list')).toEqual([]);
    await app.byId('librarySearch').fill('nobody of this name');
    await app.page.getByRole('button', { name: 'Clear the search' }).waitFor();
    expect(await violations(app.page, 'nothing found')).toEqual([]);
    await app.byId('librarySearch').fill('');
  });

  test('files that cannot be read', async () => {
    await app.byId('fileInput').setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no image') }]);
    await app.byId('rejectedOpen').click();
    await app.byId('rejectedList').waitFor();
    expect(await violations(app.page, 'rejected list')).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('films with every panel, an opened level, a menu, the walk armed', async () => {
    await app.list.open('SYN-TWO');
    await app.films.loaded('flexion', 'extension');
    expect(await violations(app.page, 'films, nothing placed')).toEqual([]);
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    for (const tab of ['landmarks', 'levels', 'marks', 'surgery', 'hardware', 'report']) {
      await app.page.getByTestId(`tab-${tab}`).click();
      expect(await violations(app.page, `films, ${tab}`)).toEqual([]);
    }
    await app.levels.show();
    await app.levels.numbers('C5-C6');
    expect(await violations(app.page, 'films, a level opened')).toEqual([]);
    await app.page.getByRole('menuitem', { name: 'Image', exact: true }).click();
    expect(await violations(app.page, 'a menu')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.getByTestId('pose-chip').first().click();
    expect(await violations(app.page, 'which film this is')).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('palette, key sheet, about, calibration', async () => {
    await app.page.keyboard.press('Control+k');
    await app.byId('palette').waitFor();
    expect(await violations(app.page, 'palette')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.menu('Help', 'help.keys');
    await app.byId('keySheet').waitFor();
    expect(await violations(app.page, 'key sheet')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.menu('Help', 'help.measures');
    await app.byId('help').waitFor();
    const topics = await app.byId('help').locator('button[data-topic]').all();
    expect(topics.length).toBe(18);
    for (const topic of topics) {
      await topic.click();
      expect(await violations(app.page, `help, ${await topic.innerText()}`)).toEqual([]);
    }
    await app.page.keyboard.press('Escape');
    await app.menu('Help', 'help.firstSteps');
    await app.page.getByRole('dialog').waitFor();
    expect(await violations(app.page, 'first steps')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.menu('View', 'view.layouts');
    await app.byId('layoutsDialog').waitFor();
    expect(await violations(app.page, 'layouts')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.menu('Image', 'image.header');
    await app.byId('headerRows').waitFor();
    expect(await violations(app.page, 'header')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.menu('Help', 'help.about');
    await app.page.getByRole('dialog').waitFor();
    expect(await violations(app.page, 'about')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.toolbar('tool.calibration').click();
    await app.films.drag('flexion', [40, 40], [40, 240]);
    await app.byId('calibrationDialog').waitFor();
    expect(await violations(app.page, 'calibration')).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('settings', async () => {
    await app.menu('File', 'file.settings');
    await app.byId('settings').waitFor();
    expect(await violations(app.page, 'settings')).toEqual([]);
    await app.page.locator('[data-preset-add]').first().click();
    await app.page.locator('[data-key-action="image.fit"] [data-key-add]').click();
    await app.page.keyboard.press('i');
    await app.page.getByRole('alert').first().waitFor();
    expect(await violations(app.page, 'settings, a preset and a key being made')).toEqual([]);
    await app.byId('settingsSearch').fill('no such thing');
    expect(await violations(app.page, 'settings, nothing found')).toEqual([]);
    await app.byId('settingsSearch').fill('');
    await app.menu('File', 'file.reading');
  });

  test('report, signature, amendment, and the exported page by itself', async () => {
    await app.report.open();
    expect(await violations(app.page, 'report')).toEqual([]);
    await app.byId('finalise').click();
    await app.byId('finaliseDialog').waitFor();
    expect(await violations(app.page, 'finalise')).toEqual([]);
    await app.report.sign();
    await app.page.getByRole('button', { name: /amend/i }).first().click();
    await app.byId('amendDialog').waitFor();
    expect(await violations(app.page, 'amend')).toEqual([]);
    await app.page.keyboard.press('Escape');
    expect(await violations(app.page, 'final report')).toEqual([]);
    const path = await app.report.exportAs('html');
    const alone = await session.browser.newPage();
    await alone.goto(pathToFileURL(path).href);
    expect(await violations(alone, 'report.html')).toEqual([]);
    await alone.close();
    expect(app.problems).toEqual([]);
  });
});
