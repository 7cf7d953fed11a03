import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readFrame } from '../../src/main/io/readFrame.ts';
import { element, part10 } from '../fixtures/frameFiles.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-frame-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function bytesOf(path: string, frame: number): Promise<number[] | string> {
  const read = await readFrame(path, frame);
  if (!read.ok) return read.error.code;
  return read.value.encoded.ok ? [...read.value.encoded.value.bytes] : read.value.encoded.error.code;
}

const TWO_BY_ONE = { rows: 1, columns: 2, frames: 2, bitsStored: 16, signed: false };
const PIXELS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('readFrame', () => {
  it('reads the last frame of a 3 GB file without reading the file', async () => {
    // 1000 × 1500 × 2 bytes a frame, 1000 frames; the file is sparse.
    const header = part10({ rows: 1000, columns: 1500, frames: 1000, bitsStored: 16, signed: false }, [], []);
    header.writeUInt32LE(3_000_000_000, header.length - 4);
    const file = openSync(at('large.dcm'), 'w');
    writeSync(file, header);
    ftruncateSync(file, header.length + 3_000_000_000);
    writeSync(file, Uint8Array.of(9, 8, 7), 0, 3, header.length + 999 * 3_000_000);
    closeSync(file);
    const started = performance.now();
    const read = await readFrame(at('large.dcm'), 999);
    expect(performance.now() - started).toBeLessThan(2000);
    if (!read.ok || !read.value.encoded.ok) throw new Error('not read');
    const { bytes } = read.value.encoded.value;
    expect([bytes.length, bytes[0], bytes[1], bytes[2], bytes[3]]).toEqual([3_000_000, 9, 8, 7, 0]);
  });

  it('finds pixels behind a header that is longer than the first read', async () => {
    const long = Array.from({ length: 3 }, (_, i) => element(0x0029, 0x1010 + i, 'OB', Array<number>(60_000).fill(7)));
    writeFileSync(at('long.dcm'), part10(TWO_BY_ONE, PIXELS, long));
    expect(await bytesOf(at('long.dcm'), 1)).toEqual([5, 6, 7, 8]);
  });

  it('inflates a deflated data set', async () => {
    const plain = part10({ ...TWO_BY_ONE, syntax: '1.2.840.10008.1.2.1.99' }, PIXELS, []);
    const meta = 132 + element(0x0002, 0x0010, 'UI', '1.2.840.10008.1.2.1.99').length;
    writeFileSync(at('deflated.dcm'), Buffer.concat([plain.subarray(0, meta), deflateRawSync(plain.subarray(meta))]));
    expect(await bytesOf(at('deflated.dcm'), 1)).toEqual([5, 6, 7, 8]);
  });

  it('reads a member of an archive', async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(part10(TWO_BY_ONE, PIXELS, []), 'study/film');
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    writeFileSync(at('a.zip'), Buffer.concat(chunks));
    expect(await bytesOf(`${at('a.zip')}!study/film`, 0)).toEqual([1, 2, 3, 4]);
    expect(await bytesOf(`${at('a.zip')}!study/other`, 0)).toBe('MEMBER_NOT_FOUND');
  });

  it.each([
    ['a file that is not there', 'none.dcm', 'NOT_FOUND'],
    ['a folder', '.', 'IS_A_FOLDER'],
  ])('says what is wrong with %s', async (_, name, code) => expect(await bytesOf(at(name), 0)).toBe(code));
});
