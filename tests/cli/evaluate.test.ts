import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDocument } from '#shared/case';
import { evaluateCase, evaluationJson } from '#shared/evaluateCase';
import { scanPaths } from '../../src/main/io/scanPaths.ts';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'evaluate-cli-'));
const folder = join(root, 'two-level-mixed');
const films = join(folder, 'dx');
const casePath = join(folder, 'case.json');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const json = (text: string): unknown => JSON.parse(text);

function validate(definition: string, value: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(json(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate(`cli#/$defs/${definition}`, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

beforeAll(() => {
  const made = run('demo', '--out', root, '--case', 'two-level-mixed', '--films-only');
  expect([made.status, made.stderr]).toEqual([0, '']);
});

const original = (): CaseDocument => json(readFileSync(casePath, 'utf8')) as CaseDocument;
const rewritten = (name: string, change: (document: CaseDocument) => unknown): string => {
  const path = join(root, name);
  writeFileSync(path, JSON.stringify(change(original())));
  return path;
};

interface Output {
  readonly measurements: readonly {
    readonly measure: string;
    readonly segment: string | null;
    readonly plane?: string;
    readonly quantity: { readonly value: number };
  }[];
  readonly assessment: {
    readonly segments: readonly { readonly segment: string; readonly category: string; readonly rule: string }[];
  };
  readonly reader: { readonly storedSem: number | null };
}

describe('fusion-review evaluate', () => {
  it('--json: as the contract says, as the truth says, and as the same call from code', async () => {
    const { status, stdout, stderr } = run('evaluate', films, '--case', casePath, '--json');
    expect([status, stderr]).toEqual([0, '']);
    const output = json(stdout) as Output;
    expect(validate('evaluate', output)).toEqual([]);
    const truth = json(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
      levels: Record<string, { ism_object_signed_mm: number }>;
    };
    for (const [segment, level] of Object.entries(truth.levels)) {
      const motion = output.measurements.find(
        (one) => one.measure === 'interspinousMotion' && one.segment === segment && one.plane === 'object',
      );
      expect(Math.abs((motion?.quantity.value ?? Number.NaN) - level.ism_object_signed_mm)).toBeLessThan(0.02);
    }
    expect(output.assessment.segments.map((one) => [one.segment, one.rule])).toEqual([
      ['C4-C5', 'R14'],
      ['C5-C6', 'R8'],
    ]);
    expect(stdout).toBe(`${evaluationJson(evaluateCase(original(), await scanPaths([films])))}\n`);
  });

  it('for people: the films, every level, the assessment and the notice', () => {
    const { status, stdout } = run('evaluate', films, '--case', casePath);
    expect(status).toBe(0);
    for (const part of ['Not a medical device', 'C2-C3', 'Pseudarthrosis (radiographic criteria) [R8]', 'published rule < 1 mm'])
      expect(stdout).toContain(part);
  });

  it('--reader: another reader brings no stored SEM of the first; the same one keeps it', () => {
    const other = json(run('evaluate', films, '--case', casePath, '--json', '--reader', 'somebody').stdout) as Output;
    expect(other.reader.storedSem).toBeNull();
    const same = json(run('evaluate', films, '--case', casePath, '--json', '--reader', 'phantom').stdout) as Output;
    expect(same.reader.storedSem).toBe(0.05);
  });

  it('a wrong type deep inside is refused with its path', () => {
    const path = rewritten('wrong.json', (document) => ({
      ...document,
      annotations: document.annotations.map((one, i) => (i === 3 && 'point' in one ? { ...one, point: [1, 'x'] } : one)),
    }));
    const { status, stdout, stderr } = run('evaluate', films, '--case', path, '--json');
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('annotations[3].point[1]');
  });

  it.each([
    ['from the future', (document: CaseDocument) => ({ ...document, version: 2 }), 'CASE_FROM_FUTURE'],
    ['without a version', (document: CaseDocument) => ({ ...document, version: undefined }), 'CASE_VERSION_MISSING'],
  ])('a case %s is refused', (_what, change, code) => {
    const { status, stderr } = run('evaluate', films, '--case', rewritten('other.json', change));
    expect(status).toBe(3);
    expect(stderr).toContain(code);
  });

  it('what is no JSON, is not there, or holds no image', () => {
    const text = join(root, 'text.json');
    writeFileSync(text, '{"version": 1,');
    expect(run('evaluate', films, '--case', text).status).toBe(3);
    expect(run('evaluate', films, '--case', join(root, 'nowhere.json')).status).toBe(3);
    const nothing = run('evaluate', casePath, '--case', casePath);
    expect(nothing.status).toBe(3);
    expect(nothing.stderr).toContain('case.json');
  });

  it.each([[['evaluate']], [['evaluate', 'x']], [['evaluate', 'x', '--case', 'y', '--colour']], [['self-test', 'x']]])(
    '%j is wrong usage',
    (args) => {
      expect(run(...args).status).toBe(2);
    },
  );
});

describe('fusion-review self-test', () => {
  it('--json: every check passes, as the contract says', () => {
    const { status, stdout, stderr } = run('self-test', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const output = json(stdout) as { checks: readonly { passed: boolean }[] };
    expect(validate('selfTest', output)).toEqual([]);
    expect(output.checks.length).toBeGreaterThan(30);
    expect(output.checks.every((one) => one.passed)).toBe(true);
  });
});
