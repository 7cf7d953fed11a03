import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth } from './truth.ts';
import { violations } from './violations.ts';

const LEVELS = ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1'];
const NECK = ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1'];
const NOTICE_GIF = /^GIF89a/;

interface SavedRegistration {
  readonly kind: string;
  readonly vertebra?: string;
  readonly algorithm?: string;
  readonly similarity?: number;
}

describe.skipIf(TEST_BROWSER === null)('motion by registration, and its ghost', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr Ghost');
    await app.list.open('SYN-PSEUDARTHROSIS');
    await app.films.loaded('flexion', 'extension');
  });
  afterAll(() => session?.close());

  const registrations = async (): Promise<readonly SavedRegistration[]> =>
    (JSON.parse(await app.saveCaseFile()) as { annotations: SavedRegistration[] }).annotations.filter(
      ({ kind }) => kind === 'registration',
    );

  test('without landmarks it says what is missing, and cannot be begun', async () => {
    await app.levels.show();
    expect(await app.byId('motionRun').isDisabled()).toBe(true);
    expect(await app.motion.section().innerText()).toMatch(/Not possible yet/);
    expect(await app.toolbar('motion.register').isDisabled()).toBe(true);
    expect(await app.toolbar('motion.ghost').isDisabled()).toBe(true);
  });

  test('registers by one click: every level within the figures of the truth, both values beside each other', async () => {
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    await app.levels.show();
    await app.motion.register();
    expect(await app.motion.states()).toEqual(Object.fromEntries(NECK.map((vertebra) => [vertebra, 'accepted'])));
    const truth = readTruth(join(bundledCaseFile(session.host.home, 'pseudarthrosis'), 'truth.json'));
    for (const segment of LEVELS) {
      const true_ = truth.levels[segment]!;
      const rotation = await app.motion.value(segment, 'registeredRotation');
      const translation = await app.motion.value(segment, 'registeredTranslation');
      const motion = await app.motion.value(segment, 'registeredInterspinousMotion');
      expect(Math.abs((rotation ?? Number.NaN) - true_.rotation_projected_deg), `${segment} rotation`).toBeLessThan(0.13);
      expect(Math.abs((translation ?? Number.NaN) - true_.translation_mm[0]), `${segment} translation`).toBeLessThan(0.12);
      expect(Math.abs((motion ?? Number.NaN) - true_.ism_object_signed_mm), `${segment} motion`).toBeLessThan(0.12);
    }
    expect(await violations(app.page, 'registered')).toEqual([]);
  });

  test('outlines every registered vertebra on both films, until that is switched off', async () => {
    const edges = (pose: 'flexion' | 'extension') => app.films.tile(pose).locator('[data-outline]');
    expect([await edges('flexion').count(), await edges('extension').count()]).toEqual([7, 7]);
    const check = app.motion.section().getByLabel('Edges of the registered vertebrae');
    await check.uncheck();
    expect(await edges('extension').count()).toBe(0);
    await check.check();
  });

  test('is one step of undo, and comes back by redo and after a reload', async () => {
    await app.saved();
    await app.page.keyboard.press('Control+z');
    await app.byId('motionStates').waitFor({ state: 'hidden' });
    expect(await registrations()).toEqual([]);
    await app.page.keyboard.press('Control+y');
    await app.byId('motionStates').waitFor();
    await app.saved();
    await app.reload();
    await app.films.loaded('flexion', 'extension');
    await app.levels.show();
    await app.byId('motionStates').waitFor();
    // From flexion to extension, and both halves of the way over the neutral film.
    expect((await registrations()).map(({ vertebra }) => vertebra)).toEqual([...NECK, ...NECK, ...NECK]);
  });

  test('the rule goes by placed points until the reader says otherwise', async () => {
    const used = app.levels.row('C5-C6').locator('[data-used]');
    expect(await used.count()).toBe(0);
    await app.byId('motionSource').getByLabel('registration').check();
    await used.waitFor();
    await app.byId('motionSource').getByLabel('placed points').check();
    await used.waitFor({ state: 'hidden' });
  });

  test('G opens the ghost on the operated level; arrows hold another vertebra still', async () => {
    await app.films.viewport('flexion').focus();
    await app.page.keyboard.press('g');
    await app.motion.painted();
    expect(await app.motion.ghost().getAttribute('data-lock')).toBe('C6');
    expect(await app.motion.ghost().getAttribute('aria-label')).toMatch(/C6 held still.*C5–6\s+4\.\d+° ± 0\.\d+°/);
    expect(await violations(app.page, 'ghost')).toEqual([]);
    await app.page.keyboard.press('ArrowUp');
    expect(await app.motion.ghost().getAttribute('data-lock')).toBe('C5');
    await app.page.keyboard.press('ArrowDown');
    expect(await app.motion.ghost().getAttribute('data-lock')).toBe('C6');
  });

  test('every mode draws another picture', async () => {
    const pictures = new Set<string>();
    for (const mode of ['blend', 'colour', 'difference', 'blink', 'loop'] as const) {
      await app.motion.mode(mode);
      if (mode === 'loop') await app.motion.loopMade();
      await app.motion.painted();
      pictures.add(
        await app.motion
          .ghost()
          .locator('canvas')
          .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL('image/png')),
      );
    }
    expect(pictures.size).toBe(5);
  });

  test('the loop leaves as film and animated picture, the view as PNG in two sizes', async () => {
    const gif = await app.motion.save('gif');
    expect(gif.name).toBe('ghost-loop-C6.gif');
    expect(gif.bytes.subarray(0, 6).toString('latin1')).toMatch(NOTICE_GIF);
    const video = await app.motion.save('video');
    expect(video.name).toBe('ghost-loop-C6.webm');
    // EBML, the head of every WebM.
    expect(video.bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    await app.motion.mode('colour');
    const width = ({ bytes }: { readonly bytes: Buffer }): number => bytes.readUInt32BE(16);
    const [one, two] = [await app.motion.save('png1'), await app.motion.save('png2')];
    expect([width(one), width(two)]).toEqual([960, 1920]);
  });

  test('a registration is moved by keys, the similarity falls with it, and it is taken by hand into the case', async () => {
    await app.page.getByRole('button', { name: 'Adjust C6' }).click();
    const similarity = app.page.getByTestId('adjust-similarity');
    const seen = async (): Promise<number> => Number(await similarity.getAttribute('data-value'));
    await app.page.waitForFunction(() => document.querySelector('[data-testid="adjust-similarity"][data-value]') !== null);
    const best = await seen();
    const before = await app.motion.value('C5-C6', 'registeredRotation');
    await app.motion.ghost().focus();
    for (let i = 0; i < 10; i++) await app.page.keyboard.press(']');
    await app.page.waitForFunction(
      (limit) => Number(document.querySelector<HTMLElement>('[data-testid="adjust-similarity"]')?.dataset['value'] ?? 9) < limit,
      best - 0.05,
    );
    expect(await app.page.getByTestId('adjust-offset').innerText()).toBe('0.0, 0.0 px · 1.0°');
    expect(await violations(app.page, 'adjusting')).toEqual([]);
    await app.page.keyboard.press('Enter');
    await app.byId('ghostAdjust').waitFor({ state: 'hidden' });
    const saved = (await registrations()).find(({ vertebra }) => vertebra === 'C6');
    expect(saved?.algorithm).toBe('manual adjustment');
    expect(saved?.similarity).toBeLessThan(best);
    // The ghost turned clockwise by 1° about C6: the patient faces left, so that the bone above has turned 1° less into flexion or more.
    const after = await app.motion.value('C5-C6', 'registeredRotation');
    expect(Math.abs(Math.abs((after ?? Number.NaN) - (before ?? Number.NaN)) - 1)).toBeLessThan(0.02);
    await app.page.keyboard.press('Control+z');
    expect(await app.motion.value('C5-C6', 'registeredRotation')).toBe(before);
    await app.motion.ghost().focus();
    await app.page.keyboard.press('Escape');
    await app.motion.ghost().waitFor({ state: 'hidden' });
  });

  test('a landmark that moves makes its registration stale; it is offered anew and never silently made', async () => {
    const truth = readTruth(join(bundledCaseFile(session.host.home, 'pseudarthrosis'), 'truth.json'));
    const corner = truth.dx['flexion']!.landmarks_px['C4']!.superior_anterior;
    await app.films.loaded('flexion');
    await app.toolbar('tool.select').click();
    await app.films.lookAt('flexion', corner, 1.5);
    await app.films.drag('flexion', corner, [corner[0] + 3, corner[1] - 2]);
    await app.byId('motionStale').waitFor();
    expect(await app.byId('motionStale').innerText()).toMatch(/C4/);
    expect((await app.motion.states())['C4']).toBe('stale');
    expect(await app.motion.value('C4-C5', 'registeredRotation')).toBeNull();
    await app.motion.register();
    await app.byId('motionStale').waitFor({ state: 'hidden' });
    expect((await app.motion.states())['C4']).toBe('accepted');
  });

  test('a registration under way is stopped', async () => {
    const before = await registrations();
    await app.byId('motionRun').click();
    await app.byId('motionCancel').click();
    await app.byId('motionRun').waitFor();
    expect(await registrations()).toEqual(before);
  });

  test('with swapped films every vertebra is refused, with the reason and what to do, and no number is shown', async () => {
    await app.page.getByTestId('tab-landmarks').click();
    await app.byId('swapFilms').first().click();
    await app.levels.show();
    await app.byId('motionRun').click();
    await app.page.locator('[data-testid="motion-C5"][data-state="rejected"]').waitFor({ state: 'attached', timeout: 60_000 });
    const states = Object.values(await app.motion.states());
    expect(states).toHaveLength(NECK.length);
    expect(states.filter((state) => state !== 'rejected' && state !== 'missing')).toEqual([]);
    expect(await app.byId('motionNone').innerText()).toMatch(/swapped/);
    expect(await violations(app.page, 'refused')).toEqual([]);
    expect(await app.motion.value('C5-C6', 'registeredRotation')).toBe(null);
    await app.levels.numbers('C5-C6');
    expect(await app.page.getByTestId('registration-reasons-C5-C6').innerText()).toMatch(
      /C5, C6 are not registered\.\s+\S.+\. \S.+\./,
    );
    expect(app.problems).toEqual([]);
  });

  test('with less motion asked for, blink waits for the reader', async () => {
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    await app.page.keyboard.press('Control+z');
    await app.page.keyboard.press('Control+z');
    await app.byId('motionGhost').click();
    await app.motion.painted();
    await app.motion.mode('blink');
    const picture = (): Promise<string> =>
      app.motion
        .ghost()
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL('image/jpeg'));
    const first = await picture();
    await app.page.waitForTimeout(1200);
    expect(await picture()).toBe(first);
    await app.page.getByRole('button', { name: 'Show extension' }).click();
    await app.settled();
    expect(await picture()).not.toBe(first);
  });
});

describe.skipIf(TEST_BROWSER === null)('one click a vertebra', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr One Click');
    await app.list.open('SYN-PSEUDARTHROSIS');
    await app.films.loaded('flexion', 'extension');
  });
  afterAll(() => session?.close());

  type Corner = readonly [number, number];
  const middle = (points: readonly Corner[]): Corner => [
    points.reduce((sum, [x]) => sum + x, 0) / points.length,
    points.reduce((sum, [, y]) => sum + y, 0) / points.length,
  ];
  const bar = () => app.page.locator('[data-testid^="proposals-"]').first();
  const annotations = async (): Promise<readonly { readonly kind: string; readonly [field: string]: unknown }[]> =>
    (JSON.parse(await app.saveCaseFile()) as { annotations: { kind: string }[] }).annotations;

  test('a click in each body proposes corners and tip; nothing of it is in the case, measured, or ready to be registered', async () => {
    const truth = readTruth(join(bundledCaseFile(session.host.home, 'pseudarthrosis'), 'truth.json'));
    const marks = truth.dx['flexion']!.landmarks_px;
    await app.toolbar('tool.propose').click();
    for (const vertebra of ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1']) {
      const at = marks[vertebra]!;
      const centre = middle([at.superior_anterior, at.superior_posterior, at.inferior_posterior, at.inferior_anterior]);
      await app.films.click('flexion', [centre[0] + 3, centre[1] - 2]);
      await bar().getByText(vertebra, { exact: true }).waitFor();
    }
    expect(await app.films.tile('flexion').locator('[data-look="proposal"]').count()).toBe(14);
    expect(await violations(app.page, 'proposals')).toEqual([]);
    expect(await annotations()).toEqual([]);
    await app.levels.show();
    expect(await app.byId('levels').locator('[data-value]').count()).toBe(0);
    expect(await app.byId('motionRun').isDisabled()).toBe(true);
  });

  test('they wait through a reload, unconfirmed as before', async () => {
    await app.saved();
    await app.page.waitForTimeout(400);
    await app.reload();
    await app.films.loaded('flexion', 'extension');
    await bar().waitFor();
    expect(await annotations()).toEqual([]);
  });

  test('one is dismissed, one confirmed by its tick, the rest by Enter; each says who proposed it', async () => {
    await bar().getByRole('button', { name: 'Dismiss T1' }).click();
    await bar().getByRole('button', { name: 'Confirm C2' }).click();
    await app.saved();
    expect((await annotations()).map(({ kind, vertebra }) => `${kind} ${String(vertebra)}`)).toEqual([
      'vertebra C2',
      'spinous-tip C2',
    ]);
    await app.films.viewport('flexion').focus();
    await app.page.keyboard.press('Enter');
    await bar().waitFor({ state: 'hidden' });
    await app.saved();
    const placed = await annotations();
    expect(placed).toHaveLength(12);
    expect(new Set(placed.map(({ proposedBy }) => proposedBy))).toEqual(new Set(['fusion-review/propose-vertebra 1']));
    // One step for the rest, one for C2.
    await app.page.keyboard.press('Control+z');
    expect(await annotations()).toHaveLength(2);
    expect(app.problems).toEqual([]);
  });
});
