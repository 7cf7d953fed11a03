/** What "saved" costs: one journal entry from the call to its answer, flushed to the disk, on a case that grows; and opening it again. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JournalEntry } from '#shared/case';
import { removeFolder, scanToEnd, startServices, temporaryFolder, writeFilms } from '../fixtures/serviceHarness.ts';
import { ms, printTable, timesOf } from './timing.ts';

const STEP = 1000;
const STEPS = 3;
const folder = temporaryFolder();
const services = startServices(join(folder, 'data'));
const rows: string[][] = [];
try {
  const films = writeFilms(join(folder, 'films'), [{ sop: '1.2.3.1', study: '1.2.3' }]);
  await scanToEnd(services.api, [films]);
  const clientId = randomUUID();
  const { caseId, journal } = await services.api.openCase({ studyInstanceUID: '1.2.3', clientId });
  let seq = journal.length;
  const append = async (): Promise<void> => {
    const annotation = {
      id: `a${seq % 60}`,
      kind: 'spinous-tip',
      sopInstanceUID: '1',
      frame: 1,
      vertebra: 'C5',
      point: [seq, 1],
    } as const;
    const entry: JournalEntry = {
      kind: 'do',
      command: { type: 'annotations.put', annotations: [{ ...annotation, point: [seq, 1] }] },
    };
    await services.api.appendEntry({ caseId, clientId, seq, entry });
    seq += 1;
  };
  for (let step = 1; step <= STEPS; step += 1) {
    const time = await timesOf(append, STEP, 0);
    rows.push([`append, entries ${(step - 1) * STEP + 1} to ${step * STEP}`, ms(time.median), ms(time.p95)]);
  }
  const reopen = await timesOf(() => services.api.openCase({ studyInstanceUID: '1.2.3', clientId }), 20, 2);
  rows.push([`openCase of ${seq} entries`, ms(reopen.median), ms(reopen.p95)]);
} finally {
  await services.close();
  removeFolder(folder);
}
printTable(['what', 'median', 'p95'], rows);
