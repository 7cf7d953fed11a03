import { describe, expect, it } from 'vitest';
import { createPrefetcher, wantedOrder } from '../../../../src/renderer/features/layout/prefetch.ts';
import type { FrameSource, LoadedFrame } from '../../../../src/renderer/viewport/index.ts';

describe('what is wanted next', () => {
  it('standing still: outwards, one on, one back', () => {
    expect(wantedOrder(9, 4, 0, 9)).toEqual([5, 3, 6, 2, 7, 1, 8, 0]);
  });
  it('scrolling on: three on for each one back', () => {
    expect(wantedOrder(20, 10, 1, 8)).toEqual([11, 12, 13, 9, 14, 15, 16, 8]);
  });
  it('scrolling back: the other way round', () => {
    expect(wantedOrder(20, 10, -1, 5)).toEqual([9, 8, 7, 11, 6]);
  });
  it('at an end it goes on to the other side, and never further than there are images', () => {
    expect(wantedOrder(4, 3, 1, 100)).toEqual([2, 1, 0]);
  });
});

/** A source that answers when told to. */
function heldSource() {
  const open = new Map<string, { done: () => void; signal: AbortSignal | undefined }>();
  const there = new Set<string>();
  const source: FrameSource = {
    load: (uid, _frame, options) =>
      new Promise((resolve, reject) => {
        options?.signal?.addEventListener('abort', () => {
          open.delete(uid);
          reject(new Error('aborted'));
        });
        open.set(uid, {
          signal: options?.signal,
          done: () => {
            open.delete(uid);
            there.add(uid);
            resolve({ ok: true, value: {} as LoadedFrame });
          },
        });
      }),
    has: (uid) => there.has(uid),
  };
  return { source, open };
}
const images = Array.from({ length: 50 }, (_, at) => ({ sopInstanceUID: `s${at}`, frame: 1 }));
const settle = () => new Promise((done) => setTimeout(done));

describe('loading ahead', () => {
  it('keeps a bounded number under way and goes on as they come', async () => {
    const { source, open } = heldSource();
    const ahead = createPrefetcher(source, { most: 10, atOnce: 2, onLoaded: () => undefined });
    ahead.aim(images, 20, 1);
    expect([...open.keys()]).toEqual(['s21', 's22']);
    open.get('s21')?.done();
    await settle();
    expect([...open.keys()]).toEqual(['s22', 's23']);
  });

  it('gives up what is far away after a jump, and asks for what is near', async () => {
    const { source, open } = heldSource();
    const ahead = createPrefetcher(source, { most: 4, atOnce: 2, onLoaded: () => undefined });
    ahead.aim(images, 5, 0);
    ahead.aim(images, 40, 0);
    await settle();
    ahead.aim(images, 40, 0);
    expect([...open.keys()]).toEqual(['s41', 's39']);
    ahead.stop();
    await settle();
    expect(open.size).toBe(0);
  });
});
