import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

describe.skipIf(TEST_BROWSER === null)('a seat of one’s own', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr Seat');
    await app.list.rows().first().waitFor();
  });
  afterAll(() => session?.close());

  const line = (id: string) => app.page.locator(`[data-key-action="${id}"]`);
  const addKey = async (id: string, key: string): Promise<void> => {
    await line(id).locator('[data-key-add]').click();
    await app.page.keyboard.press(key);
  };
  const transform = () => app.films.viewport('flexion').locator('.fv-host').getAttribute('data-transform');

  test('the first steps stand beside the list, block nothing, go for good, and come back from Help', async () => {
    const steps = app.byId('firstSteps');
    await steps.waitFor();
    expect(await steps.getByRole('listitem').count()).toBe(3);
    await app.byId('librarySearch').fill('fused');
    await app.byId('librarySearch').fill('');
    await steps.getByRole('button').click();
    await steps.waitFor({ state: 'hidden' });
    await app.reload();
    await app.list.rows().first().waitFor();
    expect(await steps.count()).toBe(0);
    await app.menu('Help', 'help.firstSteps');
    await steps.waitFor();
    expect(await steps.getByRole('listitem').count()).toBe(3);
    await app.page.keyboard.press('Escape');
    await steps.waitFor({ state: 'hidden' });
  });

  test('a key that is taken is said with both names; it changes hands only when asked to', async () => {
    await app.menu('File', 'file.settings');
    await addKey('image.fit', 'i');
    const said = line('image.fit').getByRole('alert');
    expect(await said.innerText()).toMatch(/I already stands for “Invert”.*“Fit to window”/s);
    expect(await line('image.invert').locator('kbd').allInnerTexts()).toEqual(['I']);
    await said.locator('[data-key-take]').click();
    expect(await line('image.fit').locator('kbd').allInnerTexts()).toEqual(['N', 'I']);
    expect(await line('image.invert').locator('kbd').count()).toBe(0);
  });

  test('keys of the browser and of the page are refused with the reason', async () => {
    await addKey('image.oneToOne', 'F5');
    expect(await line('image.oneToOne').getByRole('alert').innerText()).toContain('F5 belongs to the browser');
    await app.page.keyboard.press('Enter');
    expect(await line('image.oneToOne').getByRole('alert').innerText()).toContain('Enter is needed');
    await app.page.keyboard.press('Delete');
    expect(await line('image.oneToOne').getByRole('alert').innerText()).toContain('means the same everywhere');
    await app.page.keyboard.press('Shift+F2');
    expect(await line('image.oneToOne').locator('kbd').allInnerTexts()).toEqual(['Shift+N', 'Shift+F2']);
  });

  test('own windows take the free digits in their order, and can be changed, moved and removed', async () => {
    const editor = app.page.locator('[data-testid="preset-editor"][data-kind="film"]');
    const add = async (name: string, width: string, level: string): Promise<void> => {
      await editor.locator('[data-preset-add]').click();
      const [first, second, third] = await editor.getByRole('textbox').all();
      await first!.fill(name);
      await second!.fill(width);
      await third!.fill(level);
      await editor.getByRole('button', { name: 'Save' }).click();
    };
    await add('Process tips', '900', '1200');
    await add('Wide', '0', '2000');
    expect(await editor.innerText()).toContain('A number above 0');
    await editor.getByRole('textbox').nth(1).fill('4000');
    await editor.getByRole('button', { name: 'Save' }).click();
    const shown = async () =>
      (await editor.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
    expect((await shown()).slice(-2)).toEqual(['3 Process tips 900 / 1200', '4 Wide 4000 / 2000']);
    await editor.getByRole('button', { name: 'Wide: one up' }).click();
    expect((await shown()).slice(-2)).toEqual(['3 Wide 4000 / 2000', '4 Process tips 900 / 1200']);
  });

  test('the settings are searched by their names, and by actions and keys', async () => {
    const search = app.byId('settingsSearch');
    const headings = () => app.byId('settings').getByRole('heading', { level: 2 }).allInnerTexts();
    await search.fill('language');
    expect(await headings()).toEqual(['Language']);
    await search.fill('process tips');
    expect(await headings()).toEqual(['Window presets']);
    await search.fill('flip left');
    expect(await headings()).toEqual(['Keys and mouse']);
    expect(await app.byId('keyEditor').getByRole('listitem').count()).toBe(1);
    await search.fill('nothing like it');
    await app.page.getByText('No setting of that name').first().waitFor();
    await search.fill('');
  });

  test('menus, palette and sheet show the new keys; they act after a reload', async () => {
    await app.reload();
    await app.menu('File', 'file.library');
    await app.list.open('SYN-FUSED');
    await app.films.loaded('flexion', 'extension');
    await app.films.viewport('flexion').focus();
    const fitted = await transform();
    await app.page.keyboard.press('Shift+F2');
    await expect.poll(transform).not.toBe(fitted);
    await app.page.keyboard.press('i');
    await expect.poll(transform).toBe(fitted);
    await app.page.keyboard.press('3');
    const corner = app.films.viewport('flexion');
    await corner.getByText('W 4,000 L 2,000').waitFor();
    await corner.getByText('Wide', { exact: true }).waitFor();
    await app.page.keyboard.press('Control+k');
    await app.page.keyboard.type('process tips');
    expect(await app.byId('palette').getByRole('option').allInnerTexts()).toEqual([
      expect.stringMatching(/Window: Process tips \(900 \/ 1200\).*4/s),
    ]);
    await app.page.keyboard.press('Enter');
    await corner.getByText('W 900 L 1,200').waitFor();
    await app.page.getByRole('menuitem', { name: 'Image', exact: true }).click();
    expect(await app.page.locator('.menu [data-action="image.invert"]').innerText()).toBe('Invert');
    expect(await app.page.locator('.menu [data-action="image.preset3"]').innerText()).toContain('Wide');
    await app.page.keyboard.press('Escape');
    await app.films.viewport('flexion').focus();
    await app.page.keyboard.press('?');
    await app.byId('keySheet').getByText('Shift+F2').waitFor();
    await app.page.keyboard.press('Escape');
  });

  test('one action, and then all, go back to the keys of the program', async () => {
    await app.menu('File', 'file.settings');
    await line('image.invert').locator('[data-key-reset]').click();
    expect(await line('image.invert').locator('kbd').allInnerTexts()).toEqual(['I']);
    expect(await line('image.fit').locator('kbd').allInnerTexts()).toEqual(['N']);
    await app.page.getByRole('button', { name: 'Reset all keys' }).click();
    expect(await line('image.oneToOne').locator('kbd').allInnerTexts()).toEqual(['Shift+N']);
    expect(app.problems).toEqual([]);
  });

  test('a question mark beside a measure opens its drawing and definition; the help is searched', async () => {
    await app.menu('File', 'file.reading');
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    await app.levels.show();
    await app.levels.numbers('C5-C6');
    await app.byId('levelDetail').locator('[data-help="translation"]').first().click();
    const entry = app.byId('helpEntry');
    await entry.getByRole('heading', { name: 'Segmental translation' }).waitFor();
    expect(await entry.getByRole('img').count()).toBe(1);
    expect(await entry.innerText()).toContain('Anterior positive');
    await app.byId('helpSearch').fill('lordosis positive');
    await entry.getByRole('heading', { name: 'C2–C7 lordosis' }).waitFor();
    await app.byId('helpSearch').fill('rules');
    await app.page.locator('button[data-topic="rules"]').click();
    for (const rule of ['R1', 'R9', 'R16']) await entry.getByRole('rowheader', { name: rule, exact: true }).first().waitFor();
    await app.page.keyboard.press('Escape');
    expect(app.problems).toEqual([]);
  });
});
