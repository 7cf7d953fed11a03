import { describe, expect, it } from 'vitest';
import { createUploads, safeParts } from '../../../src/main/hosts/uploads.ts';

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
