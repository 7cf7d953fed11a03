import { describe, expect, it } from 'vitest';
import type { Api } from '#shared/ipc';
import { ApiError, contract, createClient, dispatch, framePath, parseFramePath } from '#shared/ipc';

/** Answers every method with what it was called with. */
const echo = Object.fromEntries(
  Object.keys(contract).map((method) => [method, async (params: unknown) => ({ method, params })]),
) as unknown as Api;
const withMethod = (method: string, call: () => Promise<unknown>): Api => ({ ...echo, [method]: call });

describe('dispatch', () => {
  it.each(['nope', 'toString', '__proto__', 'constructor', ''])('knows no method "%s"', async (method) => {
    expect(await dispatch(echo, method, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
  });

  it.each([
    ['openPaths', { paths: [] }, 'paths'],
    ['openPaths', { paths: ['a', 7] }, 'paths.1'],
    ['openPaths', undefined, ''],
    ['appendEntry', { caseId: 'c', clientId: 'a', seq: -1, entry: { kind: 'undo' } }, 'seq'],
    ['appendEntry', { caseId: 'c', clientId: 'a', seq: 0, entry: { kind: 'forget' } }, 'entry.kind'],
    [
      'appendEntry',
      {
        caseId: 'c',
        clientId: 'a',
        seq: 0,
        entry: { kind: 'do', command: { type: 'annotations.put', annotations: [{ id: 'a', kind: 'spinous-tip', point: [1] }] } },
      },
      'entry.command.annotations.0',
    ],
    ['saveReader', { reader: { id: 'r', name: '' } }, 'reader.name'],
    ['saveReader', { reader: { id: 'r' } }, 'reader.name'],
    ['setSetting', { value: 1 }, 'key'],
  ])('refuses %s with %j, naming the field', async (method, params, field) => {
    const answer = await dispatch(echo, method, params);
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_PARAMS' } });
    expect(!answer.ok && answer.error.message).toContain(`${method}: ${field}`);
  });

  it('hands on only what the contract names', async () => {
    expect(await dispatch(echo, 'scanStatus', { jobId: 'j', more: 1 })).toEqual({
      ok: true,
      result: { method: 'scanStatus', params: { jobId: 'j' } },
    });
  });

  it('answers a refusal with its code and a mistake of ours as INTERNAL', async () => {
    const refusing = withMethod('scanStatus', async () => {
      throw new ApiError('NOT_FOUND', 'no job');
    });
    expect(await dispatch(refusing, 'scanStatus', { jobId: 'j' })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', message: 'no job' },
    });
    const failing = withMethod('scanStatus', async () => {
      throw new TypeError('x is undefined');
    });
    expect(await dispatch(failing, 'scanStatus', { jobId: 'j' })).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });
});

describe('createClient', () => {
  it('is the same Api on the far side', async () => {
    const client = createClient((method, params) => dispatch(echo, method, JSON.parse(JSON.stringify(params))));
    expect(await client.scanStatus({ jobId: 'j' })).toEqual({ method: 'scanStatus', params: { jobId: 'j' } });
    await expect(client.openPaths({ paths: [] })).rejects.toMatchObject({ name: 'ApiError', code: 'BAD_PARAMS' });
    expect(Object.keys(client).sort()).toEqual(Object.keys(contract).sort());
  });
});

describe('frame paths', () => {
  it.each(['1.2.840.113619.2', '2.25.1', 'a b/ü', 'x'.repeat(64)])('carry %s', (uid) => {
    expect(parseFramePath(framePath(uid, 17))).toEqual({ sopInstanceUID: uid, frame: 17 });
  });
  it.each([
    '/frames/1.2',
    '/frames/1.2/',
    '/frames/1.2/-1',
    '/frames/1.2/1x',
    '/frames//0',
    '/frames/%zz/0',
    '/frames/a/b/0',
    '/x/1.2/0',
  ])('refuse %s', (path) => {
    expect(parseFramePath(path)).toBe(null);
  });
});
