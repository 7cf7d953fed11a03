import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'acceptance-cli-'));
const films = join(root, 'tilted-unequal-magnification', 'dx');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 60_000 });

interface Annotation {
  readonly id: string;
  readonly kind: string;
  readonly sopInstanceUID?: string;
  readonly frame?: number;
  readonly vertebra?: string;
  readonly [field: string]: unknown;
}
interface Case {
  readonly films: Readonly<Record<'flexion' | 'extension', string>>;
  readonly annotations: readonly Annotation[];
  readonly surgery: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}
interface Result {
  readonly measurements: readonly { readonly measure: string; readonly segment: string | null; readonly quantity: Quantity }[];
  readonly assessment: { readonly segments: readonly { readonly rule: string }[] };
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}
interface Quantity {
  readonly value?: number;
  readonly plane?: string;
  readonly reason?: string;
}

beforeAll(() => {
  const made = run('demo', '--out', root, '--case', 'tilted-unequal-magnification', '--films-only');
  expect([made.status, made.stderr]).toEqual([0, '']);
}, 120_000);

const original = (): Case => JSON.parse(readFileSync(join(films, '..', 'case.json'), 'utf8')) as Case;
function evaluated(change: (document: Case) => unknown): Result {
  const path = join(root, 'changed.json');
  writeFileSync(path, JSON.stringify(change(original())));
  const { status, stdout, stderr } = run('evaluate', films, '--case', path, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Result;
}
const codes = (result: Result): readonly string[] => result.warnings.map(({ code }) => code);
const motion = (result: Result, segment: string): readonly Quantity[] =>
  result.measurements
    .filter((one) => one.measure === 'interspinousMotion' && one.segment === segment)
    .map(({ quantity }) => quantity);
const asAnnotated = (document: Case, change: (one: Annotation) => Annotation): Case => ({
  ...document,
  annotations: document.annotations.map(change),
});

describe('what a case names and is not there', () => {
  it('says nothing of a sound case', () => {
    const expected = ['ANNOTATION_FRAME_NOT_FOUND', 'ANNOTATION_ID_TWICE', 'ANNOTATION_IMAGE_NOT_FOUND', 'LINE_WITHOUT_LENGTH'];
    expect(codes(evaluated((document) => document)).filter((code) => expected.includes(code))).toEqual([]);
  });

  it('a landmark on frame 2 of a film of one frame does not count', () => {
    const result = evaluated((document) =>
      asAnnotated(document, (one) =>
        one.kind === 'spinous-tip' && one.vertebra === 'C5' && one.sopInstanceUID === document.films.flexion
          ? { ...one, frame: 2 }
          : one,
      ),
    );
    expect(codes(result)).toContain('ANNOTATION_FRAME_NOT_FOUND');
    expect(motion(result, 'C5-C6').map(({ reason }) => reason)).toEqual(['LANDMARK_MISSING', 'LANDMARK_MISSING']);
  });

  it('one id on two annotations', () => {
    const result = evaluated((document) => {
      const [first, ...rest] = document.annotations;
      return { ...document, annotations: [first, ...rest.map((one, i) => (i === 0 ? { ...one, id: first?.id } : one))] };
    });
    expect(codes(result).filter((code) => code === 'ANNOTATION_ID_TWICE')).toHaveLength(1);
  });

  it('landmarks and a film of an image that was not opened', () => {
    const result = evaluated((document) => ({
      ...asAnnotated(document, (one) =>
        one.sopInstanceUID === document.films.flexion ? { ...one, sopInstanceUID: '1.2.3' } : one,
      ),
      films: { ...document.films, flexion: '1.2.3' },
    }));
    const said = result.warnings.filter(({ code }) => code === 'ANNOTATION_IMAGE_NOT_FOUND' || code === 'FILM_NOT_FOUND');
    expect(said.map(({ code }) => code).toSorted()).toEqual(['ANNOTATION_IMAGE_NOT_FOUND', 'FILM_NOT_FOUND']);
    expect(said.every(({ message }) => message.includes('1.2.3'))).toBe(true);
  });

  it('a calibration line whose ends are one point', () => {
    const result = evaluated((document) => ({
      ...document,
      annotations: [
        ...document.annotations,
        {
          id: 'flat',
          kind: 'calibration',
          sopInstanceUID: document.films.flexion,
          frame: 1,
          line: [
            [10, 20],
            [10, 20],
          ],
          lengthMm: 30,
        },
      ],
    }));
    expect(codes(result)).toContain('LINE_WITHOUT_LENGTH');
  });
});

describe('calibrations that contradict each other', () => {
  // 200 px of 0.22 mm are 44 mm on the detector: 44 / 30 makes flexion magnified 1.47, where both headers say less than 1.25.
  it('one film calibrated by an object, the other by its header: said when the object plane is off by more than 3 %', () => {
    const result = evaluated((document) => ({
      ...document,
      annotations: [
        ...document.annotations.filter(({ kind }) => kind !== 'rigid-length' && kind !== 'calibration'),
        {
          id: 'known',
          kind: 'calibration',
          sopInstanceUID: document.films.flexion,
          frame: 1,
          line: [
            [100, 100],
            [100, 300],
          ],
          lengthMm: 30,
          object: 'rod',
        },
      ],
    }));
    const [said] = result.warnings.filter(({ code }) => code === 'CALIBRATION_CONFLICT');
    expect(said?.message).toMatch(/rod 30\.0 mm.*draw the known object on both films/);
  });
});

describe('case fields', () => {
  it.each([
    ['2025-13-01', 3],
    ['2025-02-29', 3],
    ['2025-04-31', 3],
    ['2025-00-10', 3],
    ['2024-02-29', 0],
    ['2000-02-29', 0],
    ['1900-02-29', 3],
  ])('surgery.date %s: exit %i', (date, exit) => {
    const path = join(root, 'date.json');
    const document = original();
    writeFileSync(path, JSON.stringify({ ...document, surgery: { ...document.surgery, date } }));
    const { status, stderr } = run('evaluate', films, '--case', path, '--json');
    expect(status).toBe(exit);
    if (exit !== 0) expect(stderr).toContain('surgery.date: must be a day of the calendar');
  });
});

describe('folders that cannot be made', () => {
  it('report into a file: exit 1, at once', () => {
    const inTheWay = join(root, 'in the way');
    writeFileSync(inTheWay, '');
    const { status, stderr } = run(
      'report',
      films,
      '--case',
      join(films, '..', 'case.json'),
      '--out',
      inTheWay,
      '--format',
      'json',
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('NOT_A_FOLDER')]);
  });

  it.skipIf(!existsSync('/proc/self'))('a file system that refuses with ENOENT does not hang', () => {
    const out = '/proc/fusion-review-report';
    const { status, stderr } = run('report', films, '--case', join(films, '..', 'case.json'), '--out', out, '--format', 'json');
    expect([status, stderr]).toEqual([1, expect.stringContaining(out)]);
  });

  it('a link to nowhere', () => {
    const link = join(root, 'link');
    symlinkSync(join(root, 'nowhere'), link);
    const { status } = run(
      'report',
      films,
      '--case',
      join(films, '..', 'case.json'),
      '--out',
      join(link, 'x'),
      '--format',
      'json',
    );
    expect(status).toBe(1);
  });
});

describe('a reader of stdout that leaves', () => {
  it.skipIf(process.platform === 'win32')('is no failure to talk about', () => {
    const command = `"${process.execPath}" "${CLI}" evaluate "${films}" --case "${join(films, '..', 'case.json')}" --json | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect([stdout.length, stderr]).toEqual([10, '']);
  });
});
