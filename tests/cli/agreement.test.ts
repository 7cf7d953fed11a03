import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'agreement-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function agreement(content: unknown): {
  status: number | null;
  stderr: string;
  stdout: string;
  json: () => Record<string, unknown>;
} {
  const path = join(root, 'readings.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stderr, stdout } = spawnSync(process.execPath, [CLI, 'agreement', path, '--json'], { encoding: 'utf8' });
  return { status, stderr, stdout, json: () => JSON.parse(stdout) as Record<string, unknown> };
}

function violations(value: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate('cli#/$defs/agreement', value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const study = (readings: readonly object[], more: object = {}): object => ({
  version: 1,
  quantity: 'interspinousMotion',
  unit: 'mm',
  readings,
  ...more,
});
/** Shrout and Fleiss (1979). */
const JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]; // prettier-ignore
const judged = JUDGES.flatMap((row, i) =>
  row.map((value, j) => ({ subject: `case${i}/C5-C6`, reader: `judge-${j}`, round: 1, value })),
);

describe('fusion-review agreement', () => {
  it('gives the published correlation, error and change, as the contract names them', () => {
    const run = agreement(study(judged));
    expect([run.status, run.stderr]).toEqual([0, '']);
    const result = run.json() as { icc: { form: string; value: number }; sem: number; mdc95: number; kappa: { reason: string } };
    expect(violations(result)).toEqual([]);
    expect(result.icc.form).toBe('ICC(2,1)');
    expect(result.icc.value).toBeCloseTo(0.2898, 4);
    expect(result.sem).toBeCloseTo(2.503, 3);
    expect(result.mdc95).toBeCloseTo(6.937, 3);
    expect(result.kappa.reason).toBe('NO_CATEGORIES');
  });
  it('without values has no numbers and still its kappa', () => {
    const calls = ['fused', 'fused', 'pseudarthrosis', 'indeterminate', 'probably-fused', 'fused'];
    const read = calls.flatMap((category, i) => [
      { subject: `p${i}`, reader: 'a', round: 1, category },
      { subject: `p${i}`, reader: 'b', round: 1, category: i === 1 ? 'probably-fused' : category },
    ]);
    const run = agreement(study(read));
    expect(run.status).toBe(0);
    const result = run.json() as { icc: { status: string }; kappa: { unweighted: { value: number }; categories: string[] } };
    expect(violations(result)).toEqual([]);
    expect(result.icc.status).toBe('unavailable');
    expect(result.kappa.categories).toEqual(['fused', 'probably-fused', 'indeterminate', 'pseudarthrosis']);
    // 5 of 6 agree; chance (3·2 + 1·2 + 1 + 1)/36 = 10/36.
    expect(result.kappa.unweighted.value).toBeCloseTo((5 / 6 - 10 / 36) / (1 - 10 / 36), 12);
  });
  it('is the same twice', () => expect(agreement(study(judged)).stdout).toBe(agreement(study(judged)).stdout));
  it('holds readers against the reference, with the pass mark', () => {
    const read = Array.from({ length: 30 }, (_, i) => [
      { subject: `p${i}/C5-C6`, reader: 'expert', round: 1, value: i / 5, category: i < 15 ? 'fused' : 'pseudarthrosis' },
      { subject: `p${i}/C5-C6`, reader: 'fellow', round: 1, value: i / 5 + (i % 2 ? 0.1 : -0.1), category: i < 14 ? 'fused' : 'pseudarthrosis' },
      { subject: `p${i}/C5-C6`, reader: 'fellow', round: 2, value: i / 5 + (i % 3 ? 0.1 : -0.1), category: i < 14 ? 'fused' : 'pseudarthrosis' },
    ]).flat(); // prettier-ignore
    const [against] = (
      agreement(study(read, { reference: 'expert' })).json() as {
        againstReference: {
          reader: string;
          pass: { passed: boolean };
          fusionCall: { sensitivity: { value: number }; specificity: { value: number } };
        }[];
      }
    ).againstReference;
    expect(against?.reader).toBe('fellow');
    expect(against?.pass.passed).toBe(true);
    expect(against?.fusionCall.sensitivity.value).toBeCloseTo(14 / 15, 12);
    expect(against?.fusionCall.specificity.value).toBe(1);
  });
  it('refuses a wrong field with its path, a repeated reading, and what is not JSON', () => {
    const wrong = agreement(study([{ subject: 'a', reader: 'x', round: 1, value: 'one' }]));
    expect([wrong.status, wrong.stderr.includes('readings[0].value')]).toEqual([3, true]);
    const twice = agreement(study([...judged, judged[2] ?? {}]));
    expect([twice.status, twice.stderr.includes('READINGS_TWICE')]).toEqual([3, true]);
    expect(agreement('{').status).toBe(3);
    expect(agreement({ version: 2, quantity: 'x', unit: 'mm', readings: [] }).status).toBe(3);
  });
  it('one reading has nobody to compare with', () => {
    const run = agreement(study([{ subject: 'a', reader: 'x', round: 1, value: 1 }]));
    expect(run.status).toBe(0);
    expect(violations(run.json())).toEqual([]);
  });
});
