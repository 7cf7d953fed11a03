import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { resolveCalibration } from '#shared/calibration';
import { encodePng } from '../../../src/main/io/png.ts';
import { readPictureHeader } from '../../../src/main/io/pictures/pictureHeader.ts';
import { greyOf, upright } from '../../../src/main/io/pictures/upright.ts';
import { readFrame } from '../../../src/main/io/readFrame.ts';
import { scanPaths } from '../../../src/main/io/scanPaths.ts';
import { fileOf, filmAttributes } from '../../fixtures/dicomInstances.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};
const png = (rows: number, columns: number, first = 0): Uint8Array =>
  encodePng({
    rows,
    columns,
    samples: { kind: 'grey', values: Uint8Array.from({ length: rows * columns }, (_, i) => (first + i * 3) % 256) },
  });
const codeOf = (bytes: Uint8Array): string => {
  const read = readPictureHeader(bytes);
  return read.ok ? 'ok' : read.error.code;
};

describe('a picture of a film', () => {
  test('named itself, is a radiograph of which only the pixels are known', async () => {
    const path = write('one/flexion.png', png(4, 6));
    const index = await scanPaths([path]);
    const [study] = index.studies;
    const [set] = study?.displaySets ?? [];
    expect([index.files, index.rejected.length, study?.patientName, study?.patientID]).toEqual([1, 0, '', '']);
    expect(set).toMatchObject({ kind: 'radiograph', pose: null, rows: 4, columns: 6, seriesDescription: 'flexion.png' });
    expect(set?.warnings).toContain('PICTURE');
    const instance = Object.values(index.instances)[0]!;
    expect(resolveCalibration(instance, [], null)).toMatchObject({ kind: 'uncalibrated', spacingMm: null, plane: null });
  });
  test('gives its samples', async () => {
    const frame = await readFrame(write('one/again.png', png(2, 3, 7)), 0);
    expect(frame.ok && frame.value.encoded.ok && [...frame.value.encoded.value.bytes]).toEqual([7, 10, 13, 16, 19, 22]);
  });
  test('of 16 bits keeps them', async () => {
    const values = Uint16Array.of(0, 300, 65535, 4096);
    const path = write('deep.png', encodePng({ rows: 2, columns: 2, samples: { kind: 'grey', values } }));
    const frame = await readFrame(path, 0);
    expect(frame.ok && frame.value.instance.pixels?.bitsAllocated).toBe(16);
    if (!frame.ok || !frame.value.encoded.ok) throw new Error('unread');
    expect([...new Uint16Array(frame.value.encoded.value.bytes.slice().buffer)]).toEqual([0, 300, 65535, 4096]);
  });
  test('in a folder is taken where no DICOM lies beside it, and only when asked for', async () => {
    const alone = write('alone/a.png', png(4, 4));
    write('alone/deep/b.png', png(5, 5));
    write('beside/film.dcm', fileOf(filmAttributes('1.2.3.4')));
    write('beside/icon.png', png(4, 4, 9));
    const found = async (paths: readonly string[], pictures?: 'named' | 'alone') => {
      const index = await scanPaths(
        paths.map((path) => join(folder, path)),
        pictures === undefined ? {} : { pictures },
      );
      return [index.files, Object.keys(index.instances).length, index.rejected.map(({ code }) => code)];
    };
    expect(await found(['alone'], 'alone')).toEqual([2, 2, []]);
    expect(await found(['alone'])).toEqual([2, 0, ['NOT_DICOM', 'NOT_DICOM']]);
    expect(await found(['beside'], 'alone')).toEqual([2, 1, ['NOT_DICOM']]);
    expect(await found(['beside', 'beside/icon.png'])).toEqual([2, 2, []]);
    expect((await scanPaths([alone])).account).toMatchObject({ imageFiles: 1, rejectedFiles: 0 });
  });
  test('pictures of one folder are one study, the same picture elsewhere is the same image', async () => {
    const bytes = png(4, 4, 50);
    const here = await scanPaths([write('s1/a.png', bytes), write('s1/b.png', png(4, 4, 60))]);
    const there = await scanPaths([write('s2/copy.png', bytes)]);
    expect(here.studies).toHaveLength(1);
    expect(here.instances[Object.keys(there.instances)[0]!]).toBeDefined();
  });
  test('damaged or beyond all films is refused with a code', () => {
    const large = Uint8Array.from(png(2, 2));
    new DataView(large.buffer).setUint32(16, 40_000);
    new DataView(large.buffer).setUint32(20, 40_000);
    expect(codeOf(large)).toBe('PICTURE_TOO_LARGE');
    const interlaced = Uint8Array.from(png(2, 2));
    interlaced[28] = 1;
    expect(codeOf(interlaced)).toBe('PICTURE_UNSUPPORTED');
    expect(codeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toBe('PICTURE_BROKEN');
    expect(codeOf(png(3, 3).subarray(0, 20))).toBe('PICTURE_BROKEN');
  });
});

describe('a picture turned upright', () => {
  // Stored:  1 2 3   the letters of the EXIF specification's own table.
  //          4 5 6
  const stored = Uint8Array.of(1, 2, 3, 4, 5, 6);
  test.each([
    [1, '123|456'],
    [2, '321|654'],
    [3, '654|321'],
    [4, '456|123'],
    [5, '14|25|36'],
    [6, '41|52|63'],
    [7, '63|52|41'],
    [8, '36|25|14'],
  ])('orientation %i is seen as %s', (orientation, seen) => {
    const columns = orientation >= 5 ? 2 : 3;
    const out = [...upright(stored, 2, 3, orientation)];
    const lines = Array.from({ length: 6 / columns }, (_, y) => out.slice(y * columns, (y + 1) * columns).join(''));
    expect(lines.join('|')).toBe(seen);
  });
  test('colour becomes luminance', () => {
    expect([...greyOf(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 10, 10), 3)]).toEqual([76, 150, 29, 10]);
    expect([...greyOf(Uint8Array.of(80, 255, 90, 0), 2)]).toEqual([80, 90]);
  });
});
