import { describe, expect, it } from 'vitest';
import { ioFailure } from '../../../../src/main/io/ioFailure.ts';

/** Numbers of sqlite.org/rescode.html; extended codes keep the primary one in their low byte. */
describe('ioFailure', () => {
  it.each([
    [{ code: 'EROFS' }, 'READ_ONLY'],
    [{ code: 'EACCES' }, 'READ_ONLY'],
    [{ code: 'ENOSPC' }, 'DISK_FULL'],
    [{ code: 'EDQUOT' }, 'DISK_FULL'],
    [{ code: 'ENOENT' }, 'NOT_FOUND'],
    [{ code: 'EWHATEVER' }, 'IO_ERROR'],
    [{ errcode: 13 }, 'DISK_FULL'],
    [{ errcode: 8 }, 'READ_ONLY'],
    [{ errcode: 1032 }, 'READ_ONLY'],
    [{ errcode: 5 }, 'STORE_BUSY'],
    [{ errcode: 261 }, 'STORE_BUSY'],
    [{ errcode: 11 }, 'STORE_DAMAGED'],
    [{ errcode: 26 }, 'STORE_DAMAGED'],
    [{ errcode: 10 }, 'IO_ERROR'],
    ['a text', 'IO_ERROR'],
    [null, 'IO_ERROR'],
  ])('%j is %s', (error, code) => {
    expect(ioFailure(error, '/some/where')).toMatchObject({ code, message: expect.stringContaining('/some/where') as unknown });
  });
});
