import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { element, part10 } from '../fixtures/dicomBytes.ts';
import { fileOf, filmAttributes } from '../fixtures/dicomInstances.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scan-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [CLI, 'scan', ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });

mkdirSync(join(folder, 'good'));
mkdirSync(join(folder, 'empty'));
mkdirSync(join(folder, 'bad'));
writeFileSync(
  join(folder, 'good/flexion'),
  fileOf(
    filmAttributes('1.1', [
      ['0008103e', 'LO', 'LAT FLEXION'],
      ['00100010', 'PN', 'Doe^\u001b[31mJane'],
    ]),
  ),
);
writeFileSync(join(folder, 'good/notes.txt'), 'Bring the films.');
writeFileSync(join(folder, 'bad/no uid'), part10(element('00100010', 'PN', 'Doe^Jane')));

const SCHEMA = fileURLToPath(new URL('../../../shared/cli.schema.json', import.meta.url));
function validate(output: unknown): readonly string[] {
  let schema: object;
  try {
    schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  } catch {
    return [];
  }
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(schema, 'cli');
  ajv.validate('cli#/$defs/scan', output);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('fusion-review scan', () => {
  it('--json: the contract', () => {
    const { status, stdout, stderr } = run(join(folder, 'good'), '--json');
    const json = JSON.parse(stdout) as Record<string, unknown>;
    expect([status, stderr]).toEqual([0, '']);
    expect(validate(json)).toEqual([]);
    expect(json).toMatchObject({
      files: 2,
      instances: 1,
      rejected: [{ path: join(folder, 'good/notes.txt'), code: 'NOT_DICOM' }],
      studies: [
        {
          studyInstanceUID: '1.2.3',
          patientID: 'P1',
          studyDate: '20260301',
          displaySets: [
            {
              kind: 'radiograph',
              modality: 'DX',
              instances: ['1.1'],
              pose: 'flexion',
              poseFrom: 'series description "LAT FLEXION"',
              lateral: 'lateral',
              rows: 5,
              columns: 7,
              // The escape character in the name belongs to no character set.
              warnings: ['CHARACTER_SET_ABSENT'],
            },
          ],
        },
      ],
    });
  });

  it('for people: studies, what was rejected, the sum; no control characters of a file on the terminal', () => {
    const { status, stdout } = run(join(folder, 'good'));
    expect(status).toBe(0);
    expect(stdout).toContain('flexion, from series description "LAT FLEXION"');
    expect(stdout).toContain('NOT_DICOM');
    expect(stdout).toContain('2 files: 1 DICOM, 1 rejected. 1 instances in 1 studies.');
    expect(stdout).not.toContain('\u001b');
  });

  it.each([
    ['nothing asked', [], 2],
    ['an unknown option', ['--frobnicate', folder], 2],
    ['help', ['--help'], 0],
    ['an empty folder', [join(folder, 'empty')], 3],
    ['nothing usable', [join(folder, 'bad')], 3],
    ['no such path', [join(folder, 'gone')], 3],
    ['no such path beside a good one', [join(folder, 'gone'), join(folder, 'good')], 0],
  ])('%s: exit code', (_, args, status) => {
    expect(run(...args).status).toBe(status);
    expect(run(...args, '--json').status).toBe(status);
  });

  it('says per file why nothing can be used, on stderr with --json too', () => {
    const { stdout, stderr } = run(join(folder, 'bad'), '--json');
    expect(stderr).toContain(`${join(folder, 'bad/no uid')}: SOP_INSTANCE_UID_MISSING: `);
    expect(validate(JSON.parse(stdout))).toEqual([]);
  });

  const data = sharedData();
  it.skipIf(data === null)('the shared imaging data (skipped where it is absent)', () => {
    const { status, stdout } = run(data ?? '', '--json');
    const json = JSON.parse(stdout) as {
      files: number;
      account: Record<'imageFiles' | 'dicomdirs' | 'archives' | 'rejectedFiles', number>;
    };
    expect(status).toBe(0);
    expect(validate(json)).toEqual([]);
    const { imageFiles, dicomdirs, archives, rejectedFiles } = json.account;
    expect(imageFiles + dicomdirs + archives + rejectedFiles).toBe(json.files);
  });
});
