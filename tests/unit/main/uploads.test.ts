import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/base';
import { createUploads, safeParts } from '../../../src/main/io/uploads.ts';

describe('names of uploaded files', () => {
  it.each([
    ['study/IM0001', ['study', 'IM0001']],
    ['../../etc/passwd', ['etc', 'passwd']],
    ['..\\..\\windows\\system32', ['windows', 'system32']],
    ['/absolute/name', ['absolute', 'name']],
    ['C:\\films\\a.dcm', ['C_', 'films', 'a.dcm']],
    ['a/./b/.../c', ['a', 'b', 'c']],
    ['nul\u0000byte', ['nul_byte']],
    ['', ['file']],
    ['///', ['file']],
  ])('%j becomes %j', (given, expected) => {
    expect(safeParts(given)).toEqual(expected);
  });

  it.each(['', 'short', '../../etc', 'a/b/c/d/e/f', 'x'.repeat(65)])('session %j names no folder', (session) => {
    expect(createUploads('/uploads').folderOf(session)).toBeNull();
  });
});

describe('uploads', () => {
  const session = 'session-12345';
  const bytes = (count: number): Readable => Readable.from([Buffer.alloc(count / 2), Buffer.alloc(count / 2)]);
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fusion-review-uploads-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('keeps what fits, and answers its folder', async () => {
    const uploads = createUploads(root, { most: 1000, reserve: 0 });
    expect(await uploads.begin(session, 1000)).toEqual(ok(true));
    expect(await uploads.receive(session, 'a/IM1', bytes(400))).toEqual(ok(true));
    expect(await uploads.receive(session, 'a/IM2', bytes(600))).toEqual(ok(true));
    expect(uploads.finish(session)).toEqual(ok(join(root, session)));
    expect(readdirSync(join(root, session, 'a')).sort()).toEqual(['IM1', 'IM2']);
  });

  it('refuses before the first byte what is too much, or more than the disk may lose', async () => {
    expect(await createUploads(root, { most: 1000, reserve: 0 }).begin(session, 1001)).toMatchObject({
      ok: false,
      error: { code: 'UPLOAD_TOO_LARGE' },
    });
    const full = createUploads(root, { most: 1000, reserve: Number.MAX_SAFE_INTEGER });
    expect(await full.begin(session, 1)).toMatchObject({ ok: false, error: { code: 'UPLOAD_TOO_LARGE' } });
  });

  it('stops one that sends more than it said, and leaves nothing of it', async () => {
    const uploads = createUploads(root, { most: 1000, reserve: 0 });
    await uploads.begin(session, 10);
    await uploads.receive(session, 'IM1', bytes(600));
    const second = await uploads.receive(session, 'IM2', bytes(600));
    expect(second).toMatchObject({ ok: false, error: { code: 'UPLOAD_TOO_LARGE' } });
    expect(await uploads.receive(session, 'IM3', bytes(2))).toEqual(second);
    expect(uploads.finish(session)).toEqual(second);
    expect(existsSync(join(root, session))).toBe(false);
  });

  it('leaves nothing of one whose page went away in the middle of a file', async () => {
    const uploads = createUploads(root);
    const gone = new Readable({
      read() {
        this.push(Buffer.alloc(10));
        this.destroy(new Error('aborted'));
      },
    });
    expect((await uploads.receive(session, 'IM1', gone)).ok).toBe(false);
    expect(existsSync(join(root, session))).toBe(false);
  });
});
