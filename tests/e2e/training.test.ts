import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StudyIndex } from '#shared/dicom';
import { caseDocumentOf } from '#shared/phantom';
import { foldSession, syntheticCase, withUids, type TrainingEvent } from '#shared/training';
import { TEST_BROWSER } from './browser.ts';
import type { AppPage } from './pages/app.ts';
import { startSession, type Session } from './session.ts';

/** Twelve pairs are a fellow's first session; three show the same way in a fraction of the time. */
const PAIRS = process.env['FUSION_REVIEW_TRAINING_PAIRS'] === '12' ? 12 : 3;

/** Names of this round's cases in order: known to the store alone. */
function orderBehind(home: string): readonly string[] {
  const db = new DatabaseSync(join(home, 'training.db'), { readOnly: true });
  const rows = db.prepare('SELECT event FROM events ORDER BY rowid').all();
  db.close();
  const folded = foldSession(rows.map((row) => JSON.parse(String(row['event'])) as TrainingEvent));
  if (!folded.ok || folded.value === null) throw new Error('no session');
  return folded.value.order;
}

/** The fellow's points: the truth's, every spinous tip of the flexion film a few tenths of a millimetre off. */
async function readingOf(app: AppPage, name: string): Promise<string> {
  const study = /#reading\/([0-9.]+)/.exec(app.page.url())?.[1] ?? '';
  const index = await app.rpc<StudyIndex>('getIndex', { studyInstanceUIDs: [study] });
  const truth = caseDocumentOf(syntheticCase(name)!, false);
  const films = new Map(index.studies[0]!.displaySets.map(({ pose, instances }) => [truth.films?.[pose!], instances[0]!]));
  const read = withUids({ ...truth, studies: [study], reading: {} }, (uid) => films.get(uid) ?? uid);
  const annotations = read.annotations.map((one, i) =>
    one.kind === 'spinous-tip' && 'point' in one && one.id.startsWith('flexion')
      ? { ...one, point: [(one.point as number[])[0]! + (i % 3) - 1, (one.point as number[])[1]! + 1] }
      : one,
  );
  return JSON.stringify({ ...read, annotations });
}

describe.skipIf(TEST_BROWSER === null)('a fellow’s first session', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  test(
    'reads synthetic pairs blind, compares, and takes the certificate home',
    async () => {
      const app = await session.open();
      await app.introduce('Dr Fellow');
      await app.menu('File', 'file.training');
      const { page } = app;
      await page.getByTestId('training-name').fill('Dr Fellow');
      await page.getByTestId('training-count').selectOption(String(PAIRS));
      await page.getByTestId('training-mode').selectOption('examination');
      // From here on everything that comes over the wire is kept.
      const wire: string[] = [];
      page.on('request', (request) => wire.push(request.url(), request.postData() ?? ''));
      page.on('response', (response) => {
        // The library's own list is no part of the session: its bundled cases carry the same invented date.
        if (/\/rpc\/(?!listLibrary)/.test(response.url()))
          void response.text().then(
            (text) => wire.push(text),
            () => undefined,
          );
      });
      await page.getByTestId('training-start').click();
      await page.getByTestId('training-board').waitFor();
      const order = orderBehind(session.host.home);
      for (const [i, name] of order.entries()) {
        await page.getByTestId('training-next').click();
        await page.getByTestId('training-bar').waitFor({ timeout: 120_000 });
        await app.films.loaded('flexion', 'extension');
        const one = syntheticCase(name)!;
        const truth = caseDocumentOf(one, false);
        const seen = [await page.content(), await page.title(), page.url(), ...wire].join('\n');
        // Names, patients, UIDs, dates, the expert's numbers and the cases of the other positions: none of them is anywhere.
        const tip = truth.annotations.find(({ id }) => id === 'flexion-C4-tip') as unknown as { point: readonly number[] };
        const secrets = [
          ...order,
          one.patient.id,
          one.patient.name,
          one.studyDate,
          ...Object.values(truth.films ?? {}),
          ...tip.point,
          'phantom',
        ];
        for (const secret of secrets) expect(seen.includes(String(secret)), `position ${i + 1}: ${String(secret)}`).toBe(false);
        await app.importCaseFile(await readingOf(app, name));
        await app.toast('case file placed').waitFor();
        await app.saved();
        await page.getByTestId('training-commit').click();
        await page.getByTestId('training-board').waitFor();
        expect(await page.locator('[data-testid=training-case][data-state=committed]').count()).toBe(i + 1);
        // What the fellow herself has sent is no leak of ours.
        wire.length = 0;
      }
      expect(await page.getByTestId('training-board').getAttribute('data-status')).toBe('done');

      await page.getByTestId('training-case').first().getByRole('button').click();
      await page.getByTestId('training-feedback').waitFor({ timeout: 60_000 });
      expect(await page.locator('[data-testid=training-feedback] svg circle').count()).toBeGreaterThan(50);
      await page.getByTestId('training-back').click();
      await page.getByTestId('training-results').click();
      await page.getByTestId('training-result').waitFor({ timeout: 120_000 });
      expect(await page.locator('[data-testid=training-result] figure svg').count()).toBe(4);
      await page.getByTestId('training-export').click();
      const pdf = page.locator('[data-testid=training-files] [data-format=pdf]');
      await pdf.waitFor({ timeout: 120_000 });
      const bytes = readFileSync((await pdf.getAttribute('data-path'))!);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.includes('/StructTreeRoot'), 'a tagged PDF').toBe(true);
      expect(app.problems).toEqual([]);
    },
    PAIRS * 120_000 + 120_000,
  );
});
