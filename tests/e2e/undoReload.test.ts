import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

interface Snapshot {
  readonly annotations: unknown;
  readonly table: Readonly<Record<string, string>>;
}

/** Every point that is on the disk, and every number on the screen. */
async function snapshot(app: AppPage): Promise<Snapshot> {
  await app.saved();
  await app.settled();
  const { annotations } = JSON.parse(await app.saveCaseFile()) as { annotations: unknown };
  return { annotations, table: await app.levels.table() };
}

const same = (now: Snapshot, before: Snapshot, what: string): void => expect(now, what).toEqual(before);

/** Moves one landmark's point by mouse, by CSS pixels. */
async function move(app: AppPage, id: string, point: number, by: readonly [number, number]): Promise<void> {
  const at = (await app.films.points('flexion', id))[point]!;
  await app.page.mouse.move(...at);
  await app.films.painted();
  await app.page.mouse.down();
  await app.page.mouse.move(at[0] + by[0], at[1] + by[1], { steps: 4 });
  await app.page.mouse.up();
  await app.films.painted();
}

/** A reload takes up the reading where it was, without a click. */
async function resume(app: AppPage): Promise<void> {
  await app.reload();
  await app.films.loaded('flexion', 'extension');
  await app.page.getByTestId('levels').waitFor();
}

describe.skipIf(TEST_BROWSER === null)('nothing is lost', () => {
  let session: Session;
  let app: AppPage;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  test('undo, redo, a layout change, a reload in between: every point and value comes back', async () => {
    app = await session.open();
    await app.introduce('Dr Undo');
    await app.list.open('SYN-MIRRORED');
    await app.films.loaded('flexion', 'extension');
    await app.levels.show();
    const taken = [await snapshot(app)];
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    taken.push(await snapshot(app));
    await app.toolbar('tool.select').click();
    const moves: readonly (readonly [string, number, readonly [number, number]])[] = [
      ['flexion-C4-body', 0, [-7, 4]],
      ['flexion-C5-tip', 0, [5, 6]],
      ['flexion-C6-body', 2, [3, -5]],
    ];
    for (const [id, point, by] of moves) {
      await move(app, id, point, by);
      taken.push(await snapshot(app));
    }
    for (const [at, one] of taken.slice(1).entries()) expect(one, `step ${at + 1} changes something`).not.toEqual(taken[at]);

    const undo = () => app.page.locator('header [data-action="edit.undo"]').click();
    const redo = () => app.page.locator('header [data-action="edit.redo"]').click();
    await undo();
    same(await snapshot(app), taken[3]!, 'one undo');
    await app.toolbar('view.layout.triple').click();
    await app.films.loaded('flexion', 'extension');
    same(await snapshot(app), taken[3]!, 'another layout');
    await undo();
    same(await snapshot(app), taken[2]!, 'undo after a layout change');
    await resume(app);
    expect(await app.page.locator('[data-layout="triple"]').count(), 'the layout comes back').toBe(1);
    same(await snapshot(app), taken[2]!, 'a reload');
    await redo();
    same(await snapshot(app), taken[3]!, 'redo after a reload');
    await app.toolbar('view.layout.pair').click();
    await redo();
    same(await snapshot(app), taken[4]!, 'all redone');
    for (const at of [3, 2, 1, 0]) {
      await undo();
      same(await snapshot(app), taken[at]!, `back to step ${at}`);
    }
    await resume(app);
    for (const at of [1, 2, 3, 4]) {
      await redo();
      same(await snapshot(app), taken[at]!, `forward to step ${at} after a reload`);
    }
    expect(app.problems).toEqual([]);
  });

  test('kill -9 of the host in the middle: nothing that was called saved is lost', async () => {
    let before = await snapshot(app);
    for (const by of [
      [4, -3],
      [-6, 5],
      [3, 7],
    ] as const) {
      await move(app, 'flexion-C5-body', 1, by);
      before = await snapshot(app);
    }
    // One more that is on its way while the host dies: it is there whole, or not at all.
    const pending = move(app, 'flexion-C3-body', 3, [5, 5]);
    await new Promise((done) => setTimeout(done, 60));
    await session.restart();
    await pending.catch(() => undefined);
    const old = app;
    await old.page.getByRole('alert').first().waitFor();
    app = await session.open();
    await app.list.open('SYN-MIRRORED');
    await app.page.getByTestId('levels').waitFor();
    const after = await snapshot(app);
    if (JSON.stringify(after.annotations) !== JSON.stringify(before.annotations)) {
      await app.page.locator('header [data-action="edit.undo"]').click();
      same(await snapshot(app), before, 'only the movement that was on its way was added');
    } else same(after, before, 'everything acknowledged is there');
    expect(app.problems).toEqual([]);
  });
});
