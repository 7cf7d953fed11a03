import { describe, expect, test } from 'vitest';
import { CINE_DEFAULT_RATE, cineTiming, frameDue, type CineHeader } from '#shared/dicom';

const nothing: CineHeader = { recommendedRate: null, cineRate: null, frameTimeMs: null, frameTimeVectorMs: null };

describe('the speed of a loop', () => {
  test.each([
    [{ ...nothing, recommendedRate: 8, cineRate: 15, frameTimeMs: 40 }, 'RecommendedDisplayFrameRate', 8],
    [{ ...nothing, cineRate: 15, frameTimeMs: 40 }, 'CineRate', 15],
    [{ ...nothing, frameTimeMs: 40 }, 'FrameTime', 25],
    [{ ...nothing, cineRate: 0, frameTimeMs: 200 }, 'FrameTime', 5],
    [nothing, 'default', CINE_DEFAULT_RATE],
    [null, 'default', CINE_DEFAULT_RATE],
  ] as const)('%o plays by %s', (header, source, rate) => {
    const timing = cineTiming(header, 6);
    expect([timing.source, timing.rate]).toEqual([source, rate]);
    expect(timing.roundMs).toBeCloseTo(6000 / rate, 9);
  });
  test('a vector gives every frame its own time; the last one stays for the mean of the others', () => {
    // 0, 100, 100, 400 ms: four frames at 0, 100, 200, 600; mean step 200, so one round takes 800 ms, five frames a second.
    const timing = cineTiming({ ...nothing, frameTimeVectorMs: [0, 100, 100, 400], frameTimeMs: 40 }, 4);
    expect(timing).toEqual({ starts: [0, 100, 200, 600], roundMs: 800, source: 'FrameTimeVector', rate: 5 });
    expect([0, 99, 100, 599, 600, 799, 800, 901].map((ms) => frameDue(timing, ms))).toEqual([0, 0, 1, 2, 3, 3, 0, 1]);
  });
  test('a vector of another length than the frames is not used', () => {
    expect(cineTiming({ ...nothing, frameTimeVectorMs: [0, 100], frameTimeMs: 50 }, 3).source).toBe('FrameTime');
  });
  test('twice as fast takes half the time', () => {
    const timing = cineTiming({ ...nothing, frameTimeMs: 100 }, 5, 2);
    expect([timing.rate, timing.roundMs]).toEqual([20, 250]);
    expect([0, 49, 50, 249, 250].map((ms) => frameDue(timing, ms))).toEqual([0, 0, 1, 4, 0]);
  });
});
