import { describe, expect, test } from 'vitest';
import type { Result } from '#shared/base';
import { ok } from '#shared/base';
import type { PixelError } from '#shared/dicom/pixels';
import { createFrames } from '../../../../src/renderer/client/frames.ts';
import { boundedCache } from '../../../../src/renderer/client/framesCache.ts';
import { priorityGate } from '../../../../src/renderer/client/framesGate.ts';
import type { Decoded, DecodeWorker } from '../../../../src/renderer/client/workerPool.ts';
import { decodePool, poolSize } from '../../../../src/renderer/client/workerPool.ts';

const decoded = (bytes: number): Decoded => ({ frame: { values: new Uint8Array(bytes) }, description: {} }) as unknown as Decoded;
const never = new AbortController().signal;

describe('cache', () => {
  test('drops what was used longest ago, by bytes', () => {
    const cache = boundedCache<string>(100);
    cache.set('a', 'A', 40);
    cache.set('b', 'B', 40);
    cache.get('a');
    cache.set('c', 'C', 50);
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.bytes()]).toEqual(['A', undefined, 'C', 90]);
  });
  test('does not throw everything out for what never fits', () => {
    const cache = boundedCache<string>(100);
    cache.set('a', 'A', 40);
    cache.set('b', 'B', 101);
    expect([cache.get('a'), cache.get('b'), cache.bytes()]).toEqual(['A', undefined, 40]);
  });
});

describe('gate', () => {
  test('one at a time, by priority, then by arrival; an aborted one is skipped', async () => {
    const gate = priorityGate(1);
    const order: string[] = [];
    const gone = new AbortController();
    let open: () => void = () => undefined;
    const first = gate.run(() => new Promise<void>((done) => (open = done)), { priority: 0, signal: never });
    const job = (name: string, priority: number, signal = never) =>
      gate.run(async () => void order.push(name), { priority, signal });
    const waiting = [job('low', -1), job('first', 0), job('second', 0), job('urgent', 5)];
    const aborted = expect(job('aborted', 9, gone.signal)).rejects.toBeDefined();
    gone.abort();
    await new Promise((done) => setTimeout(done));
    open();
    await Promise.all([first, ...waiting, aborted]);
    expect(order).toEqual(['urgent', 'first', 'second', 'low']);
  });
});

describe('frames', () => {
  /** Fetches hang until they are answered by hand. */
  function desk(cacheBytes = 1000) {
    const asked: { path: string; signal: AbortSignal; answer: (result: Result<ArrayBuffer, PixelError>) => void }[] = [];
    const frames = createFrames({
      cacheBytes,
      concurrent: 4,
      fetchFrame: (path, signal) =>
        new Promise((answer, fail) => {
          signal.addEventListener('abort', () => fail(signal.reason as Error));
          asked.push({ path, signal, answer });
        }),
      decode: async (packed) => ok(decoded(packed.byteLength)),
    });
    return { frames, asked };
  }
  const turn = () => new Promise((done) => setTimeout(done));

  test('DICOM counts frames from one, the path from zero; a second look comes from the cache', async () => {
    const { frames, asked } = desk();
    const load = frames.load('1.2.3', 1);
    await turn();
    expect(asked.map(({ path }) => path)).toEqual(['/frames/1.2.3/0']);
    asked[0]?.answer(ok(new ArrayBuffer(300)));
    const result = await load;
    expect(await frames.load('1.2.3', 1)).toBe(result);
    expect([asked.length, frames.cachedBytes()]).toEqual([1, 300]);
  });

  test('two callers share one flight; it is cancelled only when both have gone', async () => {
    const { frames, asked } = desk();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = expect(frames.load('1', 1, { signal: one.signal })).rejects.toBeDefined();
    const second = expect(frames.load('1', 1, { signal: two.signal })).rejects.toBeDefined();
    await turn();
    one.abort();
    expect(asked[0]?.signal.aborted).toBe(false);
    two.abort();
    expect(asked[0]?.signal.aborted).toBe(true);
    await Promise.all([first, second]);
    const again = frames.load('1', 1);
    await turn();
    asked[1]?.answer(ok(new ArrayBuffer(8)));
    expect((await again).ok).toBe(true);
  });

  test('a failure is a value and is not kept', async () => {
    const { frames, asked } = desk();
    const load = frames.load('1', 1);
    await turn();
    asked[0]?.answer({ ok: false, error: { code: 'PIXELS_TRUNCATED', message: '' } });
    expect(await load).toMatchObject({ ok: false, error: { code: 'PIXELS_TRUNCATED' } });
    void frames.load('1', 1);
    await turn();
    expect(asked).toHaveLength(2);
  });
});

describe('decode pool', () => {
  test('leaves a core to the page', () => expect([1, 2, 4, 16, undefined].map(poolSize)).toEqual([1, 1, 3, 4, 1]));

  test('one frame a worker, answers by id, a dead worker is replaced', async () => {
    const started: (DecodeWorker & { sent: { kind: string; id: number }[] })[] = [];
    const pool = decodePool(1, () => {
      const worker = {
        sent: [] as { kind: string; id: number }[],
        onmessage: null as DecodeWorker['onmessage'],
        onerror: null as DecodeWorker['onerror'],
        postMessage: (message: { kind: string; id: number }) => void worker.sent.push(message),
        terminate: () => undefined,
      };
      started.push(worker as never);
      return worker as never;
    });
    const turn = () => new Promise((done) => setTimeout(done));
    const first = pool.decode(new ArrayBuffer(1), { priority: 0, signal: never });
    const second = pool.decode(new ArrayBuffer(2), { priority: 0, signal: never });
    await turn();
    const id = started[0]?.sent[0]?.id ?? 0;
    expect(started[0]?.sent).toHaveLength(1);
    started[0]?.onmessage?.({ data: { kind: 'decoded', id, ...decoded(4) } } as never);
    expect((await first).ok).toBe(true);
    await turn();
    expect(started).toHaveLength(1);
    started[0]?.onerror?.({ message: 'out of memory' } as never);
    expect(await second).toEqual({ ok: false, error: { code: 'DECODER_STOPPED', message: 'out of memory' } });
    void pool.decode(new ArrayBuffer(3), { priority: 0, signal: never });
    await turn();
    expect(started).toHaveLength(2);
  });
});
