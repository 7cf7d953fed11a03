import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'deidentify-cli-'));
const demo = join(folder, 'demo');
const key = join(folder, 'key');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
const at = (name: string): string => join(folder, name);
const profile = (name: string, content: unknown): string => {
  writeFileSync(at(name), JSON.stringify(content));
  return at(name);
};

const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
function validate(output: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate('cli#/$defs/deidentify', output);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Output {
  readonly written: number;
  readonly refused: readonly { readonly path: string; readonly code: string }[];
  readonly manifest: string;
}
interface Manifest {
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly kind: string; readonly masked: boolean }[];
}
const parsed = <T>(text: string): T => JSON.parse(text) as T;
const manifestOf = (name: string): Manifest => parsed(readFileSync(join(at(name), 'manifest.json'), 'utf8'));
/** Quantities of a result that do not name a film or an annotation. */
const numbersOf = (json: string): unknown =>
  parsed<{
    measurements: {
      measure: string;
      film: string | null;
      quantity: { value?: number; standardError?: number; reason?: string };
    }[];
  }>(json).measurements.map(({ measure, film, quantity }) => [
    measure,
    film,
    quantity.value,
    quantity.standardError,
    quantity.reason,
  ]);

describe('fusion-review deidentify', () => {
  let films = '';
  let caseFile = '';
  beforeAll(() => {
    expect(run('demo', '--out', demo, '--case', 'tilted-unequal-magnification').status).toBe(0);
    films = join(demo, 'tilted-unequal-magnification', 'dx');
    caseFile = join(demo, 'tilted-unequal-magnification', 'case.json');
    writeFileSync(key, 'project key of 27 characters');
  });

  it('--json: the contract; the manifest holds the hash of every copy and nothing of the originals', () => {
    const { status, stdout } = run(
      'deidentify',
      films,
      caseFile,
      '--out',
      at('a'),
      '--key',
      key,
      '--map',
      at('map.json'),
      '--json',
    );
    const output = parsed<Output>(stdout);
    expect(status).toBe(0);
    expect(validate(output)).toEqual([]);
    expect(output).toMatchObject({
      written: readdirSync(films).length + 1,
      refused: [],
      manifest: join(at('a'), 'manifest.json'),
    });
    const manifest = manifestOf('a');
    for (const { path, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(readFileSync(join(at('a'), path)))
          .digest('hex'),
      ).toBe(sha256);
    expect(readFileSync(join(at('a'), 'manifest.json'), 'utf8')).not.toMatch(/tilted|demo|deidentify-cli/);
    const map = parsed<{
      uids: Record<string, string>;
      files: { copy: string; original: string }[];
      patients: { shiftDays: number }[];
    }>(readFileSync(at('map.json'), 'utf8'));
    expect(map.files.map(({ copy }) => copy).sort()).toEqual(manifest.files.map(({ path }) => path).sort());
    expect(map.files.every(({ original }) => existsSync(original))).toBe(true);
    expect(map.patients.every(({ shiftDays }) => shiftDays < 0)).toBe(true);
  });

  it('the copied case measures on the copied films as the original does', () => {
    const copied = manifestOf('a').files.find(({ kind }) => kind === 'case')?.path ?? '';
    const before = run('evaluate', films, '--case', caseFile, '--json');
    const after = run('evaluate', at('a'), '--case', join(at('a'), copied), '--json');
    expect([before.status, after.status]).toEqual([0, 0]);
    expect(numbersOf(after.stdout)).toEqual(numbersOf(before.stdout));
  });

  it('the copies have the display sets and poses of the originals', () => {
    interface Scan {
      readonly studies: readonly {
        readonly displaySets: readonly { readonly kind: string; readonly pose: string | null; readonly rows: number }[];
      }[];
    }
    const sets = (path: string): unknown =>
      parsed<Scan>(run('scan', path, '--json').stdout)
        .studies.flatMap(({ displaySets }) => displaySets.map(({ kind, pose, rows }) => `${kind} ${pose} ${rows}`))
        .sort();
    expect(sets(at('a'))).toEqual(sets(films));
  });

  it('the same key gives the same files, no key others', () => {
    run('deidentify', films, '--out', at('b'), '--key', key);
    run('deidentify', films, '--out', at('c'));
    const paths = (name: string): readonly string[] =>
      manifestOf(name)
        .files.filter((one) => one.kind === 'dicom')
        .map(({ path }) => path)
        .sort();
    expect(paths('b')).toEqual(paths('a'));
    expect(paths('c').filter((path) => paths('b').includes(path))).toEqual([]);
  });

  it('a mask is drawn and said in the manifest', () => {
    const masks = [{ modality: 'DX', rectangles: [[0, 0, 20, 10]] }];
    const made = run('deidentify', films, '--out', at('m'), '--profile', profile('m.json', { version: 1, masks }));
    expect(made.status).toBe(0);
    expect(manifestOf('m').files.every(({ masked }) => masked)).toBe(true);
  });

  it.each([
    ['dates go', { retainLongitudinal: false }],
    ['device and patient stay', { retainDevice: true, retainPatientCharacteristics: true }],
    [
      'nothing is cleaned, all goes',
      { cleanDescriptors: false, cleanGraphics: false, cleanPixelData: false, retainLongitudinal: false },
    ],
  ])('profile: %s', (name, options) => {
    const out = `p-${name.length}`;
    const { status } = run('deidentify', films, '--out', at(out), '--profile', profile(`${out}.json`, { version: 1, options }));
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(at(out), 'manifest.json'), 'utf8'))).toMatchObject({ options });
  });

  it('exit 2 for wrong usage, and nothing is made or overwritten', () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/x'), 'x');
    const film = join(films, readdirSync(films)[0] ?? '');
    const wrong = [
      ['--out', at('n')],
      [films],
      [films, '--out', at('n'), '--key', at('no such key')],
      [films, '--out', at('n'), '--profile', at('no such profile')],
      [films, '--out', at('full')],
      [films, '--out', join(films, 'inside')],
      [films, '--out', at('n'), '--map', join(at('n'), 'map.json')],
      [film, '--out', at('n'), '--map', film],
      [films, '--out', at('n'), '--key', key, '--map', key],
      [films, '--out', at('n'), '--sideways'],
    ];
    expect(wrong.map((args) => run('deidentify', ...args).status)).toEqual(wrong.map(() => 2));
    expect(existsSync(at('n'))).toBe(false);
  });

  it('exit 3 for a profile with a wrong field, named with its path, and where nothing can be copied', () => {
    const wrong = run(
      'deidentify',
      films,
      '--out',
      at('n'),
      '--profile',
      profile('w.json', { version: 1, options: { retainDevice: 'yes' } }),
    );
    expect([wrong.status, wrong.stderr]).toEqual([3, expect.stringContaining('options.retainDevice')]);
    const none = run('deidentify', key, '--out', at('none'), '--json');
    expect(none.status).toBe(3);
    expect(validate(JSON.parse(none.stdout))).toEqual([]);
    expect(parsed<Output>(none.stdout).refused.map(({ path, code }) => [path, code])).toEqual([[key, 'NOT_DICOM']]);
    expect(none.stderr).toContain('NOT_DICOM');
  });
});
