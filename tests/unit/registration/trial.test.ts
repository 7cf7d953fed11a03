import { describe, expect, test } from 'vitest';
import { PHANTOM_VERTEBRAE } from '#shared/phantom';
import { GROSS, outcomeOf } from '../../../scripts/prove/registration/outcome.ts';
import { proposalsOn } from '../../../scripts/prove/registration/proposals.ts';
import { renderPair } from '../../fixtures/registrationTrial.ts';

/** The long proof's own code on one pair; the whole of it is `npm run prove registration`, and its figures in docs/accuracy-registration.md. */
const SEED = 4001;

describe('a tilted, unequally exposed pair that nothing was made with', () => {
  test('is registered without a gross error, and refused by not more than one vertebra', () => {
    const { known, estimated } = outcomeOf({ difficulty: 'usual', seed: SEED, readings: 1, spoiling: false, store: null });
    for (const [reading] of [known, estimated]) {
      expect(reading?.vertebrae).toBe(PHANTOM_VERTEBRAE.length);
      expect(reading?.refused.length).toBeLessThanOrEqual(1);
      const rows = reading?.rows ?? [];
      for (const row of rows) if (row.error !== null) expect(Math.abs(row.error)).toBeLessThan(GROSS[row.quantity]);
      const turns = rows.flatMap((row) => (row.quantity === 'rotation' && row.error !== null ? [row.error ** 2] : []));
      // Twice what is asked of the mean of many pairs.
      expect(Math.sqrt(turns.reduce((a, b) => a + b, 0) / turns.length)).toBeLessThan(0.26);
    }
  }, 120_000);

  test('has four of five corners proposed within 1 mm from one click a vertebra', () => {
    const { misses } = proposalsOn(renderPair(SEED, 'usual').flexion, SEED);
    const corners = misses.filter((one) => one.name !== 'tip');
    expect(corners.filter(({ miss }) => miss <= 1).length / corners.length).toBeGreaterThanOrEqual(0.8);
  }, 120_000);
});
