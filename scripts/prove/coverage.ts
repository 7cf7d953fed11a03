/**
 * How right the measurements are with exact landmarks, and how often the 95 % intervals hold the truth with jittered ones. Writes
 * docs/accuracy-measurement.md. Size and seed as arguments: `node scripts/prove/coverage.ts 4000 20261122`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateCase } from '#shared/evaluateCase';
import { coverageOf, JITTER_MM, SCENARIOS, type CoverageRow } from '../../tests/fixtures/coverageTrial.ts';
import { worstOfRandomPairs } from '../../tests/fixtures/exactTrial.ts';
import { pairCase, seeded } from '../../tests/fixtures/spineFilms.ts';
import { worstOfVisibleHuman } from '../../tests/fixtures/visibleHuman.ts';

const [sizeText = '4000', seedText = '20261122'] = process.argv.slice(2);
const trials = Number(sizeText);
const seed = Number(seedText);
const LOW = 0.93;
const HIGH = 0.97;

/** What the figures depend on. */
const FOLDERS = ['statistics', 'calibration', 'measurement', 'assessment', 'geometry', 'units'].map(
  (name) => `src/shared/${name}`,
);
const git = (...args: readonly string[]): string => execFileSync('git', [...args], { encoding: 'utf8' }).trim();
const commit = `${git('rev-parse', 'HEAD')}${git('status', '--porcelain', '--', ...FOLDERS) === '' ? '' : ' (with uncommitted changes)'}`;

const exact = worstOfRandomPairs(Math.min(trials, 1000), seed);
const real = worstOfVisibleHuman();
const rows = SCENARIOS.flatMap((scenario, i) => coverageOf(scenario, trials, seed + i));
const outside = rows.filter((row) => row.covered < LOW || row.covered > HIGH);

const times = timesOfOneEvaluation();
const micro = (value: number): string => value.toExponential(1);
const percent = (value: number): string => (value * 100).toFixed(1);
const scenarioTable = (of: readonly CoverageRow[]): readonly string[] => [
  '| measure | plane | intervals | cover the truth, % | stated / observed error | bias |',
  '| ------- | ----- | --------- | ------------------ | ----------------------- | ---- |',
  ...of.map(
    (row) =>
      `| ${row.measure} | ${row.plane} | ${row.count} | ${percent(row.covered)} | ${row.errorRatio.toFixed(3)} | ${row.bias.toFixed(4)} |`,
  ),
];

/** Milliseconds of one evaluation of three films, three placements of every landmark. */
function timesOfOneEvaluation(): { readonly median: number; readonly p95: number } {
  const random = seeded(seed);
  const { document, index } = pairCase({ replicates: 3, jitter: () => [0.3 * random.normal(), 0.3 * random.normal()] });
  for (let i = 0; i < 200; i++) evaluateCase(document, index);
  const times = Array.from({ length: 1000 }, () => {
    const start = performance.now();
    evaluateCase(document, index);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[500] ?? Number.NaN, p95: times[950] ?? Number.NaN };
}

const text = [
  '# Accuracy of the measurements',
  '',
  `Made by \`npm run prove coverage\` from commit ${commit}; ${trials} trials a scenario, seed ${seed}.`,
  '',
  '## Exact landmarks',
  '',
  `Largest error against the closed form over ${exact.pairs} random film pairs (${exact.levels} levels): random posture, and for each film its own`,
  'facing, turn, pixel size (not square) and magnification. Values are rounded to a millionth.',
  '',
  '| quantity | largest error | asked for |',
  '| -------- | ------------- | --------- |',
  `| interspinous distance | ${micro(exact.distanceMm)} mm | 0.02 mm |`,
  `| interspinous motion, object plane | ${micro(exact.motionObjectMm)} mm | 0.02 mm |`,
  `| interspinous motion, detector plane | ${micro(exact.motionDetectorMm)} mm | 0.02 mm |`,
  `| segmental rotation | ${micro(exact.rotationDeg)}° | 0.05° |`,
  `| segmental translation | ${micro(exact.translationMm)} mm | – |`,
  '',
  ...(real === null
    ? ['The Visible Human film pairs were not at hand for this run.', '']
    : [
        `Visible Human film pairs, landmarks of their truth (${real.levels} levels; their truth is of solids projected by a cone beam, ours of the points`,
        'on the films, and their headers give the magnification to four digits):',
        '',
        '| quantity | largest error | asked for |',
        '| -------- | ------------- | --------- |',
        `| interspinous distance | ${real.distanceMm.toFixed(4)} mm | 0.02 mm |`,
        `| interspinous motion, object plane | ${real.motionObjectMm.toFixed(4)} mm | 0.02 mm |`,
        `| interspinous motion, detector plane | ${real.motionDetectorMm.toFixed(4)} mm | 0.02 mm |`,
        `| segmental rotation | ${real.rotationDeg.toFixed(4)}° | 0.05° |`,
        `| segmental translation | ${real.translationMm.toFixed(4)} mm | – |`,
        '',
      ]),
  '## Time',
  '',
  `One evaluation (three films, C2 to T1, three placements of every landmark) on the machine of this run: median ${times.median.toFixed(2)} ms, p95 ${times.p95.toFixed(2)} ms.`,
  '',
  '## Do the 95 % intervals hold the truth?',
  '',
  `Every placed point is moved by normal errors of SD ${JITTER_MM} mm along each axis on the detector (ends of drawn plates too); the truth is what exact`,
  'landmarks give. Asked for: 93 to 97 %. A row counts trials times levels (and films), which share points and so are not independent.',
  '',
  `Rows outside 93–97 %: ${outside.length} of ${rows.length}.`,
  ...outside.map((row) => `- ${row.scenario}: ${row.measure} ${percent(row.covered)} %`),
  ...SCENARIOS.flatMap((scenario) => [
    '',
    `### ${scenario.name}`,
    '',
    ...scenarioTable(rows.filter((row) => row.scenario === scenario.name)),
  ]),
  '',
].join('\n');

writeFileSync(join('docs', 'accuracy-measurement.md'), text);
process.stdout.write(`docs/accuracy-measurement.md: ${rows.length} rows, ${outside.length} outside 93–97 %\n`);
process.exitCode = outside.length === 0 ? 0 : 1;
