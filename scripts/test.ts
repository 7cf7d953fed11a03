/** All tests by one runner, so that one count closes the run; a JSON report beside the readable one where FUSION_REVIEW_TEST_REPORT names a file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const report = process.env['FUSION_REVIEW_TEST_REPORT'];
const reporters = report === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
// Whatever the tests leave (a packed browser unpacks 200 MB) lies in a folder of this run and goes with it. Its name is short: Chromium's
// sockets lie below it, and their paths may have 107 bytes.
const temporary = mkdtempSync(join(tmpdir(), 'fr-'));
const run = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TMPDIR: temporary },
});
rmSync(temporary, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
