/**
 * How right the registration is on films that it has not seen, how often its 95 % intervals hold the truth, what it refuses, how it stands
 * against elastix, and how right the proposed landmarks are. Writes docs/accuracy-registration.md and its plots. Arguments: pairs of each
 * difficulty, readings of each pair, first seed; `--store FOLDER` keeps films and outcomes there, so that a stopped run goes on and several
 * can share the work: `node scripts/prove/registration.ts 167 1 5000 --store FOLDER`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomSpec, truthOf, type Difficulty } from '#shared/phantom';
import { LANDMARK_JITTER_MM, readPair, renderPair } from '../../tests/fixtures/registrationTrial.ts';
import { visibleHumanTrials } from '../../tests/fixtures/visibleHumanTrial.ts';
import { duelOf, duelTable, type Duel } from './registration/against.ts';
import { ELASTIX_PARAMETERS, hasElastix } from './registration/elastix.ts';
import { storedPair } from './registration/filmStore.ts';
import { timeOfLargePair } from './registration/largePair.ts';
import { outcomeOf, readingOf, type Outcome, type Reading } from './registration/outcome.ts';
import { coveragePlot, dotsOf, errorPlot } from './registration/plots.ts';
import { CLICK_SD_MM, confidenceTable, proposalsOn, proposalTable, type ProposalMiss } from './registration/proposals.ts';
import { SPECIAL, specialOutcomeOf } from './registration/specialPairs.ts';
import { byProperty, groupTable, median, spoiledTable, type Group } from './registration/tables.ts';

const { values: options, positionals } = parseArgs({ options: { store: { type: 'string' } }, allowPositionals: true });
const [pairsText = '167', readingsText = '1', seedText = '5000'] = positionals;
const [pairs, readings, first] = [Number(pairsText), Number(readingsText), Number(seedText)];
const store = options.store ?? null;
/** One pair in so many is spoiled in every way, too; so many are given to elastix, and have landmarks proposed. */
const SPOILED_EVERY = 16;
const DUELS = 2;
const PROPOSED = 6;

const FOLDERS = ['registration', 'landmarks', 'measurement', 'phantom', 'calibration', 'geometry'].map(
  (name) => `src/shared/${name}`,
);
const git = (...args: readonly string[]): string => execFileSync('git', [...args], { encoding: 'utf8' }).trim();
const commit = `${git('rev-parse', 'HEAD')}${git('status', '--porcelain', '--', ...FOLDERS) === '' ? '' : ' (with uncommitted changes)'}`;

const missed: string[] = [];
const outcomes: Outcome[] = [];
for (let i = 0; i < pairs; i++)
  for (const difficulty of ['usual', 'hard', 'clean'] as const) {
    outcomes.push(outcomeOf({ difficulty, seed: first + i, readings, spoiling: i % SPOILED_EVERY === 0, store }));
    process.stderr.write(`\r${outcomes.length} of ${3 * pairs} pairs`);
  }
process.stderr.write('\n');

const groups: Group[] = (['clean', 'usual', 'hard'] as const).flatMap((difficulty) => {
  const of = outcomes.filter((one) => one.difficulty === difficulty);
  return [
    { name: `synthetic, ${difficulty}; scale from the headers`, kind: 'synthetic', readings: of.flatMap((one) => one.known) },
    {
      name: `synthetic, ${difficulty}; scale from the vertebrae`,
      kind: 'synthetic',
      readings: of.flatMap((one) => one.estimated),
    },
  ];
});

/** So many pairs of each special kind for those of each difficulty. */
const SPECIAL_SHARE = 5;
for (const name of SPECIAL) {
  const of = Array.from({ length: Math.ceil(pairs / SPECIAL_SHARE) }, (_, i) => specialOutcomeOf(name, first + i, store));
  groups.push(
    { name: `synthetic, ${name}; scale from the headers`, kind: 'synthetic', readings: of.flatMap((one) => one.known) },
    { name: `synthetic, ${name}; scale from the vertebrae`, kind: 'synthetic', readings: of.flatMap((one) => one.estimated) },
  );
}

const real = await visibleHumanTrials();
if (real !== null)
  for (const [name, header] of [
    ['headers', true],
    ['vertebrae', false],
  ] as const) {
    const read = real.flatMap((pair) =>
      Array.from({ length: 10 }, (_, k) => readPair(pair, first + k, header, () => performance.now())).flatMap((one) =>
        one === null ? [] : [readingOf(one)],
      ),
    );
    groups.push({ name: `Visible Human, plain and with a plate; scale from the ${name}`, kind: 'real', readings: read });
  }

const stored = (difficulty: Difficulty, seed: number) =>
  storedPair(store, `${difficulty}-${seed}`, () => renderPair(seed, difficulty));
const duels: Duel[] = [];
if (hasElastix()) {
  for (let i = 0; i < Math.min(DUELS, pairs); i++)
    for (const difficulty of ['usual', 'hard'] as const) {
      const duel = duelOf(stored(difficulty, first + i), 'synthetic', first + i, store);
      if (duel !== null) duels.push(duel);
    }
  for (const pair of real ?? []) {
    const duel = duelOf(pair, 'real', first, store);
    if (duel !== null) duels.push(duel);
  }
}

const proposed: { name: string; misses: ProposalMiss[]; times: number[] }[] = [];
for (const difficulty of ['clean', 'usual', 'hard'] as const) {
  const group = { name: `synthetic, ${difficulty}`, misses: [] as ProposalMiss[], times: [] as number[] };
  for (let i = 0; i < Math.min(PROPOSED, pairs); i++) {
    const pair = stored(difficulty, first + i);
    for (const film of [pair.flexion, pair.extension]) {
      const { misses, milliseconds } = proposalsOn(film, first + i);
      group.misses.push(...misses);
      group.times.push(milliseconds);
    }
  }
  proposed.push(group);
}
for (const pair of real ?? []) {
  const films = [pair.flexion, pair.extension].map((film, i) => proposalsOn(film, first + i));
  proposed.push({ name: pair.name, misses: films.flatMap(({ misses }) => misses), times: [] });
}
for (const { name, misses } of proposed) {
  const corners = misses.filter((one) => one.name !== 'tip');
  const share = (100 * corners.filter(({ miss }) => miss <= 1).length) / corners.length;
  if (share < 80) missed.push(`proposals, ${name}: ${share.toFixed(1)} % of corners within 1 mm, asked for 80`);
}

const synthetic = outcomes.flatMap((one) => [...one.known, ...one.estimated]);
const dots = dotsOf(synthetic);
writeFileSync(join('docs', 'images', 'registration-error.svg'), errorPlot(dots));
writeFileSync(join('docs', 'images', 'registration-coverage.svg'), coveragePlot(dots));

/** What the films of a reading were like. */
const specs = new Map<Reading, ReturnType<typeof filmsOf>>();
for (const one of outcomes) for (const reading of [...one.known, ...one.estimated]) specs.set(reading, filmsOf(one));
function filmsOf({ seed, difficulty }: Outcome) {
  const { flexion: f, extension: e } = randomSpec(seed, difficulty).films;
  if (f === undefined || e === undefined) throw new Error('a random pair has both films');
  return {
    tilt: Math.max(...[f.yaw, f.roll, e.yaw, e.roll].map(Math.abs)),
    mismatch: 100 * Math.abs(f.sod / e.sod - 1),
    photons: Math.min(f.photons, e.photons),
    scatter: Math.abs(f.scatter - e.scatter),
  };
}
const property = (title: string, of: keyof ReturnType<typeof filmsOf>, edges: readonly number[]): readonly string[] =>
  byProperty(
    title,
    [...specs.keys()],
    edges.slice(0, -1).map((from, i) => {
      const to = edges[i + 1] ?? Infinity;
      return {
        name: to === Infinity ? `over ${from}` : `${from} to ${to}`,
        holds: (_, reading) => {
          const value = specs.get(reading)?.[of] ?? Number.NaN;
          return value >= from && value < to;
        },
      };
    }),
  );
/** Levels that do not move at all, most of them under a plate: the question that the whole product is for. */
const still = new Map<Reading, ReadonlySet<string>>();
for (const one of outcomes) {
  const levels = Object.entries(truthOf(randomSpec(one.seed, one.difficulty)).levels ?? {});
  const those = new Set(
    levels.flatMap(([name, level]) =>
      Math.abs(level.rotationProjected) < 0.05 && Math.abs(level.motionObject) < 0.05 ? [name] : [],
    ),
  );
  for (const reading of [...one.known, ...one.estimated]) still.set(reading, those);
}
const byLevel = byProperty('levels', synthetic, [
  { name: 'all', holds: () => true },
  { name: 'those that do not move', holds: (row, reading) => still.get(reading)?.has(row.segment) === true },
]);

const tables = groups.flatMap((group) => groupTable(group, missed));
const spoiled = spoiledTable(outcomes, missed);
const duel = duels.length === 0 ? ['elastix is not on this machine.'] : duelTable(duels, missed);
const large = timeOfLargePair(stored('usual', first));
if (large > 1500) missed.push(`a pair of 2000 rows takes ${large.toFixed(0)} ms, asked for 1500`);
const free = groups.flatMap(({ readings: all }) => all.map(({ milliseconds }) => milliseconds));

const text = [
  '# Accuracy of the registration',
  '',
  `Made by \`npm run prove registration\` (here: \`node scripts/prove/registration.ts ${pairs} ${readings} ${first}\`) from commit ${commit}, on`,
  `${cpus().length} processors that had other work too; ${3 * pairs} synthetic pairs, ${readings} reading(s) of each, first seed ${first}. The method and its stated errors were made with`,
  'synthetic pairs of seeds below 100 and looked at on the two Visible Human pairs; no pair below was seen before.',
  '',
  `Landmarks on the flexion film only, each moved by normal errors of SD ${LANDMARK_JITTER_MM} mm along each axis on the detector; none on extension. The`,
  'registrations go into a case and the case is evaluated as the product does; errors are in the object plane, over accepted levels. A row counts',
  'pairs times readings times levels, which share vertebrae and so are not independent. `clean`: true laterals. `usual`: up to 3° of tilt, unequal',
  'exposure, often a plate. `hard`: up to 5° of tilt, 6 % of mismatch in scale, underexposed films. `metal only at the fused level`, `gross non-union`',
  '(a loose plate, 8° to 12° and 1 to 1.75 mm at that level) and `no motion at all` (0.0° at every level) are `usual` films with those changes.',
  'Real anatomy: the two Visible Human pairs only, one neck, with ten readings of their landmarks each; more necks have not been tried.',
  '',
  '## What was asked for and missed',
  '',
  ...(missed.length === 0 ? ['Nothing of what is measured here.'] : missed.map((one) => `- ${one}`)),
  '',
  '## Errors and intervals',
  ...tables,
  '',
  '![Error of rotation by similarity](images/registration-error.svg)',
  '',
  '![Coverage by similarity](images/registration-coverage.svg)',
  '',
  '## What makes it harder',
  '',
  'RMS error (share of intervals that hold the truth, levels), all synthetic pairs, scale known and not.',
  ...property('largest tilt of the pair, °', 'tilt', [0, 0.5, 2, 3, 4, 5.01]),
  ...property('mismatch in scale, %', 'mismatch', [0, 1, 2, 4, 6.5]),
  ...property('photons a pixel, the darker film', 'photons', [12000, 20000, 30000, 45000, 60000, Infinity]),
  ...property('difference in scatter, share of the primary', 'scatter', [0, 0.05, 0.1, 0.2, 0.5]),
  ...byLevel,
  '',
  '## What must be refused',
  '',
  'Exact landmarks and no scale given, but for the last two (landmarks moved as above). Films of two necks are of neighbouring seeds, whose vertebrae',
  'are variations of the same ones. One level off: points on the extension film under the name of the vertebra above (T1 then has none).',
  'A silent gross error is an accepted vertebra that cannot be right, or a level worse than 0.8 mm or 1.5°.',
  '',
  ...spoiled,
  '',
  '## Against elastix',
  '',
  'Same films, same draw of landmarks, same regions, same scale of the pair, same normalised films at the finest level; elastix starts 2° and 1.5 mm',
  'from where this engine has found each bone, on two threads, and its time is its own runs alone (reading its files, not writing them). The time of this',
  'engine is the whole pair on one thread: search, fit, way back, verdict. Parameter file:',
  '',
  '```',
  ...ELASTIX_PARAMETERS.trimEnd().split('\n'),
  '```',
  '',
  ...duel,
  '',
  '## Proposed landmarks',
  '',
  `One click in each body, SD ${CLICK_SD_MM} mm along each axis about its centre; misses on the detector. Both films of the first ${Math.min(PROPOSED, pairs)} pairs of each difficulty.`,
  '',
  ...proposalTable(proposed),
  '',
  ...confidenceTable(proposed.flatMap(({ misses }) => misses)),
  '',
  `Median ${median(proposed.flatMap(({ times }) => times)).toFixed(0)} ms for the seven vertebrae of a film.`,
  '',
  '## Time',
  '',
  `A pair C2–T1 on films of 2000 rows, one thread: median ${large.toFixed(0)} ms (must 1500, aim 500); on the trials' films of 1100 rows ${median(free).toFixed(0)} ms.`,
  '',
].join('\n');
writeFileSync(join('docs', 'accuracy-registration.md'), text);
process.stdout.write(`docs/accuracy-registration.md: ${missed.length} missed\n${missed.join('\n')}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
