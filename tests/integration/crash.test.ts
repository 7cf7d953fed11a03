import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crashTrial, filmsFolder } from '../fixtures/crashTrial.ts';
import { seededRandom } from '../fixtures/randomCommands.ts';
import { removeFolder, temporaryFolder, writeFilms } from '../fixtures/serviceHarness.ts';

let root: string;
beforeAll(() => {
  root = temporaryFolder();
  writeFilms(filmsFolder(root), [{ sop: '1.2.3.1', study: '1.2.3' }]);
});
afterAll(() => removeFolder(root));

it('kill -9 in the middle of random work loses no acknowledged command and leaves every case readable', async () => {
  const random = seededRandom(20260301);
  let acknowledged = 0;
  for (let trial = 0; trial < 8; trial++) {
    const outcome = await crashTrial({
      dataDir: join(root, 'data'),
      films: filmsFolder(root),
      study: '1.2.3',
      seed: trial,
      killAfterMs: Math.floor(random() * 200),
      duringStart: trial === 5,
    });
    expect(outcome).toMatchObject({ lost: 0, unreadable: null });
    acknowledged += outcome.acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(20);
});
