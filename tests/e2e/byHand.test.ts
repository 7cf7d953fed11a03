import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import type { Pose } from './pages/films.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth, type Truth, type TruthPoint, type TruthVertebra } from './truth.ts';

const SHOTS = process.env['FUSION_REVIEW_E2E_SHOTS'];
const SEGMENT = 'C5-C6';

/** Across a body's middle: a press on one of its corners would move that corner. */
function across(body: TruthVertebra): readonly [readonly [number, number], readonly [number, number]] {
  const between = ([ax, ay]: TruthPoint, [bx, by]: TruthPoint, part: number): readonly [number, number] => [
    ax + (bx - ax) * part,
    ay + (by - ay) * part,
  ];
  return [
    between(body.superior_anterior, body.inferior_posterior, 0.3),
    between(body.superior_posterior, body.inferior_anterior, 0.3),
  ];
}

/** What a reader does with mouse and keyboard beside placing the landmarks, in the order of a reading. */
describe.skipIf(TEST_BROWSER === null)('by hand', () => {
  let session: Session;
  let app: AppPage;
  let truth: Truth;
  const shot = async (name: string): Promise<void> => {
    if (SHOTS !== undefined) await app.page.screenshot({ path: join(SHOTS, `hand-${name}.png`) });
  };
  const pointsNow = async (pose: Pose): Promise<string> =>
    JSON.stringify(await Promise.all(['C4', 'C5', 'C6'].map((one) => app.films.points(pose, `${pose}-${one}-tip`))));
  const undo = async (): Promise<void> => {
    await app.menu('Edit', 'edit.undo');
    await app.settled();
  };
  const detail = () => app.page.locator(`[data-testid="level-detail"][data-segment="${SEGMENT}"]`);

  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    app.page.setDefaultTimeout(8000);
    await app.introduce('Dr Hand');
    await app.list.open('SYN-FUSED');
    await app.films.loaded('flexion', 'extension');
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    await app.saved();
    truth = readTruth(`${bundledCaseFile(session.host.home, 'fused')}/truth.json`);
  }, 60_000);
  afterAll(async () => {
    expect(app?.problems).toEqual([]);
    await session?.close();
  });

  /** A line drawn in one stroke in an empty part of the film. */
  async function draw(pose: Pose, tool: string, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await app.toolbar(tool).click();
    await app.films.drag(pose, from, to);
    await app.byId('calibrationDialog').waitFor();
  }

  test('a calibration is drawn, named and measured by: values change, points do not, undo brings both back', async () => {
    await app.levels.show();
    const before = await app.levels.table();
    const points = await pointsNow('flexion');
    const width = truth.dx['flexion']!.landmarks_px['C5']!.superior_anterior;
    await draw('flexion', 'tool.calibration', [width[0] - 10, width[1]], [width[0] - 10, width[1] + 200]);
    await app.byId('calibrationLength').fill('60,5');
    await shot('calibration-dialog');
    await app.byId('calibrationDialog').getByRole('button', { name: 'Calibrate' }).click();
    await app.byId('calibrationDialog').waitFor({ state: 'hidden' });
    await app.films
      .viewport('flexion')
      .locator('[data-badge]')
      .filter({ hasText: /calibrated/i })
      .first()
      .waitFor();
    expect(await app.levels.table()).not.toEqual(before);
    expect(await pointsNow('flexion')).toBe(points);
    await shot('calibrated');
    await undo();
    expect(await app.levels.table()).toEqual(before);
    expect(await pointsNow('flexion')).toBe(points);
  });

  test('one rigid object drawn on both films gives their scale ratio', async () => {
    await app.levels.show();
    const ratio = app.page.getByTestId('global-scaleRatio');
    const told = async (): Promise<string> =>
      `${await ratio.getAttribute('data-value')} ${await ratio.getAttribute('title')} ${await ratio.innerText()}`;
    const before = await told();
    const at = { flexion: truth.dx['flexion']!.landmarks_px['C5']!, extension: truth.dx['extension']!.landmarks_px['C5']! };
    await draw('flexion', 'tool.rigid-length', ...across(at.flexion));
    await app.byId('calibrationObject').fill('C5 body');
    await app.page.keyboard.press('Enter');
    await app.byId('calibrationDialog').waitFor({ state: 'hidden' });
    await draw('extension', 'tool.rigid-length', ...across(at.extension));
    // The name of the first film's object is offered.
    expect(await app.byId('calibrationObject').inputValue()).toBe('C5 body');
    await shot('scale-lock-dialog');
    await app.page.keyboard.press('Enter');
    await app.byId('calibrationDialog').waitFor({ state: 'hidden' });
    await expect.poll(told).not.toBe(before);
    await shot('scale-lock');
    await undo();
    await undo();
    await expect.poll(told).toBe(before);
  });

  test('nudges in a row are one step of undo; a rest ends the row', async () => {
    await app.toolbar('tool.select').click();
    const [tip] = await app.films.points('flexion', 'flexion-C5-tip');
    await app.page.mouse.click(...tip!);
    const start = await pointsNow('flexion');
    for (let press = 0; press < 5; press++) await app.page.keyboard.press('ArrowRight');
    await app.settled();
    const five = await pointsNow('flexion');
    expect(five).not.toBe(start);
    await app.page.waitForTimeout(1200);
    for (let press = 0; press < 3; press++) await app.page.keyboard.press('Shift+ArrowDown');
    await app.settled();
    expect(await pointsNow('flexion')).not.toBe(five);
    await app.page.keyboard.press('Control+z');
    await expect.poll(() => pointsNow('flexion')).toBe(five);
    await app.page.keyboard.press('Control+z');
    await expect.poll(() => pointsNow('flexion')).toBe(start);
    await app.page.keyboard.press('Control+y');
    await expect.poll(() => pointsNow('flexion')).toBe(five);
    await app.saved();
    await app.reload();
    await app.films.loaded('flexion', 'extension');
    await app.page.keyboard.press('Control+z');
    await expect.poll(() => pointsNow('flexion')).toBe(start);
  });

  test('a third placement hides the earlier ones; a layout is copied as proposals and confirmed', async () => {
    await app.page.getByTestId('tab-landmarks').click();
    await app.page.getByTestId('replicate').getByRole('radio', { name: '3' }).click();
    await app.page.getByTestId('replicate').getByRole('radio', { name: '3', checked: true }).waitFor();
    for (const pose of ['flexion', 'extension'] as const)
      expect(
        await app.films.viewport(pose).locator('[data-kind="vertebra"], [data-kind="spinous-tip"]').count(),
        'nothing of the earlier ones',
      ).toBe(0);
    await shot('third-placement');
    await app.films.place('C5', 'flexion', 'corners', truth.dx['flexion']!.landmarks_px['C5']!);
    await app.films.place('C5', 'flexion', 'tip', truth.dx['flexion']!.landmarks_px['C5']!);
    await app.byId('copyLayout').click();
    await app.films.viewport('extension').locator('[data-annotation][data-look="proposal"]').first().waitFor();
    expect(await app.films.viewport('extension').locator('[data-annotation][data-look="proposal"]').count()).toBe(2);
    await shot('copied-layout');
    await app.page.getByRole('button', { name: 'Confirm all proposals', exact: true }).click();
    await app.films.viewport('extension').locator('[data-annotation][data-look="confirmed"]').first().waitFor();
    for (let step = 0; step < 3; step++) await undo();
    await app.page.getByTestId('replicate').getByRole('radio', { name: '1' }).click();
  });

  test('an override without a reason is not taken; with one it shows as what it is', async () => {
    await app.levels.show();
    await app.levels.row(SEGMENT).getByRole('button').first().click();
    await detail()
      .getByRole('button', { name: /^Override this/ })
      .click();
    await detail().getByLabel('Your category').selectOption('probably-fused');
    const apply = detail().getByRole('button', { name: 'Override', exact: true });
    expect(await apply.isDisabled()).toBe(true);
    await detail().getByLabel('Reason').fill('   ');
    expect(await apply.isDisabled()).toBe(true);
    await detail().getByLabel('Reason').fill('Shoulder shadow over C6');
    await apply.click();
    await detail().getByText('Shoulder shadow over C6').first().waitFor();
    expect(await app.levels.row(SEGMENT).getAttribute('data-category')).toBe('probably-fused');
    await detail().scrollIntoViewIfNeeded();
    await shot('override');
  });

  test('a second reading: who and what, in the panel and in the report, undone in one step', async () => {
    await detail()
      .getByRole('button', { name: /^Enter a second reading/ })
      .click();
    const keep = detail().getByRole('button', { name: 'Keep the second reading' });
    expect(await keep.isDisabled()).toBe(true);
    await detail().getByLabel('Who read again').fill('Dr Second');
    await detail().getByLabel('What was found').selectOption('yes');
    await detail().getByTestId('second-reading').scrollIntoViewIfNeeded();
    await shot('second-reading-form');
    await keep.click();
    const line = detail().getByText('Second reading, Dr Second: the motion was reproduced');
    await line.waitFor();
    await shot('second-reading');
    await undo();
    await line.waitFor({ state: 'detached' });
    await app.menu('Edit', 'edit.redo');
    await line.waitFor();
    await app.report.open();
    await app.report.frame().getByText('second reading by Dr Second: the motion was reproduced').first().waitFor();
  });

  test('finalising asks who signs; a file made before says Draft; an amendment opens it again', async () => {
    await app.report.exportAs('json');
    expect(await app.report.exported('json').innerText()).toMatch(/Draft/);
    await app.byId('finalise').click();
    await app.byId('finaliseDialog').waitFor();
    expect(await app.byId('finaliseDialog').innerText()).toMatch(/Dr Hand/);
    await shot('finalise');
    await app.report.sign();
    await app.report.exported('json').getByText('Made before the signature').waitFor();
    await app.report
      .frame()
      .getByText(/^final$/i)
      .first()
      .waitFor();
    await shot('draft-file-after-signature');
    await app.report.exportAs('json');
    await expect.poll(() => app.report.exported('json').innerText(), { timeout: 20_000 }).not.toMatch(/Draft|Made before/);
    await app.page
      .getByRole('button', { name: /^Amend/ })
      .first()
      .click();
    await app.byId('amendDialog').waitFor();
    await app.byId('amendDialog').getByRole('textbox').first().fill('Level C6-C7 was read again');
    await shot('amend');
    await app.byId('amendDialog').getByRole('button', { name: 'Open again' }).click();
    await app.byId('amendDialog').waitFor({ state: 'hidden' });
    await app.report.frame().getByText('Level C6-C7 was read again').first().waitFor();
    await shot('amended');
    expect(await app.page.getByTestId('report-state').innerText()).toBe('Draft');
    await app.byId('finalise').click();
    await app.byId('finaliseDialog').waitFor();
    await app.report.sign();
    await app.page.getByTestId('report-state').getByText('Amended', { exact: true }).waitFor();
    expect(await app.byId('saveState').innerText()).toBe('Amended');
    await shot('signed-again');
  });
});
