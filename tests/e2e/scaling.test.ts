import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { makeFilms, makeFolder, renameIn, type MadeFolder } from './madeFiles.ts';
import { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

/** A window of 1280 × 800 on a screen of twice the pixels, and the same window's pixels at 200 %, where half as many CSS pixels are left. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
] as const;
/** Names as files carry them, and a part by which each is found on the screen. */
const NAMES = [
  ['long', 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh^Maximilia', 'Wolfeschlegel'],
  ['hebrew', 'כהן^אברהם', 'כהן'],
  ['kanji', 'Yamada^Tarou=山田^太郎=やまだ^たろう', '山田'],
] as const;

/**
 * What is cut off: the page scrolls sideways, or a control cannot be brought on the screen. Hidden for the eye on purpose (a skip link, texts
 * for screen readers) is none of it.
 */
const cutOff = (page: AppPage['page']): Promise<readonly string[]> =>
  page.evaluate(() => {
    const said: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) said.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
    /** How far a box can be brought into the window: every ancestor that cuts it off must scroll that way. */
    const reach = (element: HTMLElement): string | null => {
      const box = element.getBoundingClientRect();
      const free = { x: false, y: false };
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        const edge = at.getBoundingClientRect();
        if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) free.x = true;
        if (/auto|scroll/.test(style.overflowY) && at.scrollHeight > at.clientHeight) free.y = true;
        if (!free.x && style.overflowX !== 'visible' && (box.left < edge.left - 1 || box.right > edge.right + 1))
          return 'sideways';
        if (!free.y && style.overflowY !== 'visible' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1))
          return 'in height';
        if (style.position === 'fixed') break;
      }
      if (!free.x && (box.left < -1 || box.right > innerWidth + 1)) return 'sideways';
      return !free.y && (box.top < -1 || box.bottom > innerHeight + 1) ? 'in height' : null;
    };
    const modal = document.querySelector('[role="dialog"]');
    for (const one of (modal ?? document).querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], h1, h2')) {
      const box = one.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || one.closest('[aria-hidden="true"]') !== null) continue;
      if (one.matches('.visually-hidden, [class*="skip"], [data-skip-page]')) continue;
      const cut = reach(one);
      if (cut !== null) said.push(`${one.tagName} “${(one.getAttribute('aria-label') ?? one.innerText).slice(0, 40)}” ${cut}`);
    }
    return said;
  });

describe.skipIf(TEST_BROWSER === null).each(WINDOWS)('at 200 % in $width × $height, with names of every kind', (viewport) => {
  let session: Session;
  let app: AppPage;
  let made: MadeFolder;
  beforeAll(async () => {
    made = makeFolder();
    for (const [file, name] of NAMES) renameIn(await makeFilms(made.path, file, {}), name);
    session = await startSession({ open: [made.path] });
    const context = await session.browser.newContext({ viewport, deviceScaleFactor: 2, acceptDownloads: true });
    app = await session.open({ context });
  });
  afterAll(async () => {
    await session?.close();
    made?.remove();
  });
  const whole = async (where: string): Promise<void> => {
    await app.settled();
    expect(await cutOff(app.page), where).toEqual([]);
  };

  test('the first question, the list, its dialogs', async () => {
    await app.byId('readerDialog').waitFor();
    await whole('who reads');
    await app.introduce('Dr Two Hundred');
    await app.list.rows().first().waitFor();
    await whole('studies');
    for (const [menu, action, name] of [
      ['Help', 'help.keys', 'keys'],
      ['Help', 'help.measures', 'help'],
      ['Help', 'help.firstSteps', 'first steps'],
      ['Help', 'help.about', 'about'],
      ['Help', 'help.palette', 'palette'],
      ['File', 'file.reader', 'reader'],
    ] as const) {
      await app.menu(menu, action);
      await app.page.getByRole('dialog').waitFor();
      await whole(name);
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await app.menu('File', 'file.settings');
    await app.byId('settings').waitFor();
    await whole('settings');
    await app.menu('File', 'file.library');
  });

  test('films with every panel, the dialogs over them, the report', async () => {
    await app.list.row('SYN-TWO').first().locator('button[data-open]').focus();
    await app.page.keyboard.press('Enter');
    await app.page.locator('[data-testid="film-viewport"][data-state="loaded"]').first().waitFor({ timeout: 60_000 });
    await whole('films');
    await app.menu('File', 'file.example');
    for (const tab of ['landmarks', 'levels', 'marks', 'surgery', 'hardware', 'report']) {
      await app.page.getByTestId(`tab-${tab}`).click();
      await whole(`films, ${tab}`);
    }
    for (const [menu, action, name] of [
      ['View', 'view.layouts', 'layouts'],
      ['Image', 'image.header', 'header'],
    ] as const) {
      await app.menu(menu, action);
      await app.page.getByRole('dialog').waitFor();
      await whole(name);
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await app.menu('File', 'file.report');
    await app.byId('reportFrame').waitFor();
    await whole('report');
    expect(app.problems).toEqual([]);
  });

  test.each(NAMES)('a %s name on every screen', async (file, _, part) => {
    await app.menu('File', 'file.library');
    const row = app.list.row(`MADE-${file.toUpperCase()}`).first();
    await row.getByText(part).first().waitFor();
    await whole(`studies, ${file}`);
    await row.locator('button[data-open]').focus();
    await app.page.keyboard.press('Enter');
    await app.page.locator('[data-testid="film-viewport"][data-state="loaded"]').first().waitFor({ timeout: 60_000 });
    await app.byId('patientBanner').getByText(part).first().waitFor({ state: 'attached' });
    await whole(`films, ${file}`);
    await app.menu('File', 'file.report');
    await app.report.frame().getByText(part).first().waitFor();
    await whole(`report, ${file}`);
    expect(app.problems).toEqual([]);
  });
});
