/**
 * `npm run prove`: the long accuracy, crash and fuzz tables at full size, seeded, into docs/, each with the commit it was made from.
 * Names of proofs as arguments run only those. CI runs the same code at a small, stated size, in the tests.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('scripts', 'prove');
const wanted = process.argv.slice(2);
const proofs = readdirSync(folder)
  .filter((name) => /^[a-z][A-Za-z]*\.ts$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.ts', '')));
const failed = proofs.filter((name) => {
  process.stdout.write(`\n# ${name}\n`);
  return spawnSync(process.execPath, [join(folder, name)], { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) process.stderr.write(`failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
