import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { element, part10 } from '../fixtures/frameFiles.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const CLI = join(import.meta.dirname, '../../src/main/cli.ts');
const SCHEMA = sharedData('../cli.schema.json');

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function frame(...args: readonly string[]): Answer {
  const run = spawnSync(process.execPath, [CLI, 'frame', ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'frame-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** 2 rows × 3 columns of signed 16 bits, 12 stored; two frames. Rescaled by 1 / -1000. */
const VALUES = [-5, 0, 7, 100, -2048, 2047];
const pixelsOf = (values: readonly number[]): number[] => [...new Uint8Array(Int16Array.from(values).buffer)];
const FILE = part10(
  { rows: 2, columns: 3, frames: 2, bitsStored: 12, signed: true },
  [...pixelsOf([1, 2, 3, 4, 5, 6]), ...pixelsOf(VALUES)],
  [element(0x0028, 0x1052, 'DS', '-1000 '), element(0x0028, 0x1053, 'DS', '1 ')],
);

describe('frame', () => {
  it('answers what the pixels are, of the frame that was asked for, counted from 1', () => {
    writeFileSync(at('a.dcm'), FILE);
    const { code, out, err } = frame(at('a.dcm'), '--frame', '2', '--json', '--raw', at('a.raw'));
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      rows: 2,
      columns: 3,
      samplesPerPixel: 1,
      bitsAllocated: 16,
      signed: true,
      min: -2048,
      max: 2047,
      sha256: createHash('sha256')
        .update(Uint8Array.from(pixelsOf(VALUES)))
        .digest('hex'),
      spacing: { kind: 'uncalibrated', mm: null },
    });
    expect([...readFileSync(at('a.raw'))]).toEqual(pixelsOf(VALUES));
  });

  it('writes what a viewport shows: -1005 … 1047 HU through centre -1000, width 11', () => {
    writeFileSync(at('a.dcm'), FILE);
    // A centre below zero is no option.
    expect(frame(at('a.dcm'), '--frame', '2', '--png', at('a.png'), '--window', '-1000,11').code).toBe(0);
    const png = readFileSync(at('a.png'));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([3, 2, 8, 0]);
    const lines = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    // LINEAR: (x + 1000.5) / 10 + 0.5, of 255; x = stored - 1000. -5 is 0.05, 0 is 0.55.
    expect([...lines]).toEqual([0, 13, 140, 255, 0, 255, 0, 255]);
  });

  it.each([
    ['too few bytes', FILE.slice(0, -2), ['--frame', '2'], 3, 'PIXELS_TRUNCATED'],
    [
      'no pixel data',
      part10({ rows: 2, columns: 3, frames: 1, bitsStored: 16, signed: false }, null, []),
      [],
      4,
      'PIXELS_ABSENT',
    ],
    [
      'a syntax that is not supported',
      part10({ rows: 2, columns: 3, frames: 1, bitsStored: 16, signed: false, syntax: '1.2.840.10008.1.2.4.100' }, [1, 2], []),
      [],
      4,
      'TRANSFER_SYNTAX_UNSUPPORTED',
    ],
    ['no DICOM', Buffer.from('hello'), [], 3, 'NOT_DICOM'],
    ['an empty file', Buffer.alloc(0), [], 3, 'EMPTY_FILE'],
    ['a frame that is not there', FILE, ['--frame', '3'], 2, 'FRAME_OUT_OF_RANGE'],
  ] as const)('%s', (_, bytes, args, exit, code) => {
    writeFileSync(at('b.dcm'), bytes);
    const answer = frame(at('b.dcm'), ...args, '--json', '--raw', at('b.raw'));
    expect(answer.code).toBe(exit);
    expect(answer.err).toContain(code);
    expect(() => readFileSync(at('b.raw'))).toThrow();
    if (exit === 4) expect(JSON.parse(answer.out)).toMatchObject({ rows: 2, columns: 3, min: null, max: null, sha256: null });
  });

  it.each([
    [[]],
    [['x', 'y']],
    [['x', '--frame', '0']],
    [['x', '--window', '40']],
    [['x', '--window', '40,0']],
    [['x', '--bits']],
  ])('wrong usage: %j', (args) => {
    const answer = frame(...args);
    expect(answer.code).toBe(2);
    expect(answer.err).not.toBe('');
  });

  it('says in its help how frames are counted', () => expect(frame('--help').out).toContain('the first is 1'));
});

describe.skipIf(SCHEMA === null)('frame against the published schema', () => {
  it.each([
    ['an image', FILE],
    ['no pixels', part10({ rows: 2, columns: 3, frames: 1, bitsStored: 16, signed: false }, null, [])],
    ['no image', part10(null, null, [])],
  ])('%s', (_, bytes) => {
    const schema = JSON.parse(readFileSync(SCHEMA!, 'utf8')) as { $defs: object };
    const validate = new Ajv2020({ strict: false }).compile({ ...schema, $ref: '#/$defs/frame' });
    writeFileSync(at('c.dcm'), bytes);
    expect(validate(JSON.parse(frame(at('c.dcm'), '--json').out)), JSON.stringify(validate.errors)).toBe(true);
  });
});
