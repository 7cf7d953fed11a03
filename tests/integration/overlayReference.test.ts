import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { imageFile, overlayAttributes } from '../fixtures/dressedFile.ts';
import { hasProgram } from '../fixtures/pixelOracles.ts';
import { shownDifference } from '../fixtures/shownReference.ts';

const folder = mkdtempSync(join(tmpdir(), 'overlay-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const level = (row: number, column: number): number => (row * 61 + column * 17) % 3000;
const window = [
  ['00281050', 'DS', '1500'],
  ['00281051', 'DS', '3200'],
] as const;

describe.skipIf(!hasProgram('dcmj2pnm'))('overlays against dcmtk', () => {
  it('draws the same pixels: own data with an origin outside, two groups', async () => {
    const overlays = [
      ...overlayAttributes({ rows: 20, columns: 33, origin: [-3, 40], lit: (r, c) => (r * 3 + c) % 7 === 0 }),
      ...overlayAttributes({ group: 0x6002, rows: 9, columns: 11, origin: [30, 5], lit: (r, c) => r === c }),
    ];
    const path = file('own.dcm', imageFile(48, 64, level, [...window, ...overlays]));
    expect(await shownDifference(path)).toEqual({ difference: expect.any(Number) as number, allowed: 1 });
    expect((await shownDifference(path))?.difference).toBeLessThanOrEqual(1);
  });
  it('draws the same pixels: bits in the pixel cells', async () => {
    const path = file(
      'cells.dcm',
      imageFile(48, 64, (r, c) => level(r, c) | ((r + c) % 5 === 0 ? 1 << 14 : 0), [
        ...window,
        ['60000010', 'US', [48]],
        ['60000011', 'US', [64]],
        ['60000040', 'CS', 'G'],
        ['60000050', 'SS', [1, 1]],
        ['60000100', 'US', [16]],
        ['60000102', 'US', [14]],
      ]),
    );
    expect((await shownDifference(path))?.difference).toBeLessThanOrEqual(1);
  });
  it('really compares overlays: dcmtk without them differs', () => {
    const path = join(folder, 'own.dcm');
    const run = (more: readonly string[]): string =>
      spawnSync('dcmj2pnm', ['--write-raw-pnm', '+Wi', '1', ...more, path], { maxBuffer: 2 ** 24 }).stdout.toString('latin1');
    expect(run([])).not.toBe(run(['-O']));
  });
});
