/**
 * How right the registration is on films that it has not seen, how often its 95 % intervals hold the truth, and what it refuses. Writes
 * docs/accuracy-registration.md. Pairs of each difficulty, readings of each pair and first seed as arguments:
 * `node scripts/prove/registration.ts 20 2 1000`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerPair, type PairRegistration, type PlacedOnExtension, type RegistrationFilm } from '#shared/registration';
import type { Vertebra } from '#shared/spine';
import {
  LANDMARK_JITTER_MM,
  pixels,
  QUANTITIES,
  readPair,
  renderPair,
  type TrialFilm,
  type TrialPair,
  type TrialQuantity,
  type TrialResult,
} from '../../tests/fixtures/registrationTrial.ts';
import { visibleHumanTrials } from '../../tests/fixtures/visibleHumanTrial.ts';

const [pairsText = '20', readingsText = '2', seedText = '1000'] = process.argv.slice(2);
const pairs = Number(pairsText);
const readings = Number(readingsText);
const seed = Number(seedText);
const clock = (): number => performance.now();

const FOLDERS = ['registration', 'measurement', 'phantom', 'calibration', 'geometry'].map((name) => `src/shared/${name}`);
const git = (...args: readonly string[]): string => execFileSync('git', [...args], { encoding: 'utf8' }).trim();
const commit = `${git('rev-parse', 'HEAD')}${git('status', '--porcelain', '--', ...FOLDERS) === '' ? '' : ' (with uncommitted changes)'}`;

/** Largest error of a level that may be accepted: degrees, mm. */
const GROSS: Readonly<Record<TrialQuantity, number>> = { rotation: 1.5, interspinousMotion: 0.8, translation: 0.8 };
const MUST: Readonly<Record<'synthetic' | 'real', Readonly<Record<TrialQuantity, number>>>> = {
  synthetic: { rotation: 0.13, interspinousMotion: 0.12, translation: 0.12 },
  real: { rotation: 0.4, interspinousMotion: 0.25, translation: 0.2 },
};

interface Group {
  readonly name: string;
  readonly must: keyof typeof MUST;
  readonly results: TrialResult[];
}

const groups: Group[] = [];
const wrong = new Map<string, { accepted: number; of: number }>();
const missed: string[] = [];
let large: TrialPair | null = null;
for (const difficulty of ['clean', 'usual', 'hard'] as const) {
  const known: Group = { name: `synthetic, ${difficulty}; scale from the headers`, must: 'synthetic', results: [] };
  const estimated: Group = { name: `synthetic, ${difficulty}; scale from the vertebrae`, must: 'synthetic', results: [] };
  groups.push(known, estimated);
  let before: TrialPair | null = null;
  for (let i = 0; i < pairs; i++) {
    const pair = renderPair(seed + i, difficulty);
    large ??= pair;
    for (let k = 0; k < readings; k++)
      for (const [group, header] of [
        [known, true],
        [estimated, false],
      ] as const) {
        const result = readPair(pair, seed + 1000 * i + k, header, clock);
        if (result !== null) group.results.push(result);
      }
    count('films swapped', register(pair.extension, pair.flexion));
    const off = shifted(pair.extension);
    count('points on extension one level off', register(pair.flexion, pair.extension, off), (one) => off.has(one));
    if (before !== null) count('films of two necks', register(pair.flexion, before.extension));
    before = pair;
    process.stderr.write(`${pair.name}\n`);
  }
}
const real = await visibleHumanTrials();
if (real !== null) {
  const group: Group = { name: 'Visible Human, plain and with a plate; scale from the headers', must: 'real', results: [] };
  const without: Group = { name: 'Visible Human, plain and with a plate; scale from the vertebrae', must: 'real', results: [] };
  groups.push(group, without);
  for (const pair of real)
    for (let k = 0; k < 10 * readings; k++)
      for (const [to, header] of [
        [group, true],
        [without, false],
      ] as const) {
        const result = readPair(pair, seed + k, header, clock);
        if (result !== null) to.results.push(result);
      }
}

function register(flexion: TrialFilm, extension: TrialFilm, placed: PlacedOnExtension = new Map()): PairRegistration {
  return registerPair({
    flexion: pixels(flexion),
    extension: pixels(extension),
    landmarks: [...flexion.landmarks].map(([vertebra, marks]) => ({ vertebra, ...marks })),
    placedOnExtension: placed,
    scale: null,
  });
}

/** Every name on the next vertebra's landmarks. */
function shifted({ landmarks }: TrialFilm): PlacedOnExtension {
  const names = [...landmarks.keys()];
  return new Map(
    names.slice(0, -1).flatMap((name, i) => {
      const marks = landmarks.get(names[i + 1] ?? name);
      return marks === undefined ? [] : [[name, marks] as const];
    }),
  );
}

function count(name: string, registration: PairRegistration, which: (vertebra: Vertebra) => boolean = () => true): void {
  const vertebrae = registration.vertebrae.filter((one) => which(one.vertebra));
  const so = wrong.get(name) ?? { accepted: 0, of: 0 };
  so.accepted += vertebrae.filter((one) => one.accepted).length;
  so.of += vertebrae.length;
  wrong.set(name, so);
}

const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / Math.max(1, values.length));

function groupTable({ name, must, results }: Group): readonly string[] {
  const vertebrae = results.flatMap((result) => result.registration.vertebrae);
  const refused = vertebrae.filter((one) => !one.accepted);
  const share = (100 * refused.length) / Math.max(1, vertebrae.length);
  if (share > 5) missed.push(`${name}: ${share.toFixed(1)} % of true registrations refused`);
  const reasons = new Map<string, number>();
  for (const one of refused) reasons.set(one.rejection?.code ?? '', (reasons.get(one.rejection?.code ?? '') ?? 0) + 1);
  const lines = QUANTITIES.map((quantity) => {
    const rows = results.flatMap((result) => result.rows).filter((row) => row.quantity === quantity && row.error !== null);
    const errors = rows.map((row) => row.error ?? Number.NaN);
    const covered = (100 * rows.filter((row) => row.covered).length) / Math.max(1, rows.length);
    const gross = errors.filter((error) => Math.abs(error) > GROSS[quantity]).length;
    const error = rms(errors);
    if (error > MUST[must][quantity]) missed.push(`${name}: ${quantity} ${error.toFixed(3)} against ${MUST[must][quantity]}`);
    if (covered < 90 || covered > 99) missed.push(`${name}: ${quantity} intervals hold the truth in ${covered.toFixed(1)} %`);
    if (gross > 0) missed.push(`${name}: ${gross} accepted ${quantity} worse than ${GROSS[quantity]}`);
    const half = rows.reduce((sum, row) => sum + row.halfWidth, 0) / Math.max(1, rows.length);
    const worst = Math.max(...errors.map(Math.abs));
    return `| ${quantity} | ${rows.length} | ${error.toFixed(3)} | ${MUST[must][quantity]} | ${worst.toFixed(2)} | ${gross} | ${covered.toFixed(1)} | ±${half.toFixed(2)} |`;
  });
  const times = results.map((result) => result.milliseconds).sort((a, b) => a - b);
  return [
    '',
    `### ${name}`,
    '',
    '| quantity (°, mm) | levels | RMS error | must | largest | gross | interval holds, % | mean half width |',
    '| ---------------- | ------ | --------- | ---- | ------- | ----- | ----------------- | --------------- |',
    ...lines,
    '',
    `${refused.length} of ${vertebrae.length} true registrations refused (${share.toFixed(1)} %)${[...reasons].map(([code, n]) => `; ${code} ${n}`).join('')}. ` +
      `Time of a pair: median ${(times[times.length >> 1] ?? Number.NaN).toFixed(0)} ms.`,
  ];
}

/** A pair on films of 2000 × 1600, resampled: milliseconds, median of nine. */
function timeOfLargePair(pair: TrialPair): number {
  const films = [pair.flexion, pair.extension].map((film) => resampled(pixels(film), 2000));
  const [flexion, extension] = films as [RegistrationFilm, RegistrationFilm];
  const factor = pair.flexion.pixelMm / flexion.pixelMm;
  const by = ([x, y]: readonly [number, number]): readonly [number, number] => [x * factor, y * factor];
  const landmarks = [...pair.flexion.landmarks].map(([vertebra, m]) => ({
    vertebra,
    superiorAnterior: by(m.superiorAnterior),
    superiorPosterior: by(m.superiorPosterior),
    inferiorPosterior: by(m.inferiorPosterior),
    inferiorAnterior: by(m.inferiorAnterior),
    tip: by(m.tip),
  }));
  const times = Array.from({ length: 9 }, () => {
    const start = clock();
    registerPair({ flexion, extension, landmarks, placedOnExtension: new Map(), scale: null });
    return clock() - start;
  }).sort((a, b) => a - b);
  return times[4] ?? Number.NaN;
}

function resampled(film: RegistrationFilm, rows: number): RegistrationFilm {
  const step = film.rows / rows;
  const columns = Math.min(1600, Math.floor(film.columns / step));
  const values = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      values[r * columns + c] =
        film.values[
          Math.min(film.rows - 1, Math.floor((r + 0.5) * step)) * film.columns +
            Math.min(film.columns - 1, Math.floor((c + 0.5) * step))
        ] ?? 0;
  return { rows, columns, values, pixelMm: film.pixelMm * step };
}

const tables = groups.flatMap(groupTable);
const large2000 = large === null ? Number.NaN : timeOfLargePair(large);
if (large2000 > 1500) missed.push(`a pair of 2000 × 1600 takes ${large2000.toFixed(0)} ms, asked for 1500`);
for (const [name, { accepted, of }] of wrong) if (accepted > 0) missed.push(`${name}: ${accepted} of ${of} vertebrae accepted`);

const text = [
  '# Accuracy of the registration',
  '',
  `Made by \`npm run prove registration\` from commit ${commit}; ${pairs} pairs of each difficulty, ${readings} readings of each pair, first seed ${seed}.`,
  'The synthetic pairs are not those that the method was made with; the Visible Human pairs were looked at while it was made.',
  '',
  `Landmarks on the flexion film only, each moved by normal errors of SD ${LANDMARK_JITTER_MM} mm along each axis on the detector; none on extension. The`,
  'registrations go into a case and the case is evaluated as the product does; errors are in the object plane, over accepted levels. A row counts',
  'pairs times readings times levels, which share vertebrae and so are not independent. `clean`: true laterals. `usual`: up to 3° of tilt, unequal',
  'exposure, often a plate. `hard`: up to 5° of tilt, 6 % of mismatch in scale, underexposed films. The levels with a plate often do not move at all.',
  'Real anatomy: the two Visible Human pairs only, one neck, with many readings of their landmarks; more necks have not been tried.',
  '',
  '## What was asked for and missed',
  '',
  ...(missed.length === 0 ? ['Nothing of what is measured here.'] : missed.map((one) => `- ${one}`)),
  '',
  'Not measured here: an independent implementation on the same regions, occlusion, films of 2000 × 1600 with their own detail.',
  '',
  '## Errors and intervals',
  ...tables,
  '',
  '## What must be refused',
  '',
  'Exact landmarks, no scale given. Films of two necks are of neighbouring seeds, whose vertebrae are variations of the same ones. One level off:',
  'points on the extension film under the name of the vertebra above (T1 then has none, and is not counted).',
  '',
  '| what | vertebrae | accepted |',
  '| ---- | --------- | -------- |',
  ...[...wrong].map(([name, { accepted, of }]) => `| ${name} | ${of} | ${accepted} |`),
  '',
  '## Time',
  '',
  `A pair C2–T1 on films of 2000 rows, one thread, on the machine of this run: median ${large2000.toFixed(0)} ms (must 1500, aim 500).`,
  '',
].join('\n');
writeFileSync(join('docs', 'accuracy-registration.md'), text);
process.stdout.write(`docs/accuracy-registration.md: ${missed.length} missed\n${missed.join('\n')}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
