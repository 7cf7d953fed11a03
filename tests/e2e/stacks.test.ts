import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { writeCtSeries } from '../fixtures/ctSeries.ts';
import { TEST_BROWSER } from './browser.ts';
import { makeFolder, type MadeFolder } from './madeFiles.ts';
import { AXIAL, SAGITTAL } from './madeStacks.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

/** Stacks by mouse and by key, layouts, links, reference lines, key images; and that everything is there again after a reload. */
describe.skipIf(TEST_BROWSER === null)('stacks and layouts', () => {
  let session: Session;
  let folder: MadeFolder;
  let app: AppPage;
  let axial: readonly string[];
  let sagittal: readonly string[];
  beforeAll(async () => {
    folder = makeFolder();
    axial = writeCtSeries(`${folder.path}/axial`, AXIAL);
    sagittal = writeCtSeries(`${folder.path}/sagittal`, SAGITTAL);
    session = await startSession({ open: [folder.path] });
    app = await session.open();
    await app.introduce('Dr Stack');
    await app.list.open('MADE-planes');
  });
  afterAll(async () => {
    await session?.close();
    folder?.remove();
  });

  const tile = (at: number): Locator => app.page.locator(`[data-testid="tile"][data-tile="${at}"]`);
  const shows = (at: number, uid: string | undefined): Promise<void> =>
    app.page.locator(`[data-testid="tile"][data-tile="${at}"][data-sop="${uid}"] [data-state="loaded"]`).waitFor();
  const focus = (at: number): Promise<void> =>
    tile(at)
      .locator('.fv-host')
      .click({ position: { x: 60, y: 60 } });

  test('a CT in two planes hangs sagittal left, axial right, each in its middle', async () => {
    await app.page.locator('[data-layout="pair"]').waitFor();
    await shows(0, sagittal[24]);
    await shows(1, axial[19]);
    expect(await tile(1).innerText()).toContain('Image 20 / 40');
  });

  test('keys: arrows, Shift for ten, Home and End, PgUp and PgDn', async () => {
    await focus(1);
    const steps: readonly (readonly [string, string | undefined])[] = [
      ['ArrowDown', axial[20]],
      ['ArrowLeft', axial[19]],
      ['Shift+ArrowDown', axial[29]],
      ['Shift+ArrowUp', axial[19]],
      ['End', axial[39]],
      ['Home', axial[0]],
    ];
    for (const [key, uid] of steps) {
      await app.page.keyboard.press(key);
      await shows(1, uid);
    }
    await app.page.keyboard.press('PageDown');
    await app.page.keyboard.press('PageUp');
    expect([sagittal[24], axial[19]]).toContain(await tile(1).getAttribute('data-sop'));
  });

  test('wheel, Shift and wheel, and the bar', async () => {
    await tile(1).locator('.fv-host').hover();
    await app.page.keyboard.press('Home');
    await shows(1, axial[0]);
    await app.page.mouse.wheel(0, 300);
    await shows(1, axial[3]);
    await app.page.keyboard.down('Shift');
    await app.page.mouse.wheel(0, 100);
    await app.page.keyboard.up('Shift');
    await shows(1, axial[13]);
    const bar = tile(1).getByTestId('stack-bar');
    await tile(1).locator('[data-testid="stack-bar"][data-cached="40"]').waitFor();
    const box = (await bar.boundingBox())!;
    await app.page.mouse.click(box.x + box.width / 2, box.y + box.height - 1);
    await shows(1, axial[39]);
  });

  test('a drag with the scroll tool: six CSS pixels an image, down for later ones', async () => {
    await focus(1);
    await app.page.keyboard.press('Home');
    await shows(1, axial[0]);
    await app.toolbar('tool.scroll').click();
    const box = (await tile(1).locator('.fv-host').boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + 100];
    await app.page.mouse.move(x, y);
    await app.page.mouse.down();
    for (let at = 1; at <= 10; at++) {
      await app.page.mouse.move(x, y + at * 12);
      await app.settled();
    }
    await shows(1, axial[20]);
    await app.page.mouse.move(x, y + 33);
    await shows(1, axial[5]);
    await app.page.mouse.up();
    await app.toolbar('tool.window').click();
  });

  test('the reference line of the axial slice moves on the sagittal image by its own millimetres', async () => {
    const lineAt = async (): Promise<number> =>
      Number(await tile(0).locator('[data-reference="1"] line').last().getAttribute('y1'));
    await focus(1);
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('Shift+ArrowDown');
    await shows(1, axial[10]);
    const low = await lineAt();
    await app.page.keyboard.press('Shift+ArrowDown');
    await shows(1, axial[20]);
    const scale = Number((await tile(0).locator('.fv-host').getAttribute('data-transform'))?.split(' ')[3]);
    // Ten slices of 2 mm towards the head, 1 mm a row.
    expect(low - (await lineAt())).toBeCloseTo(20 * scale, 1);
  });

  test('a double click maximises and restores; F6 goes round; a thumbnail is dragged to a tile', async () => {
    await tile(1)
      .locator('.fv-host')
      .dblclick({ position: { x: 60, y: 60 } });
    await app.page.locator('[data-layout="one"]').waitFor();
    await tile(1)
      .locator('.fv-host')
      .dblclick({ position: { x: 60, y: 60 } });
    await app.page.locator('[data-layout="pair"]').waitFor();
    await app.page.keyboard.press('F6');
    await app.page.locator('[data-tile="0"][data-active]').waitFor();
    await app.page.keyboard.press('Shift+F6');
    await app.page.locator('[data-tile="1"][data-active]').waitFor();
    await app.toolbar('view.layout.four').click();
    await app.page.locator('[data-layout="four"]').waitFor();
    await app.byId('thumbnail').filter({ hasText: 'made axial' }).dragTo(tile(3));
    await shows(3, axial[19]);
  });

  test('every layout has its tiles', async () => {
    for (const [name, tiles] of Object.entries({ one: 1, pair: 2, column: 2, four: 4, triple: 3, six: 6 })) {
      await app.toolbar(`view.layout.${name}`).click();
      await app.page.locator(`[data-layout="${name}"]`).waitFor();
      expect(await app.byId('tile').count(), name).toBe(tiles);
    }
    await app.menu('View', 'view.hangAnew');
    await app.page.locator('[data-layout="pair"]').waitFor();
  });

  test('one window and zoom for all slices of a series; Space resets', async () => {
    await focus(1);
    await app.page.keyboard.press('2');
    await tile(1).getByText('W 400').waitFor();
    await app.page.keyboard.press('ArrowDown');
    await tile(1).getByText('W 400').waitFor();
    await app.page.keyboard.press(' ');
    await tile(1).getByText('W 2,000').waitFor();
  });

  test('K marks the image, lists it, and puts it into the report; undo takes it back', async () => {
    await focus(1);
    await app.page.keyboard.press('Home');
    await shows(1, axial[0]);
    await app.page.keyboard.press('k');
    await app.page.keyboard.press('End');
    await shows(1, axial[39]);
    await app.page.keyboard.press('k');
    const list = app.byId('keyImages');
    await list.getByText('made axial, image 40 of 40').waitFor();
    await app.page.keyboard.press('Control+z');
    await list.getByText('image 40 of 40').waitFor({ state: 'hidden' });
    await list.getByText('image 1 of 40').click();
    await shows(1, axial[0]);
    await app.saved();
    const { studies } = await app.rpc<{ studies: { patientID: string; case: { caseId: string } | null }[] }>('listLibrary', {});
    const caseId = studies.find((study) => study.patientID === 'MADE-planes')?.case?.caseId;
    const { html } = await app.rpc<{ html: string }>('previewReport', { caseId });
    expect(html.match(/made axial[^<]*1 \/ 40/)?.[0]).toBeDefined();
    expect(html).not.toContain('40 / 40');
  });

  test('a layout is kept under a name, and taken again', async () => {
    await app.toolbar('view.layout.column').click();
    await app.toolbar('view.layouts').click();
    await app.byId('layoutName').fill('One above the other');
    await app.page.getByRole('button', { name: 'Keep the layout' }).click();
    await app.page.keyboard.press('Escape');
    await app.toolbar('view.layout.one').click();
    await app.toolbar('view.layouts').click();
    await app.page.getByRole('button', { name: 'One above the other', exact: true }).click();
    await app.page.locator('[data-layout="column"]').waitFor();
  });

  test('what arrives while a case is read takes nothing from its screen', async () => {
    const before = await Promise.all([0, 1].map((at) => tile(at).getAttribute('data-sop')));
    const late = `${folder.path}-late`;
    writeCtSeries(late, { ...AXIAL, name: 'late', study: 'late' });
    await app.rpc('openPaths', { paths: [late] });
    await expect.poll(async () => JSON.stringify(await app.rpc('listLibrary', {})), { timeout: 20_000 }).toContain('MADE-late');
    rmSync(late, { recursive: true, force: true });
    await app.settled();
    expect(await app.screen()).toBe('reading');
    expect(await Promise.all([0, 1].map((at) => tile(at).getAttribute('data-sop')))).toEqual(before);
    expect(await app.byId('patientBanner').innerText()).toContain('MADE-planes');
  });

  test('the study resumes as it was left', async () => {
    await focus(1);
    await app.page.keyboard.press('3');
    await tile(1).getByText('W 4,000').waitFor();
    const before = await Promise.all([0, 1].map((at) => tile(at).getAttribute('data-sop')));
    await app.page.waitForTimeout(400);
    await app.reload();
    await app.page.locator('[data-layout="column"]').waitFor();
    await shows(0, before[0] ?? undefined);
    await shows(1, before[1] ?? undefined);
    await tile(1).getByText('W 4,000').waitFor();
    expect(app.problems).toEqual([]);
  });
});
