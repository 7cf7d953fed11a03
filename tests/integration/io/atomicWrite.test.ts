import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomicWrite } from '../../../src/main/io/atomicWrite.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../../fixtures/smallDisk.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/serviceHarness.ts';

describe('atomicWrite', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it('writes, reads back and answers the hash of what is there', async () => {
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    expect(await atomicWrite(join(folder, 'a.txt'), 'abc')).toEqual({
      ok: true,
      value: {
        path: join(folder, 'a.txt'),
        bytes: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    });
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('abc');
  });

  it('replaces the earlier file and leaves nothing beside it', async () => {
    writeFileSync(join(folder, 'ü.bin'), 'old');
    await atomicWrite(join(folder, 'ü.bin'), new Uint8Array([1, 0, 255]));
    expect([...readFileSync(join(folder, 'ü.bin'))]).toEqual([1, 0, 255]);
    expect(readdirSync(folder)).toEqual(['ü.bin']);
  });

  it.each([
    ['a folder that is not there', 'no/such/a.txt', 'NOT_FOUND'],
    ['a file in the place of a folder', 'file/a.txt', 'NOT_A_FOLDER'],
    ['a folder in the place of the file', 'folder', 'IS_A_FOLDER'],
  ])('refuses %s', async (_, name, code) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    expect(await atomicWrite(join(folder, name), 'x')).toMatchObject({ ok: false, error: { code } });
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  });

  const noDisk = whyNoSmallDisk();
  it.skipIf(noDisk !== null)(`on a full disk: DISK_FULL, the earlier file whole, no partial one${noDisk ?? ''}`, async () => {
    const disk = mountSmallDisk(folder, 256);
    try {
      const target = join(disk.path, 'report.pdf');
      expect((await atomicWrite(target, 'the earlier one')).ok).toBe(true);
      expect(await atomicWrite(target, new Uint8Array(1024 * 1024))).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
      expect(readFileSync(target, 'utf8')).toBe('the earlier one');
      expect(readdirSync(disk.path)).toEqual(['report.pdf']);
    } finally {
      disk.unmount();
    }
  });

  it.skipIf(noDisk !== null)(`on a read-only disk: READ_ONLY${noDisk ?? ''}`, async () => {
    const disk = mountSmallDisk(folder, 256);
    try {
      execFileSync('mount', ['-o', 'remount,ro', disk.path]);
      expect(await atomicWrite(join(disk.path, 'a'), 'x')).toMatchObject({ ok: false, error: { code: 'READ_ONLY' } });
    } finally {
      disk.unmount();
    }
  });
});
