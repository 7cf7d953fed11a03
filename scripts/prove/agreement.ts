/**
 * How often the intervals of the reader statistics hold the truth, over simulated reading studies. Writes docs/accuracy-agreement.md.
 * Number of studies, bootstrap samples and seed as arguments: `node scripts/prove/agreement.ts 2000 1000 20261122`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iccCoverage, kappaCoverage, type AgreementRow } from '../../tests/fixtures/agreementTrial.ts';

const [studiesText = '2000', samplesText = '1000', seedText = '20261122'] = process.argv.slice(2);
const [studies, samples, seed] = [studiesText, samplesText, seedText].map(Number) as [number, number, number];
const git = (...args: readonly string[]): string => execFileSync('git', [...args], { encoding: 'utf8' }).trim();
const changed = git('status', '--porcelain', '--', 'src/shared/agreement', 'src/shared/statistics') !== '';

const rows: readonly AgreementRow[] = [...iccCoverage(studies, seed), ...kappaCoverage(studies, seed + 1, samples)];
const outside = rows.filter(({ covered }) => covered < 0.93 || covered > 0.97);
const text = [
  '# Accuracy of the reader statistics',
  '',
  `Made by \`npm run prove agreement\` from commit ${git('rev-parse', 'HEAD')}${changed ? ' (with uncommitted changes)' : ''}; ${studies} simulated studies a row, seed ${seed};`,
  `kappa with ${samples} bootstrap samples of whole patients. Asked for: 93–97 %.`,
  '',
  '| study | coefficient | truth | 95 % intervals that hold it, % |',
  '| ----- | ----------- | ----- | ------------------------------ |',
  ...rows.map((row) => `| ${row.study} | ${row.coefficient} | ${row.truth.toFixed(3)} | ${(row.covered * 100).toFixed(1)} |`),
  '',
  `${outside.length} of ${rows.length} rows outside.`,
  '',
  'Values: the published table of Shrout and Fleiss and the kappa table of the specification to every digit given (tests/unit/agreement), and',
  'forty random tables and twenty of categories against numpy and scipy, computed by another way, to 1e-5',
  '(tests/integration/agreementOracle.test.ts).',
  '',
].join('\n');
writeFileSync(join('docs', 'accuracy-agreement.md'), text);
process.stdout.write(text);
process.exitCode = outside.length === 0 ? 0 : 1;
