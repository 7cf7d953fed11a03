/**
 * Reads vitest's JSON report and prints the closing line `N passed, N failed, N skipped`. With FUSION_REVIEW_REQUIRE_ORACLES a test that was
 * skipped for want of an oracle or of data is a failure: only tests of the Electron binary itself may be skipped there.
 */
import { readFileSync } from 'node:fs';

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const MAY_BE_SKIPPED = /Electron binary/;
const report = JSON.parse(readFileSync(process.argv[2] ?? 'report.json', 'utf8')) as Report;
const all = report.testResults.flatMap((file) => file.assertionResults);
const count = (...statuses: readonly string[]): number => all.filter((test) => statuses.includes(test.status)).length;
const skipped = all.filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status));
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);
const wronglySkipped =
  process.env['FUSION_REVIEW_REQUIRE_ORACLES'] === '1' ? skipped.filter((test) => !MAY_BE_SKIPPED.test(test.fullName)) : [];

for (const test of all.filter((one) => one.status === 'failed')) process.stdout.write(`failed: ${test.fullName}\n`);
for (const file of brokenFiles) process.stdout.write(`did not run: ${file.name}: ${file.message}\n`);
for (const test of wronglySkipped)
  process.stdout.write(`skipped, though the oracles and the data should be here: ${test.fullName}\n`);

const failed = count('failed') + brokenFiles.length + wronglySkipped.length;
process.stdout.write(`${count('passed')} passed, ${failed} failed, ${skipped.length - wronglySkipped.length} skipped\n`);
if (failed > 0 || all.length === 0) process.exitCode = 1;
