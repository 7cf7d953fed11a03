import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'demo-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [CLI, 'demo', ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const json = (text: string): unknown => JSON.parse(text);

/** Complaints of the contract about a value; none where the contract is not at hand. */
function validate(definition: string, value: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(json(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate(`cli#/$defs/${definition}`, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('fusion-review demo', () => {
  it('--json --films-only: writes a case as the contract says', () => {
    const { status, stdout, stderr } = run('--out', root, '--case', 'corpectomy', '--films-only', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const output = json(stdout);
    expect(validate('demo', output)).toEqual([]);
    expect(output).toMatchObject({
      cases: [
        {
          name: 'corpectomy',
          path: join(root, 'corpectomy'),
          files: ['dx/flexion.dcm', 'dx/extension.dcm', 'truth.json', 'case.json'],
        },
      ],
    });
    expect(validate('case', json(readFileSync(join(root, 'corpectomy/case.json'), 'utf8')))).toEqual([]);
    const truth = json(readFileSync(join(root, 'corpectomy/truth.json'), 'utf8'));
    expect(truth).toMatchObject({
      case: 'corpectomy',
      levels: { 'C5-C6': { instrumented: true, rotation_deg: 0.5 }, 'C4-C5': { instrumented: false } },
      dx: { flexion: { sid: 1830, sod: 1560, pixel_mm: 0.22 } },
    });
    expect(existsSync(join(root, 'corpectomy/ct'))).toBe(false);
  }, 60_000);

  it.each([
    [['--json'], 2, /--out/],
    [['--out', root, '--case', 'nobody'], 2, /nobody.*fused/],
    [['--out', root, 'fused'], 2, /"fused"/],
    [['--out', root, '--colour'], 2, /colour/],
  ] as const)('%j: exit %d', (args, code, message) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([code, '']);
    expect(stderr).toMatch(message);
  });

  it('a folder that cannot be made: exit 3 with a code, also with --json', () => {
    const file = join(root, 'a file');
    writeFileSync(file, 'in the way');
    const { status, stderr } = run('--out', join(file, 'below'), '--case', 'fused', '--films-only', '--json');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^NOT_A_FOLDER /);
  }, 60_000);

  it('--help says it all', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const word of ['--out', '--case', '--films-only', '--json', 'tilted-unequal-magnification', 'truth.json'])
      expect(stdout).toContain(word);
  });
});
