import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyName } from '../../src/renderer/app/actions/keys.ts';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import type { Pose } from './pages/films.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth, type Truth } from './truth.ts';

describe.skipIf(TEST_BROWSER === null)('keys', () => {
  let session: Session;
  let app: AppPage;
  let truth: Truth;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await app.page.keyboard.press(key);
    await app.settled();
  };
  const active = (): Promise<string | null> => app.page.locator('[data-testid="tile"][data-active]').getAttribute('data-pose');
  const pressed = async (action: string): Promise<boolean> => (await app.toolbar(action).getAttribute('aria-pressed')) === 'true';
  const transform = (pose: Pose): Promise<string | null> =>
    app.films.viewport(pose).locator('.fv-host').getAttribute('data-transform');
  const annotations = async (): Promise<{ id: string; superiorAnterior?: number[] }[]> => {
    await app.saved();
    return (JSON.parse(await app.saveCaseFile()) as { annotations: { id: string; superiorAnterior?: number[] }[] }).annotations;
  };

  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
  });
  afterAll(() => session?.close());

  test('from the first question to the films without a mouse', async () => {
    await app.byId('readerName').waitFor();
    await app.page.keyboard.type('Dr Keyboard');
    await press('Enter');
    await app.byId('readerDialog').waitFor({ state: 'hidden' });
    await app.list.rows().first().waitFor();
    // Tab reaches the list; arrows choose; Enter opens.
    for (let tabs = 0; tabs < 30; tabs++) {
      await press('Tab');
      if (await app.page.evaluate(() => document.activeElement?.matches('[data-testid="library-row"] button[data-open]'))) break;
    }
    await press('ArrowDown', 'ArrowUp', 'Enter');
    await app.films.loaded('flexion', 'extension');
    truth = readTruth(`${bundledCaseFile(session.host.home, 'fused')}/truth.json`);
  });

  test('the palette finds an action by its name', async () => {
    await press('Control+k');
    await app.byId('palette').waitFor();
    await app.page.keyboard.type('known landmarks');
    await press('Enter');
    await app.toast('landmarks').first().waitFor();
    await app.saved();
  });

  test('F6 and Shift+F6 go round the viewports, and the focus with them', async () => {
    await press('F6');
    const first = await active();
    await press('F6');
    const second = await active();
    expect(new Set([first, second])).toEqual(new Set(['flexion', 'extension']));
    expect(
      await app.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-testid="tile"]')?.dataset['pose']),
      'the focus is in the active viewport',
    ).toBe(second);
    await press('Shift+F6');
    expect(await active()).toBe(first);
    if (first !== 'flexion') await press('F6');
  });

  test.each([
    ['w', 'tool.window'],
    ['m', 'tool.pan'],
    ['z', 'tool.zoom'],
    ['c', 'tool.calibration'],
    ['l', 'tool.length'],
    ['Escape', 'tool.window'],
  ])('%s chooses %s', async (key, action) => {
    await press(key);
    expect(await pressed(action)).toBe(true);
  });

  test('V and S arm the landmark tools where something waits to be placed', async () => {
    await app.films.cell('C2', 'neutral', 'tip').waitFor();
    await press('v');
    expect(await pressed('tool.vertebra')).toBe(true);
    await press('s');
    expect(await pressed('tool.spinous-tip')).toBe(true);
    await press('Escape');
  });

  test(']  [  H  Shift+H turn and flip, Space takes all back', async () => {
    await app.films.viewport('flexion').focus();
    const start = await transform('flexion');
    for (const key of [']', '[', 'h', 'Shift+H']) {
      const before = await transform('flexion');
      await press(key);
      expect(await transform('flexion'), key).not.toBe(before);
      if (key === '[') expect(await transform('flexion')).toBe(start);
    }
    await press('Space');
    expect(await transform('flexion')).toBe(start);
  });

  test('0, 1, 2 and I change the grey; T hides the text on the images', async () => {
    const picture = async (): Promise<string> =>
      app.films
        .viewport('flexion')
        .locator('canvas')
        .first()
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    let last = await picture();
    for (const key of ['1', 'i', 'i', '2', '0']) {
      await press(key);
      await expect.poll(picture, { message: `${key} changes the picture` }).not.toBe(last);
      last = await picture();
    }
    const zoom = app.films.viewport('flexion').getByText(/^Zoom/);
    expect(await zoom.count()).toBe(1);
    await press('t');
    expect(await zoom.count()).toBe(0);
    await press('t');
  });

  test('arrows nudge the selected point 1 px, with Shift 0.1 px; Delete removes; Ctrl+Z and Ctrl+Y', async () => {
    const id = 'flexion-C5-body';
    const before = (await annotations()).find((one) => one.id === id)!.superiorAnterior!;
    expect(before).toEqual(truth.dx['flexion']!.landmarks_px['C5']!.superior_anterior);
    const [corner] = await app.films.points('flexion', id);
    await app.page.mouse.click(...corner!);
    const moved = async (): Promise<readonly number[]> => (await annotations()).find((one) => one.id === id)!.superiorAnterior!;
    const focus = (): Promise<void> => app.films.viewport('flexion').focus();
    await focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowDown');
    const coarse = await moved();
    expect(coarse[0]).toBeCloseTo(before[0]! + 2, 9);
    expect(coarse[1]).toBeCloseTo(before[1]! + 1, 9);
    await focus();
    await press('Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp');
    const fine = await moved();
    expect(fine[0]).toBeCloseTo(before[0]! + 1.9, 9);
    expect(fine[1]).toBeCloseTo(before[1]! + 0.7, 9);
    await focus();
    await press('Delete');
    expect((await annotations()).some((one) => one.id === id)).toBe(false);
    await press('Control+z');
    expect(await moved()).toEqual(fine);
    await press('Control+y');
    expect((await annotations()).some((one) => one.id === id)).toBe(false);
    await press('Control+z');
    expect(await moved()).toEqual(fine);
  });

  test('no key acts while text is entered', async () => {
    await app.page.getByTestId('tab-surgery').click();
    const field = app.page.locator('main').getByRole('textbox').first();
    await field.click();
    const before = {
      tool: await pressed('tool.window'),
      transform: await transform('flexion'),
      count: (await annotations()).length,
    };
    await field.click();
    await press('v', 'h', ']', 'i', 'Space', '1', 'Delete', 'Control+z', 'Home');
    expect({
      tool: await pressed('tool.window'),
      transform: await transform('flexion'),
      count: (await annotations()).length,
    }).toEqual(before);
    expect(await app.screen()).toBe('reading');
  });

  test('single keys act only while a viewport has the focus', async () => {
    await app.page.getByTestId('tab-levels').click();
    const before = await transform('flexion');
    await press('h', ']', 'v');
    expect(await transform('flexion')).toBe(before);
    expect(await pressed('tool.vertebra')).toBe(false);
  });

  test('? and F1 show the keys; the sheet names every key of the actions', async () => {
    await app.films.viewport('flexion').focus();
    await press('?');
    const sheet = app.byId('keySheet');
    await sheet.waitFor();
    const text = await sheet.innerText();
    for (const key of ['F6', 'Ctrl+Z', 'Ctrl+K', 'Del', ']', 'Shift+H'])
      expect(text.replaceAll(/\s*\+\s*/g, '+'), key).toContain(key);
    await press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(keyName({ key: '?', ctrlKey: false, metaKey: false, altKey: false, shiftKey: true })).toBe('?');
  });

  test('everything of the films screen is reached with Tab, and nothing holds the focus', async () => {
    await app.page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
    });
    const reached = new Set<string>();
    for (let tabs = 0; tabs < 220; tabs++) {
      await app.page.keyboard.press('Tab');
      const name = await app.page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        return at === null || at === document.body
          ? 'end'
          : (at.closest<HTMLElement>('[data-testid]')?.dataset['testid'] ?? '') +
              '|' +
              (at.dataset['action'] ?? at.getAttribute('role') ?? at.tagName);
      });
      if (name === 'end' && reached.size > 20) break;
      reached.add(name);
    }
    const all = [...reached].join('\n');
    for (const wanted of ['film-viewport', 'pose-chip', 'tool.', 'reader-chip', 'tab-levels', 'level-C5-C6', 'number-C5-C6'])
      expect(all, `${wanted} can be reached`).toContain(wanted);
    expect(app.problems).toEqual([]);
  });
});
