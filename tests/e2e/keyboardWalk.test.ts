import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import type { Pose } from './pages/films.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth, type TruthPoint } from './truth.ts';

/** The crosshair's steps in CSS pixels: an arrow, and an arrow with Shift. */
const COARSE = 10;

/** The main job by keys: nothing in this file touches the mouse. */
describe.skipIf(TEST_BROWSER === null)('without a mouse', () => {
  let session: Session;
  let app: AppPage;
  const press = (key: string): Promise<void> => app.page.keyboard.press(key);
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
  });
  afterAll(() => session?.close());

  /** Tab until the focus is on what is looked for. */
  async function tabTo(selector: string, most = 150): Promise<void> {
    for (let tabs = 0; tabs < most; tabs++) {
      if (await app.page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await press('Tab');
    }
    throw new Error(`${selector} is not reached with Tab`);
  }

  async function palette(words: string): Promise<void> {
    await press('Control+k');
    await app.byId('palette').waitFor();
    await app.page.keyboard.type(words);
    await press('Enter');
  }

  /** Carries the crosshair from where it is to an image point, whole CSS pixels, and sets it. */
  async function set(pose: Pose, at: readonly [number, number], point: TruthPoint): Promise<readonly [number, number]> {
    const [goal] = await app.films.onScreen(pose, [point]);
    let [x, y] = at;
    const axis = async (from: number, to: number, less: string, more: string): Promise<number> => {
      let by = Math.round(to - from);
      const there = from + by;
      const key = by < 0 ? less : more;
      for (; Math.abs(by) >= COARSE; by -= Math.sign(by) * COARSE) await press(key);
      for (; by !== 0; by -= Math.sign(by)) await press(`Shift+${key}`);
      return there;
    };
    x = await axis(x, goal![0], 'ArrowLeft', 'ArrowRight');
    y = await axis(y, goal![1], 'ArrowUp', 'ArrowDown');
    await press('Enter');
    return [x, y];
  }

  test('open, place every landmark of both films, read the level, sign, export a PDF', async () => {
    await app.byId('readerName').waitFor();
    await app.page.keyboard.type('Dr Keys Only');
    await press('Enter');
    await app.byId('readerDialog').waitFor({ state: 'hidden' });
    await app.list.row('SYN-FUSED').first().waitFor();
    await tabTo('[data-testid="library-row"] button[data-open]');
    await press('Enter');
    await app.films.loaded('flexion', 'extension');
    const truth = readTruth(`${bundledCaseFile(session.host.home, 'fused')}/truth.json`);

    let points = 0;
    const start = performance.now();
    for (const pose of ['flexion', 'extension'] as const) {
      for (let turns = 0; turns < 3; turns++) {
        await press('F6');
        await app.settled();
        const active = await app.page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-testid="tile"]')?.dataset['pose'],
        );
        if (active === pose) break;
      }
      await press('v');
      await press('Enter');
      const host = (await app.films.viewport(pose).locator('.fv-host').boundingBox())!;
      let at: readonly [number, number] = [host.x + host.width / 2, host.y + host.height / 2];
      for (const vertebra of Object.values(truth.dx[pose]!.landmarks_px))
        for (const point of [
          vertebra.superior_anterior,
          vertebra.superior_posterior,
          vertebra.inferior_posterior,
          vertebra.inferior_anterior,
          vertebra.spinous_tip,
        ]) {
          at = await set(pose, at, point);
          points += 1;
        }
    }
    await app.saved();
    expect(await app.page.locator('[data-cell][data-state="done"]').count()).toBe(28);
    process.stderr.write(`keys only: ${points} points in ${((performance.now() - start) / 1000).toFixed(0)} s\n`);

    // A crosshair goes by whole CSS pixels: the points are half of one away at most, which is some 0.2 mm on this screen.
    await palette('levels');
    await app.byId('levels').waitFor();
    await tabTo('[data-testid="level-C4-C5"] button[aria-expanded]');
    await press('Enter');
    const shown = (await app.levels.numbers('C4-C5'))['segmentalRotation']!;
    expect(shown.value).not.toBeNull();
    const level = truth.levels['C4-C5'] ?? truth.levels['C4-5'];
    expect(level).toBeDefined();
    expect(Math.abs(shown.value! - level!.rotation_projected_deg)).toBeLessThan(3);

    await palette('finalise');
    await app.byId('finaliseDialog').waitFor();
    await tabTo('[data-testid="finalise-sign"]');
    await press('Enter');
    await app.byId('finaliseDialog').waitFor({ state: 'hidden' });
    await palette('report');
    await app.byId('reportFrame').waitFor();
    // The page itself has a stop for every number: a button at its head goes past them.
    await tabTo('[data-skip-page]');
    await press('Enter');
    await tabTo('[data-testid="export-pdf"]');
    await press('Enter');
    const line = app.report.exported('pdf');
    await line.waitFor({ timeout: 90_000 });
    expect(await line.getAttribute('data-ok')).toBe('true');
    expect(
      readFileSync((await line.getAttribute('data-path'))!)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(app.problems).toEqual([]);
  });
});
