import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { bytesOf, colourCapture, makeFilms, makeFolder, type MadeFolder } from './madeFiles.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

const LEVELS = ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1'];

describe.skipIf(TEST_BROWSER === null)('bad input', () => {
  let session: Session;
  let app: AppPage;
  let made: MadeFolder;
  let films = '';
  beforeAll(async () => {
    made = makeFolder();
    [session, films] = await Promise.all([startSession(), makeFilms(made.path, 'one', { poses: ['flexion'] })]);
    app = await session.open();
    await app.introduce('Dr Bad Input');
  });
  afterEach(async () => {
    if ((await app.screen()) !== 'library') await app.menu('File', 'file.library');
    expect(app.problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await session?.close();
    made?.remove();
  });

  /** Drops paths of this machine onto the window, as the desktop does. */
  async function drop(paths: readonly string[]): Promise<void> {
    const cdp = await app.page.context().newCDPSession(app.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
    await app.page.getByText('Drop', { exact: false }).first().waitFor();
    await cdp.send('Input.dispatchDragEvent', { type: 'drop', x: 700, y: 500, data });
  }

  test('an empty folder says so', async () => {
    const empty = join(made.path, 'empty');
    mkdirSync(empty);
    await drop([empty]);
    await app.toast('no file in it').waitFor();
  });

  test('files that are no images: path, code and reason; nothing stops the rest', async () => {
    made.write('mixed/letter.txt', 'Dear colleague');
    made.write('mixed/deep/inside/broken.dcm', bytesOf(join(films, 'dx/flexion.dcm')).subarray(0, 200));
    made.write('mixed/film.dcm', bytesOf(join(films, 'dx/flexion.dcm')));
    await app.list.uploadFolder(join(made.path, 'mixed'));
    await app.list.scanState('done').waitFor();
    const rejected = await app.list.rejected();
    const row = (end: string) => rejected.find(({ path }) => path.endsWith(end));
    expect(row('letter.txt')?.code).toBe('NOT_DICOM');
    expect(row('deep/inside/broken.dcm')?.code).toMatch(/^[A-Z_]+$/);
    for (const { reason } of rejected) expect(reason.length).toBeGreaterThan(10);
    await app.list.row('MADE-ONE').waitFor();
  });

  test('one film only: what is missing is said, no motion is shown', async () => {
    await app.list.open('MADE-ONE');
    await app.films.loaded('flexion');
    await app.page.getByText('Extension: no film yet').waitFor();
    await app.levels.show();
    for (const segment of LEVELS) {
      const numbers = await app.levels.numbers(segment);
      for (const [name, { value }] of Object.entries(numbers)) expect(value, `${segment} ${name}`).toBeNull();
    }
  });

  test('truncated pixels: the viewport says what is wrong, the program goes on', async () => {
    const home = await makeFilms(made.path, 'cut', { poses: ['extension'] });
    const whole = bytesOf(join(home, 'dx/extension.dcm'));
    await app.list.uploadFiles([made.write('cut.dcm', whole.subarray(0, Math.floor(whole.length * 0.6)))]);
    await app.list.scanState('done').waitFor();
    await app.list.row('MADE-CUT').first().dblclick();
    const failed = app.page.locator('[data-testid="film-viewport"][data-state="failed"]').first();
    await failed.waitFor();
    expect(await failed.getByRole('alert').innerText()).toMatch(/pixel|bytes|truncated/i);
  });

  test('no lateral film: a colour capture is shown, is in pixels, and takes no role by itself', async () => {
    await app.list.uploadFiles([made.write('colour.dcm', colourCapture(60, 80))]);
    await app.list.scanState('done').waitFor();
    await app.list.row('MADE-COLOUR').first().dblclick();
    await app.page.getByText('Flexion: no film yet').waitFor();
    await app.page.getByText('Extension: no film yet').waitFor();
    // The reader may say that it is one; it is then shown in colour, and in pixels.
    await app.byId('rail').getByTestId('thumbnail').first().click();
    await app.page.locator('[data-testid="film-viewport"][data-state="loaded"]').waitFor();
    await app.page.getByTestId('pose-chip').click();
    await app.page.getByRole('menuitem', { name: 'Flexion' }).click();
    await app.films.loaded('flexion');
    await app.films.viewport('flexion').getByText('uncalibrated: px').waitFor();
    const hues = await app.films
      .viewport('flexion')
      .locator('canvas')
      .first()
      .evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2 - 20, canvas.height / 2 - 20, 40, 40);
        let coloured = 0;
        for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at]! - data[at + 1]!) > 8) coloured += 1;
        return coloured;
      });
    expect(hues).toBeGreaterThan(100);
  });

  test('no calibration: the badge says px, and no millimetre stands anywhere', async () => {
    const home = await makeFilms(made.path, 'nospacing', { header: { geometry: false, spacing: false } });
    await app.list.uploadFolder(join(home, 'dx'));
    await app.list.scanState('done').waitFor();
    await app.list.open('MADE-NOSPACING');
    await app.films.loaded('flexion', 'extension');
    const { annotations } = JSON.parse(bytesOf(join(home, 'case.json')).toString()) as { annotations: { kind: string }[] };
    const landmarks = annotations.filter(({ kind }) => kind === 'vertebra' || kind === 'spinous-tip');
    await app.importCaseFile(JSON.stringify({ version: 1, annotations: landmarks }));
    await app.toast('case file placed').waitFor();
    for (const pose of ['flexion', 'extension'] as const) {
      expect(await app.films.viewport(pose).getByText('uncalibrated: px').count()).toBe(1);
      expect(await app.films.viewport(pose).innerText(), 'no mm on the film').not.toMatch(/\bmm\b/);
    }
    await app.levels.show();
    for (const segment of LEVELS) {
      for (const [name, { text, value }] of Object.entries(await app.levels.numbers(segment))) {
        expect(text, `${segment} ${name}`).not.toMatch(/\d\s*mm/);
        if (/Motion|Distance/i.test(name)) expect(value === null || /px/.test(text), `${segment} ${name}: ${text}`).toBe(true);
      }
    }
  });

  test('swapped films: asked at once, answered by one button', async () => {
    await app.list.open('SYN-MIRRORED');
    await app.films.loaded('flexion', 'extension');
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    await app.levels.show();
    const right = await app.levels.table();
    expect(await app.byId('poseQuestion').count()).toBe(0);
    await app.page.getByTestId('tab-landmarks').click();
    await app.byId('swapFilms').first().click();
    await app.byId('poseQuestion').waitFor();
    await app.byId('poseQuestion').getByTestId('swap-films').click();
    await app.byId('poseQuestion').waitFor({ state: 'detached' });
    await app.levels.show();
    expect(await app.levels.table()).toEqual(right);
  });

  test('files dropped on the window are read', async () => {
    const home = await makeFilms(made.path, 'dropped', { poses: ['neutral'] });
    await drop([join(home, 'dx'), made.write('beside.txt', 'no image')]);
    await app.list.row('MADE-DROPPED').waitFor();
    expect((await app.list.rejected()).some(({ path }) => path.endsWith('beside.txt'))).toBe(true);
  });

  test('a scan is cancelled; what was read is kept', async () => {
    const film = colourCapture(40, 40);
    for (let at = 0; at < 4000; at++) made.write(`many/${at % 40}/${at}.dcm`, film);
    await app.rpc('openPaths', { paths: [join(made.path, 'many')] });
    await app.list.scanState('running').getByRole('button', { name: 'Cancel' }).click();
    await app.list.scanState('cancelled').waitFor();
    await app.list.row('MADE-ONE').waitFor();
  });

  test('a case file of another study is refused, and one with a wrong type says where', async () => {
    await app.list.open('SYN-MIRRORED');
    await app.films.loaded('flexion', 'extension');
    const before = await app.saveCaseFile();
    const landmark = { id: 'a', kind: 'spinous-tip', sopInstanceUID: '1.2.3', frame: 1, vertebra: 'C5', point: [1, 2] };
    await app.importCaseFile(JSON.stringify({ version: 1, annotations: [landmark] }));
    await app.toast('another study').waitFor();
    await app.importCaseFile(JSON.stringify({ version: 1, annotations: [{ ...landmark, point: [1, 'two'] }] }));
    await app.toast('annotations[0].point[1]').waitFor();
    await app.importCaseFile(JSON.stringify({ version: 99, annotations: [] }));
    await app
      .toast(/version/)
      .first()
      .waitFor();
    expect(await app.saveCaseFile()).toBe(before);
  });
});
