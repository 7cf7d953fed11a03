import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { actionOf } from '../../src/renderer/app/actions/table.ts';
import { writeCtSeries } from '../fixtures/ctSeries.ts';
import { TEST_BROWSER } from './browser.ts';
import { makeFolder, type MadeFolder } from './madeFiles.ts';
import { AXIAL, SAGITTAL } from './madeStacks.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

/** The viewing basics after IHE's Basic Image Review, each with the actions by which it is done. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  'patient and study list with search': ['file.library'],
  layouts: ['view.layout.one', 'view.layout.pair', 'view.layout.four', 'view.maximise', 'view.layouts'],
  'side by side, of series and of studies': ['view.layout.pair', 'image.nextSeries', 'image.previousSeries'],
  'linked scrolling': ['view.linked', 'view.link.scroll'],
  'stack, by wheel and drag': ['image.next', 'image.previous', 'tool.scroll'],
  window: ['tool.window', 'image.preset0', 'image.preset1', 'image.preset2', 'image.invert'],
  'zoom, pan, fit, one to one': ['tool.zoom', 'tool.pan', 'image.zoomIn', 'image.zoomOut', 'image.fit', 'image.oneToOne'],
  'rotate and flip': ['image.rotateRight', 'image.rotateLeft', 'image.flipHorizontal', 'image.flipVertical'],
  'reference lines': ['view.referenceLines'],
  'length, angle, Cobb, regions': ['tool.length', 'tool.angle', 'tool.cobb', 'tool.ellipse', 'tool.polygon'],
  cine: ['image.cine'],
  reset: ['image.reset'],
  'annotations on and off': ['view.annotationsShown', 'view.overlayText', 'view.patientText'],
  'key images': ['image.key'],
  'overlays, shutters': ['view.overlayPlanes', 'view.displayShutter'],
  "other makers' annotations": ['view.foreignMarks'],
  'print or export of what is seen': ['export.saveView', 'export.copyView', 'export.print'],
};

/** Without a key of their own: chosen in the middle of other work by a menu, its arrows and Enter, or by the palette. */
const BY_MENU_ONLY = new Set(['file.library', 'view.layouts', 'view.link.scroll', 'tool.scroll']);

describe('the acceptance list in the actions table', () => {
  test.each(Object.entries(ITEMS))('%s: in a menu, in the palette, by key', (_, ids) => {
    for (const id of ids) {
      const action = actionOf(id);
      expect(action, id).not.toBeNull();
      expect(action!.menu, `${id} is in a menu`).not.toBeNull();
      if (!BY_MENU_ONLY.has(id)) expect(action!.keys.length, `${id} has a key`).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(TEST_BROWSER === null).each(['films', 'CT'] as const)('the acceptance list on %s', (what) => {
  let session: Session;
  let folder: MadeFolder;
  let app: AppPage;
  beforeAll(async () => {
    folder = makeFolder();
    writeCtSeries(`${folder.path}/axial`, AXIAL);
    writeCtSeries(`${folder.path}/sagittal`, SAGITTAL);
    session = await startSession({ open: [folder.path] });
    app = await session.open();
    await app.introduce('Dr List');
    await app.list.rows().first().waitFor();
  });
  afterAll(async () => {
    await session?.close();
    folder?.remove();
  });

  const tile = (at = 0): Locator => app.page.locator(`[data-testid="tile"][data-tile="${at}"]`);
  const host = (at = 0): Locator => tile(at).locator('.fv-host');
  const transform = (at = 0) => host(at).getAttribute('data-transform');
  const picture = (at = 0) =>
    tile(at)
      .locator('canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const sop = (at = 0) => tile(at).getAttribute('data-sop');
  const state = async (at: number): Promise<string> => `${await transform(at)} ${await sop(at)} ${await picture(at)}`;
  const focus = (at = 0) => tile(at).getByTestId('film-viewport').focus();
  const loaded = (at = 0) => tile(at).locator('[data-testid="film-viewport"][data-state="loaded"]').waitFor();
  /** Something of the tile changes by what is done. */
  const changes = async (at: number, name: string, act: () => Promise<void>): Promise<void> => {
    const before = await state(at);
    await act();
    await expect.poll(() => state(at), { message: name }).not.toBe(before);
    await app.settled();
  };
  const key = (id: string) => {
    const pressed = actionOf(id)!.keys[0]!.replace('Ctrl', 'Control').replace('Plus', '+');
    return app.page.keyboard.press(
      /^Shift\+[A-Z]$|^[A-Z]$/.test(pressed)
        ? pressed.replace(/[A-Z]$/, (c) => (pressed.startsWith('Shift') ? c : c.toLowerCase()))
        : pressed,
    );
  };
  const menuOf = (id: string) => app.menu(MENU[actionOf(id)!.menu![0]], id);
  const MENU = { file: 'File', edit: 'Edit', view: 'View', image: 'Image', tools: 'Tools', help: 'Help' } as const;
  const drag = async (at: number, button: 'left' | 'middle' | 'right', by: readonly [number, number]): Promise<void> => {
    const box = (await host(at).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await app.page.mouse.move(x, y);
    await app.page.mouse.down({ button });
    await app.page.mouse.move(x + by[0], y + by[1], { steps: 4 });
    await app.settled();
    await app.page.mouse.up({ button });
  };

  test('the list is searched, shows thumbnails, and opens', async () => {
    const id = what === 'CT' ? 'MADE-planes' : 'SYN-FUSED';
    await app.byId('librarySearch').fill(id);
    await expect.poll(() => app.list.rows().count()).toBe(1);
    await app.list.open(id);
    await loaded(0);
    expect(await app.byId('thumbnail').count()).toBeGreaterThan(1);
    await app.byId('rail').locator('canvas, img').first().waitFor();
  });

  test.each([
    ['view.layout.one', 1],
    ['view.layout.four', 4],
  ] as const)('%s, by key and by menu', async (id, count) => {
    await menuOf('view.layout.pair');
    await expect.poll(() => app.byId('tile').count()).toBe(2);
    await focus();
    await key(id);
    await expect.poll(() => app.byId('tile').count()).toBe(count);
    await menuOf('view.layout.pair');
    await menuOf(id);
    await expect.poll(() => app.byId('tile').count()).toBe(count);
    await loaded(0);
  });

  test.each(['view.layout.one', 'view.layout.four'])(
    'in %s: window, zoom, pan, turn, flip, reset, by mouse and by key',
    async (layout) => {
      await menuOf(layout);
      await loaded(0);
      await focus();
      await key('tool.window');
      await changes(0, 'window by mouse', () => drag(0, 'left', [60, -40]));
      await changes(0, 'preset 1 by key', () => key('image.preset1'));
      await changes(0, 'preset 2 by menu', () => menuOf('image.preset2'));
      await focus();
      for (const id of ['image.widthUp', 'image.levelUp', 'image.invert']) await changes(0, id, () => key(id));
      await changes(0, 'invert by menu', () => menuOf('image.invert'));
      await changes(0, 'zoom by right drag', () => drag(0, 'right', [0, -60]));
      await changes(0, 'pan by middle drag', () => drag(0, 'middle', [40, 20]));
      await focus();
      for (const id of ['image.zoomIn', 'image.zoomOut', 'image.panLeft', 'image.panUp', 'image.oneToOne', 'image.fit'])
        await changes(0, id, () => key(id));
      for (const id of ['image.rotateRight', 'image.flipHorizontal', 'image.flipVertical', 'image.rotateLeft']) {
        await focus();
        await changes(0, `${id} by key`, () => key(id));
        await changes(0, `${id} by menu`, () => menuOf(id));
      }
      await focus();
      await changes(0, 'reset', () => key('image.reset'));
    },
  );

  test('marks: each tool is armed by key and by menu, and draws', async () => {
    await menuOf('view.layout.pair');
    await loaded(0);
    for (const id of ITEMS['length, angle, Cobb, regions']!) {
      await focus();
      await key(id);
      expect(await app.toolbar(id).getAttribute('aria-pressed'), `${id} by key`).toBe('true');
      await app.page.keyboard.press('Escape');
      await menuOf(id);
      expect(await app.toolbar(id).getAttribute('aria-pressed'), `${id} by menu`).toBe('true');
      await focus();
      await app.page.keyboard.press('Escape');
    }
    const drawn = () => tile(0).locator('[data-annotation]').count();
    const before = await drawn();
    await focus();
    await key('tool.length');
    await drag(0, 'left', [70, 30]);
    await expect.poll(drawn).toBeGreaterThan(before);
    await focus();
    await key('edit.undo');
    await expect.poll(drawn).toBe(before);
  });

  test('switches: texts, names, landmarks, overlays, shutters, others’ marks, reference lines, links', async () => {
    for (const id of [
      ...ITEMS['annotations on and off']!,
      ...ITEMS['overlays, shutters']!,
      ...ITEMS["other makers' annotations"]!,
      'view.referenceLines',
      'view.linked',
    ]) {
      const checked = async (): Promise<string | null> => {
        await app.page.getByRole('menuitem', { name: 'View', exact: true }).click();
        const on = await app.page.locator(`.menu [data-action="${id}"]`).getAttribute('aria-checked');
        await app.page.keyboard.press('Escape');
        return on;
      };
      const start = await checked();
      await focus();
      await key(id);
      await expect.poll(checked, { message: `${id} by key` }).not.toBe(start);
      await menuOf(id);
      await expect.poll(checked, { message: `${id} by menu` }).toBe(start);
    }
  });

  test('orientation and laterality stand at the edges, the badges below', async () => {
    await focus();
    await key('image.reset');
    expect((await tile(0).locator('.fv-edge, [class*="edge"]').allInnerTexts()).join('')).toMatch(/[AHPFLR]/);
  });

  test('series by key; key images; the picture as a file', async () => {
    await focus(0);
    const first = await sop();
    // The CT hangs with its last series at the left.
    const [there, back] =
      what === 'CT'
        ? (['image.previousSeries', 'image.nextSeries'] as const)
        : (['image.nextSeries', 'image.previousSeries'] as const);
    await key(there);
    await expect.poll(() => sop()).not.toBe(first);
    await key(back);
    const series = (uid: string | null) => (what === 'CT' ? uid?.slice(0, 30) : uid);
    await expect.poll(async () => series(await sop())).toBe(series(first));
    await focus(0);
    const marked = () => app.toolbar('image.key').getAttribute('aria-pressed');
    await key('image.key');
    await expect.poll(marked).toBe('true');
    await menuOf('image.key');
    await expect.poll(marked).toBe('false');
    await focus(0);
    const [download] = await Promise.all([app.page.waitForEvent('download'), key('export.saveView')]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
    expect(app.problems).toEqual([]);
  });

  // A film is no stack.
  if (what === 'CT')
    test('stacks: wheel, drag, keys, cine, linked scrolling', async () => {
      await menuOf('view.layout.pair');
      await loaded(0);
      await changes(0, 'wheel', async () => {
        await host(0).hover();
        await app.page.mouse.wheel(0, 100);
      });
      await menuOf('tool.scroll');
      await changes(0, 'scroll tool', () => drag(0, 'left', [0, 40]));
      await focus(0);
      await changes(0, 'next', () => key('image.next'));
      await changes(0, 'previous', () => key('image.previous'));
      await focus(0);
      await changes(0, 'cine', () => key('image.cine'));
      await focus(0);
      await key('image.cine');
      expect(app.problems).toEqual([]);
    });
});
