import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDocument } from '#shared/case';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'motion-cli-'));
const folder = join(root, 'two-level-mixed');
const films = join(folder, 'dx');
const withFlexionOnly = join(root, 'flexion-only.json');
const written = join(root, 'written.json');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const json = (text: string): unknown => JSON.parse(text);
const read = <T>(path: string): T => json(readFileSync(path, 'utf8')) as T;

function validate(definition: string, value: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(json(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate(`cli#/$defs/${definition}`, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Quantity {
  readonly status: string;
  readonly value: number;
  readonly plane: string;
  readonly reason?: string;
}
type Names = 'rotation' | 'translation' | 'interspinousMotion' | 'interspinousFlexion' | 'interspinousExtension';
interface Output {
  readonly segments: readonly ({ readonly segment: string } & Readonly<Record<Names, Quantity>>)[];
  readonly vertebrae: readonly { readonly vertebra: string; readonly accepted: boolean; readonly reason: string | null }[];
}

/** The case as a reader leaves it: landmarks on flexion only. */
function flexionOnly(): CaseDocument {
  const document = read<CaseDocument>(join(folder, 'case.json'));
  return {
    ...document,
    annotations: document.annotations.filter(
      (one) => !('sopInstanceUID' in one) || one.sopInstanceUID === document.films?.flexion,
    ),
  };
}

const WAYS = { 'flexion to extension': 7, 'flexion to neutral': 7, 'neutral to extension': 7 };

/** How many registrations lead from which film to which. */
function waysOf(registrations: readonly object[]): Readonly<Record<string, number>> {
  const { films } = read<CaseDocument>(join(folder, 'case.json'));
  const poseOf = (uid: unknown): string => Object.entries(films ?? {}).find(([, one]) => one === uid)?.[0] ?? 'another film';
  const ways: Record<string, number> = {};
  for (const one of registrations) {
    const way = `${poseOf('from' in one ? one.from : null)} to ${poseOf('to' in one ? one.to : null)}`;
    ways[way] = (ways[way] ?? 0) + 1;
  }
  return ways;
}

beforeAll(() => {
  const made = run('demo', '--out', root, '--case', 'two-level-mixed', '--films-only');
  expect([made.status, made.stderr]).toEqual([0, '']);
  writeFileSync(withFlexionOnly, JSON.stringify(flexionOnly()));
});

describe('fusion-review motion', () => {
  let output: Output;

  it('--json: as the contract says, and as the truth says, from landmarks on flexion only', () => {
    const { status, stdout, stderr } = run('motion', films, '--case', withFlexionOnly, '--write', written, '--json');
    expect([status, stderr]).toEqual([0, '']);
    output = json(stdout) as Output;
    expect(validate('motion', output)).toEqual([]);
    expect(output.vertebrae.map((one) => [one.vertebra, one.accepted, one.reason])).toEqual(
      ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1'].map((vertebra) => [vertebra, true, null]),
    );
    const truth = read<{
      levels: Record<string, { rotation_projected_deg: number; translation_mm: readonly number[]; ism_object_signed_mm: number }>;
    }>(join(folder, 'truth.json'));
    expect(output.segments).toHaveLength(6);
    for (const {
      segment,
      rotation,
      translation,
      interspinousMotion,
      interspinousFlexion,
      interspinousExtension,
    } of output.segments) {
      const level = truth.levels[segment];
      // Exact landmarks: half of what is asked for with jittered ones.
      expect(Math.abs(rotation.value - (level?.rotation_projected_deg ?? Number.NaN))).toBeLessThan(0.1);
      expect(Math.abs(translation.value - (level?.translation_mm[0] ?? Number.NaN))).toBeLessThan(0.08);
      expect(Math.abs(interspinousMotion.value - (level?.ism_object_signed_mm ?? Number.NaN))).toBeLessThan(0.08);
      expect(interspinousMotion.plane).toBe('object');
      expect(interspinousFlexion.value - interspinousExtension.value).toBeCloseTo(interspinousMotion.value, 5);
    }
  });

  it('--write: the case holds the registrations, and evaluate gives the same numbers without pixels', () => {
    expect(validate('case', read(written))).toEqual([]);
    const registrations = read<CaseDocument>(written).annotations.filter((one) => one.kind === 'registration');
    // Seven vertebrae from flexion to extension, and over the neutral film that this case has: to it, and from it.
    expect(waysOf(registrations)).toEqual(WAYS);
    const evaluated = json(run('evaluate', films, '--case', written, '--json').stdout) as {
      measurements: readonly { measure: string; segment: string | null; plane?: string; quantity: Quantity }[];
    };
    for (const [name, measure] of [
      ['rotation', 'registeredRotation'],
      ['translation', 'registeredTranslation'],
      ['interspinousMotion', 'registeredInterspinousMotion'],
    ] as const)
      for (const one of output.segments)
        expect(
          evaluated.measurements.find((m) => m.measure === measure && m.segment === one.segment && m.plane === undefined)
            ?.quantity,
        ).toEqual(one[name]);
  });

  it('the plate is followed by itself: it stays with C5, and C6 moves under it by as much as the level turns', () => {
    const { levels } = read<{ levels: Record<string, { rotation_projected_deg: number }> }>(join(folder, 'truth.json'));
    const turnOf = (segment: string): number => levels[segment]?.rotation_projected_deg ?? Number.NaN;
    const { measurements, warnings } = json(run('evaluate', films, '--case', written, '--json').stdout) as {
      measurements: readonly { measure: string; vertebra: string | null; quantity: Quantity & { standardError: number } }[];
      warnings: readonly { code: string; message: string }[];
    };
    const of = (measure: string, vertebra: string) =>
      measurements.find((one) => one.measure === measure && one.vertebra === vertebra)?.quantity;
    // The plate is C5's: against C4 it turns as C5 does, against C6 as the moving level.
    for (const [vertebra, truth] of [
      ['C4', -turnOf('C4-C5')],
      ['C5', 0],
      ['C6', turnOf('C5-C6')],
    ] as const) {
      const rotation = of('registeredPlateRotation', vertebra);
      expect(Math.abs((rotation?.value ?? Number.NaN) - truth)).toBeLessThan(3 * (rotation?.standardError ?? 0));
      expect(rotation?.standardError).toBeLessThan(0.3);
    }
    for (const measure of ['registeredPlateTranslation', 'registeredPlateTranslationSuperior'])
      expect(Math.abs(of(measure, 'C5')?.value ?? Number.NaN)).toBeLessThan(0.15);
    const said = warnings.filter((one) => one.code === 'PLATE_MOVES').map((one) => one.message);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^the plate moves against C6: /);
  });

  it('writing again replaces the registrations, it does not add to them', () => {
    expect(run('motion', films, '--case', written, '--write', written).status).toBe(0);
    const { annotations } = read<CaseDocument>(written);
    expect(waysOf(annotations.filter((one) => one.kind === 'registration'))).toEqual(WAYS);
    expect(annotations.filter((one) => one.kind === 'plate-registration')).toHaveLength(1);
  });

  it('films the wrong way round are refused, with unavailable quantities', () => {
    const swapped = join(root, 'swapped.json');
    const document = read<CaseDocument>(join(folder, 'case.json'));
    const { flexion, extension } = document.films ?? {};
    writeFileSync(swapped, JSON.stringify({ ...document, films: { flexion: extension, extension: flexion } }));
    const { status, stdout } = run('motion', films, '--case', swapped, '--json');
    expect(status).toBe(0);
    const refused = json(stdout) as Output;
    expect(validate('motion', refused)).toEqual([]);
    expect(new Set(refused.vertebrae.map((one) => [one.accepted, one.reason].join()))).toEqual(new Set(['false,FILMS_SWAPPED']));
    for (const { rotation } of refused.segments) expect(rotation.status).toBe('unavailable');
  });

  it('a case without landmarks on flexion, and a wrong case, are unusable', () => {
    const path = join(root, 'empty.json');
    writeFileSync(path, JSON.stringify({ ...flexionOnly(), annotations: [] }));
    const { status, stderr } = run('motion', films, '--case', path);
    expect(status).toBe(3);
    expect(stderr).toContain('NO_LANDMARKS');
    expect(run('motion', films, '--case', join(root, 'nowhere.json')).status).toBe(3);
  });

  it.each([[['motion']], [['motion', 'x']], [['motion', 'x', '--case', 'y', '--colour']]])('%j is wrong usage', (args) => {
    expect(run(...args).status).toBe(2);
  });
});
