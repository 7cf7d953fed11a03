import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Annotation, MarkAnnotation } from '#shared/annotation';
import type { StudyIndex } from '#shared/dicom';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

type Point = readonly [number, number];

/** The number of a line such as `1,657.4 mm²`. */
const numberIn = (line: string | undefined): number => Number(/-?[\d,]+(?:\.\d+)?/.exec(line ?? '')?.[0].replaceAll(',', ''));

describe.skipIf(TEST_BROWSER === null)('free marks', () => {
  let session: Session;
  let app: AppPage;
  /** Object mm of one pixel, by the header's own figures. */
  let mm = Number.NaN;
  beforeAll(async () => {
    session = await startSession();
    app = await session.open();
    await app.introduce('Dr Marks');
    await app.list.open('SYN-MIRRORED');
    await app.films.loaded('flexion', 'extension');
    const sop = await app.films.tile('flexion').getAttribute('data-sop');
    const index = await app.rpc<StudyIndex>('getIndex', { studyInstanceUIDs: [await studyOf(app)] });
    const spacing = index.instances[sop ?? '']?.spacing;
    const [row, column] = spacing?.imagerPixelSpacing ?? [Number.NaN, Number.NaN];
    expect(row).toBe(column);
    mm = row / (spacing?.estimatedMagnification ?? Number.NaN);
  });
  afterAll(() => session?.close());

  const stored = async (): Promise<readonly MarkAnnotation[]> => {
    await app.saved();
    return (JSON.parse(await app.saveCaseFile()) as { annotations: Annotation[] }).annotations as MarkAnnotation[];
  };
  const last = async (): Promise<MarkAnnotation> => (await stored()).at(-1)!;
  const length = ([from, to]: readonly [Point, Point]): number => Math.hypot(to[0] - from[0], to[1] - from[1]) * mm;
  const direction = ([from, to]: readonly [Point, Point]): number => Math.atan2(to[1] - from[1], to[0] - from[0]);

  test('length: in one stroke; its number, unit and where the millimetres come from beside it', async () => {
    const [from, to] = await app.marks.pointsAt('flexion', [
      [0.3, 0.3],
      [0.7, 0.4],
    ]);
    await app.marks.stroke('length', 'flexion', from!, to!);
    const mark = await last();
    if (mark.kind !== 'length') throw new Error(mark.kind);
    expect(mark.line[0][0]).toBeCloseTo(from![0], 1);
    expect(mark.line[1][1]).toBeCloseTo(to![1], 1);
    const [value, badge] = await app.marks.lines('flexion', mark.id);
    expect(value).toMatch(/ mm$/);
    expect(numberIn(value)).toBeCloseTo(length(mark.line), 1);
    expect(badge).toContain('magnified');
  });

  test('angle: arm, vertex, arm', async () => {
    const points = await app.marks.pointsAt('flexion', [
      [0.3, 0.5],
      [0.4, 0.6],
      [0.7, 0.55],
    ]);
    await app.marks.clicks('angle', 'flexion', points);
    const mark = await last();
    if (mark.kind !== 'angle') throw new Error(mark.kind);
    const [a, vertex, b] = mark.points;
    const turn = Math.abs(direction([vertex, a]) - direction([vertex, b]));
    const degrees = (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
    const [value] = await app.marks.lines('flexion', mark.id);
    expect(value).toMatch(/°$/);
    expect(Math.abs(numberIn(value) - degrees)).toBeLessThanOrEqual(0.05);
  });

  test('Cobb: two lines of one film, and one each of two', async () => {
    const at = await app.marks.pointsAt('flexion', [
      [0.2, 0.65],
      [0.5, 0.68],
      [0.2, 0.8],
      [0.5, 0.75],
    ]);
    await app.marks.stroke('cobb', 'flexion', at[0]!, at[1]!);
    expect((await stored()).filter(({ kind }) => kind === 'cobb')).toHaveLength(0);
    await app.films.drag('flexion', at[2]!, at[3]!);
    const one = await last();
    if (one.kind !== 'cobb') throw new Error(one.kind);
    const [first, second] = one.lines;
    const between = (Math.abs(direction(first!) - direction(second!)) * 180) / Math.PI;
    expect(Math.abs(numberIn((await app.marks.lines('flexion', one.id))[0]) - between)).toBeLessThanOrEqual(0.05);

    const there = await app.marks.pointsAt('extension', [
      [0.3, 0.3],
      [0.6, 0.4],
    ]);
    const here = await app.marks.pointsAt('flexion', [
      [0.6, 0.85],
      [0.85, 0.8],
    ]);
    await app.marks.stroke('cobb', 'flexion', here[0]!, here[1]!);
    await app.films.drag('extension', there[0]!, there[1]!);
    const [f, e] = (await stored()).slice(-2);
    if (f?.kind !== 'cobb' || e?.kind !== 'cobb') throw new Error('two lines');
    expect([f.partner, e.partner]).toEqual([e.id, f.id]);
    const across = (Math.abs(direction(f.lines[0]!) - direction(e.lines[0]!)) * 180) / Math.PI;
    const shown = [await app.marks.lines('flexion', f.id), await app.marks.lines('extension', e.id)];
    expect(shown[0]).toEqual(shown[1]);
    expect(Math.abs(numberIn(shown[0]![0]) - across)).toBeLessThanOrEqual(0.05);
  });

  test('ellipse and outline: area, mean, SD, range and pixels', async () => {
    const [from, to] = await app.marks.pointsAt('extension', [
      [0.35, 0.5],
      [0.55, 0.6],
    ]);
    await app.marks.stroke('ellipse', 'extension', from!, to!);
    const ellipse = await last();
    if (ellipse.kind !== 'ellipse') throw new Error(ellipse.kind);
    const [centre, u, v] = ellipse.points;
    const pixels = Math.PI * Math.abs((u[0] - centre[0]) * (v[1] - centre[1]));
    const lines = await app.marks.lines('extension', ellipse.id);
    expect(lines[0]).toMatch(/ mm²$/);
    expect(Math.abs(numberIn(lines[0]) - pixels * mm * mm)).toBeLessThanOrEqual(0.05 + 1e-4 * pixels * mm * mm);
    expect(lines[2]).toMatch(/^mean [\d,.]+ ± [\d,.]+ \(SD\)$/);
    // Pixels whose centres are inside: the area, but for those at the edge.
    const counted = numberIn(lines[3]?.split('·')[1]);
    expect(Math.abs(counted / pixels - 1)).toBeLessThan(0.01);

    const corners = await app.marks.pointsAt('extension', [
      [0.3, 0.65],
      [0.5, 0.65],
      [0.5, 0.75],
      [0.3, 0.75],
    ]);
    await app.marks.clicks('polygon', 'extension', [...corners, corners[0]!]);
    const outline = await last();
    if (outline.kind !== 'polygon') throw new Error(outline.kind);
    expect(outline.points).toHaveLength(4);
    const [a, b, , d] = outline.points as [Point, Point, Point, Point];
    const area = Math.abs((b[0] - a[0]) * (d[1] - a[1])) * mm * mm;
    expect(Math.abs(numberIn((await app.marks.lines('extension', outline.id))[0]) - area)).toBeLessThanOrEqual(
      0.05 + 1e-3 * area,
    );
  });

  test('arrow, text, the value of a pixel', async () => {
    const at = await app.marks.pointsAt('flexion', [
      [0.6, 0.2],
      [0.75, 0.15],
      [0.15, 0.25],
      [0.5, 0.45],
    ]);
    await app.marks.stroke('arrow', 'flexion', at[0]!, at[1]!);
    await app.marks.clicks('text', 'flexion', [at[2]!]);
    await app.byId('markWords').fill('Lucency');
    await app.page.keyboard.press('Enter');
    const text = await last();
    expect(await app.marks.lines('flexion', text.id)).toEqual(['Lucency']);

    await app.marks.arm('probe');
    const [x, y] = (await app.films.onScreen('flexion', [at[3]!]))[0]!;
    await app.page.mouse.move(x, y);
    const readout = app.films.viewport('flexion').locator('.fv-readout');
    await readout.waitFor();
    const pixel = [Math.floor(at[3]![0]), Math.floor(at[3]![1])];
    expect(await readout.getAttribute('data-pixel')).toBe(pixel.join());
    await app.page.mouse.down();
    await app.page.mouse.up();
    await app.films.painted();
    const kept = await last();
    expect(kept.kind).toBe('probe');
    expect(await app.marks.lines('flexion', kept.id)).toEqual([expect.stringMatching(/^stored value [\d,]+$/)]);
  });

  test('values stay through flips, turns and zoom', async () => {
    const before = await app.marks.table();
    const mark = (await stored())[0]!;
    const lines = await app.marks.lines('flexion', mark.id);
    for (const action of ['image.rotateRight', 'image.flipHorizontal', 'image.fit']) await app.toolbar(action).click();
    await app.films.painted();
    expect(await app.marks.lines('flexion', mark.id)).toEqual(lines);
    await app.toolbar('image.reset').click();
    expect(await app.marks.table()).toEqual(before);
  });

  test('the list: a jump selects, arrows nudge, a name, hiding, removing with the other line', async () => {
    await app.marks.showList();
    const marks = await stored();
    expect(await app.marks.rows().count()).toBe(marks.length - 1);
    const [length0] = marks;
    if (length0?.kind !== 'length') throw new Error('first');
    await app.marks.row(length0.id).getByRole('button').first().click();
    await app.films.painted();
    await app.page.keyboard.press('ArrowRight');
    const moved = (await stored()).find(({ id }) => id === length0.id);
    if (moved?.kind !== 'length') throw new Error('moved');
    expect(moved.line[0][0] - length0.line[0][0]).toBeCloseTo(1, 6);
    expect(moved.line[1]).toEqual(length0.line[1]);

    await app.marks.row(length0.id).getByRole('button', { name: 'Name' }).click();
    await app.byId('markWords').fill('Gap');
    await app.page.keyboard.press('Enter');
    expect((await app.marks.lines('flexion', length0.id))[0]).toMatch(/^Gap · [\d.]+ mm$/);
    await app.marks.row(length0.id).getByRole('button', { name: 'Hide' }).click();
    expect(await app.marks.lines('flexion', length0.id)).toEqual([]);
    await app.marks.row(length0.id).getByRole('button', { name: 'Show' }).click();

    const pair = marks.filter((one) => one.kind === 'cobb' && one.partner !== undefined);
    await app.marks.row(pair[0]!.id).getByRole('button', { name: 'Remove' }).click();
    expect((await stored()).filter(({ id }) => pair.some((one) => one.id === id))).toEqual([]);
  });

  test('undo, redo and a reload bring everything back', async () => {
    const all = await stored();
    const table = await app.marks.table();
    const undo = () => app.page.locator('header [data-action="edit.undo"]').click();
    const redo = () => app.page.locator('header [data-action="edit.redo"]').click();
    await undo();
    expect((await stored()).length).toBe(all.length + 2);
    await redo();
    expect(await stored()).toEqual(all);
    for (let steps = 0; steps < 12; steps++) await undo();
    expect(await stored()).toEqual([]);
    for (let steps = 0; steps < 12; steps++) await redo();
    expect(await stored()).toEqual(all);
    await app.reload();
    await app.films.loaded('flexion', 'extension');
    await app.marks.showList();
    expect(await app.marks.table()).toEqual(table);
    expect(await stored()).toEqual(all);
  });

  test('without a mouse: Enter shows the crosshair, arrows carry it, Enter sets a point', async () => {
    const count = (await stored()).length;
    await app.films.viewport('flexion').focus();
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('l');
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Enter');
    for (let steps = 0; steps < 5; steps++) await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('Enter');
    const marks = await stored();
    expect(marks).toHaveLength(count + 1);
    const drawn = marks.at(-1);
    if (drawn?.kind !== 'length') throw new Error(drawn?.kind);
    const scale = await app.films.scale('flexion');
    expect(drawn.line[1][0] - drawn.line[0][0]).toBeCloseTo(50 / scale, 2);
    await app.films.viewport('flexion').focus();
    await app.page.keyboard.press('Delete');
    expect(await stored()).toHaveLength(count);
    expect(app.problems).toEqual([]);
  });

  test('the report has them, with unit and plane', async () => {
    await app.page.keyboard.press('Control+p');
    const frame = app.page.frameLocator('iframe').first();
    await frame.getByText('Other measurements').first().waitFor();
    expect(await frame.locator('.section-marks').textContent()).toMatch(/Gap[\s\S]*mm[\s\S]*object plane/);
  });
});

async function studyOf(app: AppPage): Promise<string> {
  const { studies } = await app.rpc<{ studies: { studyInstanceUID: string; patientName: string; patientID: string }[] }>(
    'listLibrary',
    {},
  );
  const found = studies.find((one) => `${one.patientName} ${one.patientID}`.includes('SYN-MIRRORED'));
  if (found === undefined) throw new Error(JSON.stringify(studies[0]));
  return found.studyInstanceUID;
}
