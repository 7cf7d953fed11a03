import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_BROWSER } from './browser.ts';
import { startSession, type Session } from './session.ts';
import { bundledCaseFile } from './truth.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** `evaluate --json` of the built command line. */
function evaluate(images: string, caseFile: string): string {
  const args = [join(ROOT, 'out/main/cli.js'), 'evaluate', images, '--case', caseFile, '--json'];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: ROOT });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

describe.skipIf(TEST_BROWSER === null)('screen, command line and export', () => {
  let session: Session;
  const folder = mkdtempSync(join(tmpdir(), 'fusion-review-identical-'));
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(async () => {
    await session?.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['tilted-unequal-magnification', 'SYN-TILTED'],
    ['missing-spinous-process', 'SYN-MISSING'],
  ])('%s: the same bytes of the evaluation', async (name, id) => {
    const app = await session.open();
    if (await app.byId('readerDialog').isVisible()) await app.introduce('Dr Same Bytes');
    await app.list.open(id);
    await app.menu('File', 'file.example');
    await app.toast('landmarks').first().waitFor();
    // Not the file's points to the last digit, but what a hand made of one of them.
    await app.films.loaded('flexion');
    await app.toolbar('tool.select').click();
    const [mark] = await app.films.points('flexion', 'flexion-C4-body');
    await app.page.mouse.move(...mark!);
    await app.films.painted();
    await app.page.mouse.down();
    await app.page.mouse.move(mark![0] + 5.25, mark![1] - 3.5, { steps: 3 });
    await app.page.mouse.up();
    await app.saved();

    const caseFile = join(folder, `${name}.json`);
    writeFileSync(caseFile, await app.saveCaseFile());
    const cli = evaluate(join(bundledCaseFile(session.host.home, name), 'images'), caseFile);

    const studies = await app.rpc<{ studies: { patientID: string; case: { caseId: string } | null }[] }>('listLibrary', {});
    const caseId = studies.studies.find(({ patientID }) => patientID.startsWith(id))?.case?.caseId;
    expect(await app.rpc('evaluationJson', { caseId }), 'what the page was computed from').toBe(cli.trimEnd());

    await app.report.open();
    const report = readFileSync(await app.report.exportAs('json'), 'utf8');
    const bytes = cli.trimEnd().slice(0, -1).trimEnd();
    expect(report.startsWith(`${bytes},"report":`), 'the exported file holds the very bytes').toBe(true);

    // And the screen: every number that the table shows is in the command line's answer, to the last digit.
    await app.page
      .getByRole('button', { name: /Back|films/i })
      .first()
      .click();
    await app.levels.show();
    const printed = new Set(
      (JSON.parse(cli) as { measurements: { quantity: { value?: number } }[] }).measurements.map(
        ({ quantity }) => quantity.value,
      ),
    );
    for (const segment of ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1']) {
      const shown = Object.entries(await app.levels.numbers(segment)).filter(([, { value }]) => value !== null);
      for (const [measure, { value }] of shown) expect(printed.has(value!), `${segment} ${measure} ${value}`).toBe(true);
    }
    expect(app.problems).toEqual([]);
    await app.page.close();
  });
});
