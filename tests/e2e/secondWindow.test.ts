import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { startSession, type Session } from './session.ts';

describe.skipIf(TEST_BROWSER === null)('two windows on one case', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  test('the second is told and reads only; it takes over when the first has left', async () => {
    const first = await session.open();
    await first.introduce('Dr First');
    await first.list.open('SYN-POOR');
    await first.films.loaded('flexion', 'extension');
    await first.menu('File', 'file.example');
    await first.saved();

    // Another browser profile on the same host, as a colleague's.
    const second = await session.open({ context: await session.newContext() });
    await second.list.open('SYN-POOR');
    await second.films.loaded('flexion', 'extension');
    await second.page.getByText('Here it can only be looked at').waitFor();
    await second.page.locator('[data-testid="save-state"][data-state="readOnly"]').waitFor();
    for (const tool of ['tool.vertebra', 'tool.spinous-tip', 'tool.calibration'])
      expect(await second.toolbar(tool).isDisabled(), tool).toBe(true);
    await second.levels.show();
    await first.levels.show();
    expect(await second.levels.table()).toEqual(await first.levels.table());

    // A drag and a key change nothing there.
    const [mark] = await second.films.points('flexion', 'flexion-C4-tip');
    await second.page.mouse.move(...mark!);
    await second.page.mouse.down();
    await second.page.mouse.move(mark![0] + 30, mark![1], { steps: 3 });
    await second.page.mouse.up();
    await second.page.keyboard.press('Control+z');
    await second.settled();
    expect(await second.levels.table()).toEqual(await first.levels.table());

    await first.page.close();
    await expect
      .poll(
        async () => {
          const button = second.page.getByRole('button', { name: 'Try to take it over' });
          if ((await button.count()) > 0) await button.click();
          return second.page.getByTestId('save-state').getAttribute('data-state');
        },
        { timeout: 10_000, interval: 500 },
      )
      .toBe('saved');
    expect(await second.toolbar('tool.vertebra').isEnabled()).toBe(true);
    expect(second.problems).toEqual([]);
  });
});
