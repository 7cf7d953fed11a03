import { describe, expect, test } from 'vitest';
import { EMPTY_CASE } from '#shared/case';
import type { Registrar } from '../../../../src/renderer/client/registrar.ts';
import { createRegistrar, type RegistrationWorker } from '../../../../src/renderer/client/registrar.ts';
import { createMotionStore } from '../../../../src/renderer/state/motionStore.ts';

const NO_INDEX = { files: 0, studies: [], instances: {}, rejected: [] };
const PAIR = {
  flexion: { rows: 1, columns: 1, values: new Float32Array(1), pixelMm: 1 },
  extension: { rows: 1, columns: 1, values: new Float32Array(1), pixelMm: 1 },
  landmarks: [],
  placedOnExtension: new Map(),
  scale: null,
};

/** A worker that answers when it is told to. */
function fakeWorker(): { readonly worker: RegistrationWorker; readonly ended: () => boolean } {
  let ended = false;
  const worker: RegistrationWorker = {
    postMessage: () => undefined,
    terminate: () => (ended = true),
    onmessage: null,
    onerror: null,
  };
  return { worker, ended: () => ended };
}

describe('the registrar', () => {
  test('passes the steps on, gives the result and ends its worker', async () => {
    const { worker, ended } = fakeWorker();
    const steps: number[] = [];
    const running = createRegistrar(() => worker).register(PAIR, {
      signal: new AbortController().signal,
      neutral: null,
      onStep: ({ done }) => steps.push(done),
    });
    const answer = (data: unknown): void => worker.onmessage?.({ data } as never);
    answer({ kind: 'step', id: 1, step: { done: 1, total: 5, vertebra: null } });
    answer({ kind: 'step', id: 1, step: { done: 2, total: 5, vertebra: 'C5' } });
    const result = { vertebrae: [], scale: { ratio: 1, relativeStandardError: 0, source: 'x' } };
    answer({ kind: 'registered', id: 1, result, overNeutral: null, milliseconds: 3 });
    expect(await running).toEqual({ ok: true, value: { pair: result, overNeutral: null } });
    expect(steps).toEqual([1, 2]);
    expect(ended()).toBe(true);
  });

  test('when aborted ends its worker at once and rejects', async () => {
    const { worker, ended } = fakeWorker();
    const stop = new AbortController();
    const running = createRegistrar(() => worker).register(PAIR, { signal: stop.signal, neutral: null, onStep: () => undefined });
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(ended()).toBe(true);
  });

  test('a worker that cannot run is a failure of the world', async () => {
    const { worker } = fakeWorker();
    const running = createRegistrar(() => worker).register(PAIR, {
      signal: new AbortController().signal,
      neutral: null,
      onStep: () => undefined,
    });
    worker.onerror?.({ message: 'no memory' } as never);
    expect(await running).toEqual({ ok: false, error: { code: 'REGISTRATION_STOPPED', message: 'no memory' } });
  });
});

describe('the motion store', () => {
  test('says why a case cannot be registered, without asking for a pixel', async () => {
    const registrar = {} as Registrar;
    const store = createMotionStore({ frames: { load: () => Promise.reject(new Error('not to be asked')) }, registrar });
    const found = await store.register(EMPTY_CASE, NO_INDEX);
    expect(found).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^[A-Z_]+$/) } });
    expect(store.getState().run).toBe(null);
  });
});
