import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile, readTruth, type TruthPoint } from './truth.ts';

const LIMIT_S = 120;
/** What a person takes for one click at a landmark or a button, beside what the program takes. */
const HAND_S = 1;

describe.skipIf(TEST_BROWSER === null)('a newcomer', () => {
  let session: Session | null = null;
  afterAll(() => session?.close());

  test(`from the first start to an exported PDF within ${LIMIT_S} s, following only what the screen offers`, async () => {
    const start = performance.now();
    session = await startSession();
    const app = await session.open();
    let clicks = 0;
    const click = async (button: { click: () => Promise<void> }): Promise<void> => {
      clicks += 1;
      await button.click();
    };

    await app.byId('readerName').fill('Newcomer');
    await click(app.byId('readerStart'));
    const study = await app.list.rows().first().getAttribute('data-study');
    await click(app.page.getByRole('button', { name: 'Open and read' }));
    await app.films.loaded('flexion', 'extension');
    // Which of the bundled cases the list shows first is the program's choice.
    const listing = await app.rpc<{ studies: { studyInstanceUID: string; patientID: string }[] }>('listLibrary', {});
    const id = listing.studies.find(({ studyInstanceUID }) => studyInstanceUID === study)?.patientID ?? '';
    const truth = readTruth(join(bundledCaseFile(session.host.home, nameOf(id)), 'truth.json'));

    // The walk leads: one button arms it, then click after click, film by film.
    await click(app.byId('walkHint').getByRole('button').first());
    for (const pose of ['flexion', 'extension'] as const) {
      for (const at of Object.values(truth.dx[pose]!.landmarks_px)) {
        const points: readonly TruthPoint[] = [
          at.superior_anterior,
          at.superior_posterior,
          at.inferior_posterior,
          at.inferior_anterior,
          at.spinous_tip,
        ];
        for (const point of points) await click({ click: () => app.films.click(pose, point) });
      }
    }
    expect(await app.page.locator('[data-cell][data-state="done"]').count()).toBe(28);
    await click(app.page.getByTestId('go-report'));
    await click(app.byId('finalise'));
    await click(app.page.getByTestId('finalise-sign'));
    await app.byId('finaliseDialog').waitFor({ state: 'hidden' });
    clicks += 1;
    const path = await app.report.exportAs('pdf');
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

    const program = (performance.now() - start) / 1000;
    const whole = program + clicks * HAND_S;
    const line = `newcomer: ${program.toFixed(1)} s of the program and the test, ${clicks} clicks: ${whole.toFixed(0)} s with ${HAND_S} s a click`;
    process.stderr.write(`${line}\n`);
    expect(whole, line).toBeLessThanOrEqual(LIMIT_S);
    expect(app.problems).toEqual([]);
  });
});

/** `SYN-FUSED` → `fused`, the folder of the case. */
const nameOf = (patientId: string): string => patientId.replace('SYN-', '').toLowerCase();
