/**
 * `npm run prove crash`: a process that works on cases at random is killed with SIGKILL at random moments; what it had been promised is compared
 * with what is on the disk. Writes docs/accuracy-crash.md. Arguments: kills, seed.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '#shared/case';
import { crashTrial, filmsFolder, type CrashOutcome } from '../../tests/fixtures/crashTrial.ts';
import { seededRandom } from '../../tests/fixtures/randomCommands.ts';
import { removeFolder, scanToEnd, startServices, temporaryFolder, writeFilms } from '../../tests/fixtures/serviceHarness.ts';

const [killsText = '200', seedText = '20260301'] = process.argv.slice(2);
const kills = Number(killsText);
const seed = Number(seedText);
/** Kills that one data folder lives through, before a new one is begun. */
const KILLS_A_FOLDER = 10;
const APPENDS = 1000;

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
const random = seededRandom(seed);
const outcomes: CrashOutcome[] = [];
let root = '';
for (let kill = 0; kill < kills; kill++) {
  if (kill % KILLS_A_FOLDER === 0) {
    if (root !== '') removeFolder(root);
    root = temporaryFolder();
    writeFilms(filmsFolder(root), [{ sop: '1.2.3.1', study: '1.2.3' }]);
  }
  const plan = {
    dataDir: join(root, 'data'),
    films: filmsFolder(root),
    study: '1.2.3',
    seed: seed + kill,
    killAfterMs: Math.floor(random() * 400),
    duringStart: random() < 0.15,
  };
  outcomes.push(await crashTrial(plan));
  process.stdout.write(`\r${kill + 1} of ${kills}`);
}
removeFolder(root);
process.stdout.write('\n');

const sum = (pick: (one: CrashOutcome) => number): number => outcomes.reduce((total, one) => total + pick(one), 0);
const lost = sum((one) => one.lost);
const unreadable = outcomes.filter((one) => one.unreadable !== null);
const latency = await appendLatency();

const table = [
  ['processes killed with SIGKILL', String(outcomes.length)],
  ['of them while starting, before the case was open', String(outcomes.filter((one) => one.livedMs === 0).length)],
  ['commands acknowledged to them', String(sum((one) => one.acknowledged))],
  ['most entries of one case at its opening', String(Math.max(...outcomes.map((one) => one.onDisk)))],
  ['acknowledged commands lost or changed', String(lost)],
  ['cases unreadable, or not writable again', String(unreadable.length)],
  [`one append to its answer, in the same process, ${APPENDS} times: median`, `${latency.median.toFixed(2)} ms`],
  ['… 95th percentile', `${latency.p95.toFixed(2)} ms`],
];
const text = [
  '# Nothing is ever lost: kill -9',
  '',
  `Made by \`npm run prove crash\` (seed ${seed}) from commit \`${git('rev-parse', '--short', 'HEAD')}\`, Node ${process.version}, ${process.platform}.`,
  '',
  'A process opens a case and works on it at random: points placed, moved and removed, facts, report text, overrides, undo, redo, signatures and',
  'amendments. Every answer of the journal is written to a pipe before the next command. At a random moment it is killed with SIGKILL. Then the',
  'case is opened again: every entry that had been acknowledged must be there as it was (SHA-256), the journal must replay, the case must evaluate,',
  `and the write lock of the dead process must be free. One data folder lives through ${KILLS_A_FOLDER} kills.`,
  '',
  '| what | figure |',
  '| --- | --- |',
  ...table.map(([what, figure]) => `| ${what} | ${figure} |`),
  '',
  'What this does not show: a loss of power. There the journal relies on SQLite (write-ahead log, `synchronous = FULL`: the log is flushed at every',
  'commit) and on a disk that keeps what it says it has flushed.',
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'accuracy-crash.md'), text);
execFileSync(process.execPath, [join('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', 'docs/accuracy-crash.md'], {
  cwd: join(import.meta.dirname, '..', '..'),
});
process.stdout.write(text);
if (lost > 0 || unreadable.length > 0) {
  process.stderr.write(`${unreadable.map((one) => one.unreadable).join('\n')}\n`);
  process.exitCode = 1;
}

/** Milliseconds from the call to the answer, the commit's flush to the disk included. */
async function appendLatency(): Promise<{ median: number; p95: number }> {
  const folder = temporaryFolder();
  const services = startServices(join(folder, 'data'));
  try {
    const films = writeFilms(filmsFolder(folder), [{ sop: '1.2.3.1', study: '1.2.3' }]);
    await scanToEnd(services.api, [films]);
    const clientId = randomUUID();
    const { caseId, journal } = await services.api.openCase({ studyInstanceUID: '1.2.3', clientId });
    const times: number[] = [];
    for (let n = 0; n < APPENDS; n++) {
      const entry: JournalEntry = {
        kind: 'do',
        command: {
          type: 'annotations.put',
          annotations: [{ id: `a${n % 60}`, kind: 'spinous-tip', sopInstanceUID: '1', frame: 1, vertebra: 'C5', point: [n, 1] }],
        },
      };
      const start = performance.now();
      await services.api.appendEntry({ caseId, clientId, seq: journal.length + n, entry });
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    return { median: times[Math.floor(APPENDS * 0.5)] ?? 0, p95: times[Math.floor(APPENDS * 0.95)] ?? 0 };
  } finally {
    await services.close();
    removeFolder(folder);
  }
}
