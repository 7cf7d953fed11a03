/**
 * `npm run bench`: prints every performance table, one after the other, on a machine that should do nothing else meanwhile. Names of benches as
 * arguments run only those; `--write` also puts the tables into docs/performance.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const PAGE = join('docs', 'performance.md');
const folder = import.meta.dirname;
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const write = process.argv.includes('--write');
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

const failed: string[] = [];
for (const name of benches) {
  process.stdout.write(`\n# ${name}\n`);
  const busy = loadavg()[0] ?? 0;
  const run = spawnSync(process.execPath, [join(folder, `${name}.bench.ts`)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(run.stdout);
  if (run.status !== 0) failed.push(name);
  else if (write) intoPage(name, run.stdout.trimEnd(), busy);
}
if (failed.length > 0) process.stderr.write(`failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Replaces what stands between `<!-- bench NAME -->` and `<!-- end -->`; a bench without such a place is only printed. */
function intoPage(name: string, table: string, busy: number): void {
  const page = readFileSync(PAGE, 'utf8');
  const start = `<!-- bench ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf('<!-- end -->', from);
  if (from < 0 || to < 0) return void process.stderr.write(`${PAGE} has no place for ${name}\n`);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  const made = `Commit ${commit}, Node ${process.version}, ${process.platform}, ${machine}; load average ${busy.toFixed(1)} when it began.`;
  const shown = table.startsWith('|') ? table : `\`\`\`text\n${table}\n\`\`\``;
  const block = `${start}\n\n${shown}\n\n${made}\n\n`;
  writeFileSync(PAGE, page.slice(0, from) + block + page.slice(to));
}
