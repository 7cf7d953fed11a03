import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../fixtures/sharedData.ts';
import { TEST_BROWSER } from './browser.ts';
import { EXACT, expectLevel } from './expectLevels.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';
import { annotationsOf, bundledCaseFile, readTruth } from './truth.ts';

const READER = 'Dr Ada Whole-Way';
const REQUIRED = process.env['FUSION_REVIEW_REQUIRE_ORACLES'] === '1';
const HAS_PDFTOTEXT = spawnSync('pdftotext', ['-v']).error === undefined;
const PAIR = sharedData('derived-visible-human-film-pairs/plate');
const LEVELS = ['C2-C3', 'C3-C4', 'C4-C5', 'C5-C6', 'C6-C7', 'C7-T1'];

/** Text of a PDF, or null where there is no `pdftotext` (CI must have it). */
function pdfText(path: string): string | null {
  if (!HAS_PDFTOTEXT) {
    expect(REQUIRED, 'pdftotext should be installed here').toBe(false);
    process.stderr.write('pdftotext is not installed: the text of the exported PDF is not looked at\n');
    return null;
  }
  const run = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  return run.stdout;
}

/** Signs, exports the PDF and looks at the file itself. */
async function signAndExport(app: AppPage, expected: readonly RegExp[]): Promise<void> {
  await app.menu('File', 'file.finalise');
  await app.report.sign();
  await app.page.locator('[data-testid="save-state"][data-state="final"]').waitFor();
  await app.report.open();
  const path = await app.report.exportAs('pdf');
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.includes('/StructTreeRoot'), 'a tagged PDF').toBe(true);
  const text = pdfText(path);
  if (text !== null)
    for (const line of [...expected, new RegExp(READER), /Not for primary diagnosis/]) expect(text).toMatch(line);
}

describe.skipIf(TEST_BROWSER === null)('the whole way, folder to signed PDF', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  test('a synthetic case: a vertebra of each film by mouse, the others from a case file', async () => {
    const app = await session.open();
    await app.introduce(READER);
    await app.list.open('SYN-PSEUDARTHROSIS');
    await app.films.loaded('flexion', 'extension');
    const folder = bundledCaseFile(session.host.home, 'pseudarthrosis');
    const truth = readTruth(join(folder, 'truth.json'));

    // By hand, at 2 CSS pixels an image pixel: C5 with its corners and its tip on both films.
    for (const pose of ['flexion', 'extension'] as const) {
      const points = truth.dx[pose]!.landmarks_px['C5']!;
      await app.films.lookAt(pose, points.superior_posterior, 2);
      await app.films.place('C5', pose, 'corners', points);
      await app.films.lookAt(pose, points.spinous_tip, 2);
      await app.films.place('C5', pose, 'tip', points);
    }
    await app.saved();

    // The others as a case file: what stands so far, saved by the menu, with the truth's points of the other vertebrae added.
    const own = JSON.parse(await app.saveCaseFile()) as { annotations: { kind: string; vertebra?: string; id: string }[] };
    expect(own.annotations.map(({ kind, vertebra }) => `${kind} ${vertebra}`)).toEqual([
      'vertebra C5',
      'spinous-tip C5',
      'vertebra C5',
      'spinous-tip C5',
    ]);
    const exact = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as { annotations: { vertebra?: string }[] };
    const merged = [...own.annotations, ...exact.annotations.filter(({ vertebra }) => vertebra !== 'C5')];
    await app.importCaseFile(JSON.stringify({ ...own, annotations: merged }));
    await app.toast('case file placed').waitFor();
    await app.saved();

    await app.levels.show();
    for (const segment of LEVELS) {
      // Pointer events give fractions of a CSS pixel, so what the mouse placed is held to the same tolerance as what the file brought.
      expectLevel(await app.levels.numbers(segment), truth.levels[segment]!, EXACT, segment);
    }
    expect(await app.levels.row('C5-C6').getAttribute('data-category')).toBe('pseudarthrosis');

    await signAndExport(app, [/SYNTHETIC/, /C5.C6/, /[Pp]seudarthrosis/, /detector/]);
    expect(app.problems).toEqual([]);
  });

  test.skipIf(PAIR === null)('real anatomy from a folder: levels that are not on the films are unavailable', async () => {
    const truth = readTruth(`${PAIR}/truth.json`);
    const app = await session.open();
    // The reader is known on this machine by now.
    if (await app.byId('readerDialog').isVisible()) await app.page.keyboard.press('Escape');
    await app.list.uploadFolder(PAIR!);
    await app.list.scanState('done').waitFor();
    expect((await app.list.rejected()).map(({ path, code }) => [path.split('/').at(-1), code])).toEqual([
      ['truth.json', 'NOT_DICOM'],
    ]);
    await app.list.open(/semireal|Visible|VISIBLE/i);
    await app.films.loaded('flexion', 'extension');

    const document = {
      version: 1,
      surgery: {
        date: '2025-01-10',
        constructs: [{ from: 'C4', to: 'C5', approach: 'anterior', procedure: 'ACDF', graft: 'peek-cage' }],
      },
      annotations: annotationsOf(truth),
    };
    await app.importCaseFile(JSON.stringify(document));
    await app.toast('case file placed').waitFor();
    await app.saved();
    await app.levels.show();
    for (const segment of LEVELS) {
      const numbers = await app.levels.numbers(segment);
      const level = truth.levels[segment];
      if (level !== undefined) {
        expectLevel(numbers, level, EXACT, segment);
        continue;
      }
      for (const [name, shown] of Object.entries(numbers)) {
        expect(shown.value, `${segment} ${name} is not guessed`).toBeNull();
        expect(shown.reason, `${segment} ${name} says why`).toMatch(/^[A-Z_]+$/);
      }
    }
    await signAndExport(app, [/C4.C5/, /not placed|not on|unavailable|missing/i]);
    expect(app.problems).toEqual([]);
  });
});
