import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'report-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const films = join(root, 'mirrored/dx');
const caseFile = join(root, 'mirrored/case.json');
const out = (name: string): string => join(root, name);

interface Output {
  readonly files: readonly {
    readonly format: string;
    readonly path: string;
    readonly sha256: string;
    readonly verified: boolean;
  }[];
}

/** Complaints of the contract; none where the contract is not at hand. */
function complaints(value: unknown): readonly string[] {
  if (!existsSync(SCHEMA)) return [];
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object, 'cli');
  ajv.validate('cli#/$defs/report', value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('fusion-review report', () => {
  beforeAll(() => {
    const { status, stderr } = run('demo', '--out', root, '--case', 'mirrored', '--films-only');
    if (status !== 0) throw new Error(stderr);
  }, 60_000);

  it('writes what it says: files with their hashes, the evaluation as evaluate prints it', () => {
    const { status, stdout } = run(
      'report',
      films,
      '--case',
      caseFile,
      '--out',
      out('a'),
      '--format',
      'json,csv,text,html',
      '--json',
    );
    expect(status).toBe(0);
    const output = JSON.parse(stdout) as Output;
    expect(complaints(output)).toEqual([]);
    expect(output.files.map((file) => file.format)).toEqual(['html', 'json', 'csv', 'text']);
    for (const file of output.files) {
      expect(file.verified).toBe(true);
      expect(createHash('sha256').update(readFileSync(file.path)).digest('hex')).toBe(file.sha256);
    }
    expect(readdirSync(out('a')).sort()).toEqual(['report.csv', 'report.html', 'report.json', 'report.txt']);
    const evaluated = run('evaluate', films, '--case', caseFile, '--json').stdout.trimEnd();
    expect(readFileSync(join(out('a'), 'report.json'), 'utf8').startsWith(`${evaluated.slice(0, -1).trimEnd()},"report":`)).toBe(
      true,
    );
    const page = readFileSync(join(out('a'), 'report.html'), 'utf8');
    expect(page.match(/<img src="data:image\/png;base64,/g)).toHaveLength(3);
    expect(page).toContain('SYNTHETIC');
  }, 60_000);

  it('a format of a later version asked for by name: exit 4, the others are written', () => {
    const { status, stdout, stderr } = run(
      'report',
      films,
      '--case',
      caseFile,
      '--out',
      out('b'),
      '--format',
      'sr,text',
      '--json',
    );
    expect(status).toBe(4);
    expect(complaints(JSON.parse(stdout))).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ format: 'text' }],
      unavailable: [{ format: 'sr', code: 'FORMAT_NOT_YET' }],
    });
    expect(stderr).toMatch(/sr: FORMAT_NOT_YET/);
  }, 60_000);

  it('--language de and --reader', () => {
    const { status } = run(
      'report',
      films,
      '--case',
      caseFile,
      '--out',
      out('c'),
      '--format',
      'text',
      '--language',
      'de',
      '--reader',
      'r9',
    );
    expect(status).toBe(0);
    const text = readFileSync(join(out('c'), 'report.txt'), 'utf8');
    expect(text).toContain('Befunder: r9');
    expect(text).toContain('SEM des Befunders: keiner hinterlegt');
  }, 60_000);

  it('a folder that cannot be made is said at once', () => {
    writeFileSync(out('file'), '');
    const { status, stdout, stderr } = run('report', films, '--case', caseFile, '--out', join(out('file'), 'x'), '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/NOT_A_FOLDER/);
  });

  it('a wrong case file: exit 3 with the field’s path', () => {
    writeFileSync(out('bad.json'), '{"version":1,"annotations":[{"id":"a","kind":"spinous-tip"}]}');
    const { status, stderr } = run('report', films, '--case', out('bad.json'), '--out', out('d'));
    expect(status).toBe(3);
    expect(stderr).toMatch(/annotations\[0\]/);
  });

  it.each([
    [['report', '--case', 'x', '--out', 'y'], /PATH/],
    [['report', 'x', '--out', 'y'], /--case/],
    [['report', 'x', '--case', 'y'], /--out/],
    [['report', 'x', '--case', 'y', '--out', 'z', '--format', 'docx'], /docx.*pdf/],
    [['report', 'x', '--case', 'y', '--out', 'z', '--language', 'tlh'], /tlh/],
    [['report', 'x', '--colour'], /colour/],
  ] as const)('%j: wrong usage', (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
