import { describe, expect, it } from 'vitest';
import { findHardware } from '#shared/hardware';
import { hardwareTrial } from '#shared/phantom';
import { createVolume } from '#shared/volume';
import { compareScrews, hardwareIn, trialVolume } from '../../fixtures/screwTrial.ts';

/** The proof at a small size: a plate, lateral masses and pedicles, clipped and not, one of them oblique. `npm run prove screws` does many. */
describe.each([2001, 2004, 2010])('hardware of synthetic CT %i', (seed) => {
  it('is found whole, with its ends and axes, and nothing else is', () => {
    const trial = hardwareTrial(seed);
    const hardware = hardwareIn(trialVolume(trial));
    const { missed, wrong, found } = compareScrews(hardware, trial.screws);
    expect([missed, wrong]).toEqual([0, 0]);
    for (const one of found) {
      expect(one.head).toBeLessThan(1);
      expect(one.tip).toBeLessThan(1);
      expect(one.axis).toBeLessThan(2);
      expect(one.diameter).toBeLessThan(0.6);
      expect(one.side).toBe(true);
      if (one.backout !== null) expect(one.backout).toBeLessThan(0.5);
    }
    expect(hardware.plates).toHaveLength(trial.kind === 'plate' ? 1 : 0);
  }, 60_000);
});

describe('a volume without metal', () => {
  it('has no screws', () => {
    const volume = createVolume({
      size: [40, 40, 40],
      spacing: [0.5, 0.5, 1],
      origin: [0, 0, 0],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    volume.voxels.fill(300);
    expect(findHardware({ volume, clippedAt: null })).toEqual({ screws: [], plates: [] });
  });
});
