/** Time to make the synthetic cases: a bundled case with its films, one film, and the CT of one neck. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PHANTOM_CASES } from '#shared/phantom';
import { ensureBundledCase, ensureBundledCt } from '../../src/main/io/phantomStore.ts';
import { ms, printTable, spreadOf } from './timing.ts';

const folder = mkdtempSync(join(tmpdir(), 'phantom-bench-'));
const mega = (path: string): number =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(path, name)).size, 0) /
  2 ** 20;
const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};
try {
  const whole: number[] = [];
  const films: number[] = [];
  for (const one of PHANTOM_CASES) {
    const time = await timed(() => ensureBundledCase(folder, one.name));
    whole.push(time);
    films.push(time / Object.keys(one.spec.films).length);
  }
  const size = mega(folder);
  const again = spreadOf(await Promise.all(PHANTOM_CASES.map((one) => timed(() => ensureBundledCase(folder, one.name)))));
  const ct = await timed(() => ensureBundledCt(folder, PHANTOM_CASES[0]!.name));
  const all = spreadOf(whole);
  const film = spreadOf(films);
  printTable(
    ['what', 'median', 'longest'],
    [
      [`films of a bundled case (${PHANTOM_CASES.length} cases)`, ms(all.median), ms(Math.max(...whole))],
      ['one film of it', ms(film.median), ms(Math.max(...films))],
      ['a case that is on the disk already', ms(again.median), ms(again.p95)],
      ['CT of one neck', ms(ct), ''],
      ['all films on the disk', `${size.toFixed(1)} MB`, ''],
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
