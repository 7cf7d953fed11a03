/** `npm run bench`: prints every performance table, one after the other, on a machine that should do nothing else meanwhile. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.bench.ts', '')));
const failed = benches.filter((name) => {
  process.stdout.write(`\n# ${name.replace('.bench.ts', '')}\n`);
  return spawnSync(process.execPath, [join(folder, name)], { stdio: 'inherit' }).status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
