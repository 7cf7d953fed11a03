/**
 * How right the finding of screws is on synthetic CTs that it has not seen, and on the real neck with simulated hardware. Writes
 * docs/accuracy-screws.md. Number of CTs and first seed as arguments: `node scripts/prove/screws.ts 60 1000`. Seeds below 1000 were looked at
 * while the method was made.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hardwareTrial, type HardwareTrial } from '#shared/phantom';
import type { Volume } from '#shared/volume';
import { readVolume } from '../../src/main/io/readVolume.ts';
import { scanPaths } from '../../src/main/io/scanPaths.ts';
import {
  compareScrews,
  hardwareIn,
  trialVolume,
  type ScrewErrors,
  type ScrewResult,
  type TrueScrew,
} from '../../tests/fixtures/screwTrial.ts';
import { sharedData } from '../../tests/fixtures/sharedData.ts';

const [countText = '60', seedText = '1000'] = process.argv.slice(2);
const count = Number(countText);
const seed = Number(seedText);

const FOLDERS = ['hardware', 'volume', 'phantom', 'geometry'].map((name) => `src/shared/${name}`);
const git = (...args: readonly string[]): string => execFileSync('git', [...args], { encoding: 'utf8' }).trim();
const commit = `${git('rev-parse', 'HEAD')}${git('status', '--porcelain', '--', ...FOLDERS) === '' ? '' : ' (with uncommitted changes)'}`;

interface Group {
  readonly name: string;
  readonly results: ScrewResult[];
  cts: number;
}
const groups: Group[] = [
  'anterior plates',
  'lateral-mass screws and rods',
  'pedicle screws and rods',
  'clipped at 3071 HU (of all the above)',
  'not clipped (of all the above)',
].map((name) => ({ name, results: [], cts: 0 }));
const KINDS: readonly HardwareTrial['kind'][] = ['plate', 'lateral-mass', 'pedicle'];
const times: number[] = [];

for (let n = 0; n < count; n++) {
  const trial = hardwareTrial(seed + n);
  const volume = trialVolume(trial);
  const start = performance.now();
  const hardware = hardwareIn(volume);
  times.push(performance.now() - start);
  const result = compareScrews(hardware, trial.screws);
  for (const group of [groups[KINDS.indexOf(trial.kind)], groups[trial.scan.clipHu < 4500 ? 3 : 4]]) {
    group?.results.push(result);
    if (group !== undefined) group.cts += 1;
  }
  process.stderr.write(
    `${seed + n} ${trial.kind} ${result.found.length} found, ${result.missed} missed, ${result.wrong} wrong\n`,
  );
}

const real = sharedData('derived-visible-human-neck-ct-hardware');
if (real !== null) {
  const index = await scanPaths([join(real, 'ct')]);
  const set = index.studies[0]?.displaySets.find(({ kind }) => kind === 'volume');
  const loaded = set === undefined ? null : await readVolume(set, index);
  if (loaded?.ok === true) {
    const truth = realTruth(join(real, 'truth.json'));
    const whole = loaded.value.volume;
    for (const [name, volume] of [
      ['real neck, as it is', whole],
      ['real neck, clipped at 3071 HU', clipped(whole, 3071)],
    ] as const)
      groups.push({ name, results: [compareScrews(hardwareIn(volume), truth)], cts: 1 });
  }
}

function clipped(volume: Volume, hu: number): Volume {
  return { ...volume, voxels: volume.voxels.map((value) => Math.min(hu, value)) };
}

function realTruth(path: string): readonly TrueScrew[] {
  const { screws } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly screws: readonly (TrueScrew & { readonly head_proximal: TrueScrew['head'] })[];
  };
  return screws.map((one) => ({ ...one, head: one.head_proximal }));
}

const spread = (values: readonly number[], digits = 2): string => {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return '– ';
  return `${(sorted[sorted.length >> 1] ?? 0).toFixed(digits)} / ${(sorted.at(-1) ?? 0).toFixed(digits)}`;
};
const missed: string[] = [];

function row({ name, results, cts }: Group): string {
  const found = results.flatMap((one) => one.found);
  const lost = results.reduce((sum, one) => sum + one.missed, 0);
  const wrong = results.reduce((sum, one) => sum + one.wrong, 0);
  const of = (pick: (one: ScrewErrors) => number | null): readonly number[] => found.flatMap((one) => pick(one) ?? []);
  const backouts = of((one) => one.backout);
  const limits = [
    ['screws missed', lost, 0],
    ['false screws', wrong, 0],
    ['head', Math.max(0, ...of((one) => one.head)), 1],
    ['tip', Math.max(0, ...of((one) => one.tip)), 1],
    ['axis', Math.max(0, ...of((one) => one.axis)), 2],
    ['back-out', Math.max(0, ...backouts), 0.5],
  ] as const;
  for (const [what, value, most] of limits) if (value > most) missed.push(`${name}: ${what} ${value.toFixed(2)}, must ${most}`);
  return `| ${name} | ${cts} | ${found.length + lost} | ${lost} | ${wrong} | ${spread(of((one) => one.head))} | ${spread(of((one) => one.tip))} | ${spread(of((one) => one.axis))} | ${spread(of((one) => one.diameter))} | ${spread(of((one) => one.proud))} | ${spread(backouts)} | ${found.filter((one) => !one.side).length} |`;
}

function haloRow({ name, results }: Group): string {
  const found = results.flatMap((one) => one.found);
  const none = found.filter((one) => one.halo.truth === 0);
  const invented = none.filter((one) => one.halo.found > 0).length;
  const ring = found.filter((one) => one.halo.truth > 0);
  const unseen = ring.filter((one) => one.halo.found === 0).length;
  const errors = ring.filter((one) => one.halo.found > 0).map((one) => Math.abs(one.halo.found - one.halo.truth));
  const far = errors.filter((error) => error > 0.4).length;
  if (invented + unseen + far > 0)
    missed.push(
      `${name}: halo seen where there is none in ${invented} of ${none.length}, not seen in ${unseen} of ${ring.length}, off by more than 0.4 mm in ${far}`,
    );
  return `| ${name} | ${none.length} | ${invented} | ${ring.length} | ${unseen} | ${spread(errors)} |`;
}

const rows = groups.map(row);
const halos = groups.map(haloRow);
const held = groups.slice(0, 3).flatMap((group) => group.results.flatMap((one) => one.found.map(({ held: one_ }) => one_)));
const share =
  (100 * held.reduce((sum, [yes]) => sum + yes, 0)) /
  Math.max(
    1,
    held.reduce((sum, [, of]) => sum + of, 0),
  );
times.sort((a, b) => a - b);
const text = [
  '# Accuracy of the finding of screws',
  '',
  `Made by \`npm run prove screws\` from commit ${commit}; ${count} synthetic CTs, first seed ${seed}.`,
  '',
  'Each synthetic CT is drawn from its seed: anterior plates (4 to 8 screws; flat or curved, with and without windows), lateral-mass or pedicle screws with',
  'tulips (half of them swivelled) and rods; PEEK cages with tantalum or titanium rods, or a titanium tube; lucent rings of 0, 1.1 or 1.6 mm, some with a',
  'dense rim; heads seated or backed out by 2 or 3 mm; threads of 0.3 to 0.65 mm; points drawn out over 0.4 to 4 mm. The scanner: pixels of 0.3 to 0.7 mm,',
  'slices of 0.5 to 1.25 mm, blur of 0.33 to 0.6 mm SD with and without an enhancing kernel, and in four of five a reconstruction of beam-hardened, noisy',
  'line integrals, which gives the streaks; cut at 3071 HU in two of five; every third volume oblique. The seeds shown were not looked at while the method was',
  'made. The real neck was: screws, ends and plate were right on it at first sight, but the bounds of the lucent rings (the least width, and what a ring in a',
  'clipped volume may be filled with) were set with it in view, so that its halo rows are no proof.',
  '',
  '## What was asked for and missed',
  '',
  ...(missed.length === 0 ? ['Nothing of what is measured here.'] : missed.map((one) => `- ${one}`)),
  '',
  '## Places',
  '',
  'Median / largest, mm and degrees. Asked for: all found, none false; head and tip ≤ 1.0 mm (median ≤ 0.5), axis ≤ 2° (median ≤ 0.7°), back-out ± 0.5 mm.',
  '',
  '| what | CTs | screws | missed | false | head | tip | axis | diameter | proud | back-out | side wrong |',
  '| ---- | --- | ------ | ------ | ----- | ---- | --- | ---- | -------- | ----- | -------- | ---------- |',
  ...rows,
  '',
  `Stated 95 % intervals of length, diameter and proud hold the truth in ${share.toFixed(1)} %.`,
  '',
  '## Lucent rings',
  '',
  'Asked for: ± 0.4 mm, and none where there is none. Error: median / largest of those that were seen, mm.',
  '',
  '| what | without a ring | seen all the same | with a ring | not seen | error |',
  '| ---- | -------------- | ----------------- | ----------- | -------- | ----- |',
  ...halos,
  '',
  'A ring of less than 0.8 mm is not told from the metal’s own blur. Where the scanner cuts the metal (3071 HU) or blurs by more than half a millimetre a',
  'ring of 1.1 mm can be lost in it, and a dense shell of bone around a screw can look like the far side of a ring.',
  '',
  '## Time',
  '',
  `One thread, the machine of this run: median ${(times[times.length >> 1] ?? Number.NaN).toFixed(0)} ms a CT of about 60 × 55 × 60 mm around the metal.`,
  '',
].join('\n');
writeFileSync(join('docs', 'accuracy-screws.md'), text);
execFileSync(process.execPath, [
  join('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  '--write',
  join('docs', 'accuracy-screws.md'),
]);
process.stdout.write(`${text}\n`);
