import { describe, expect, test } from 'vitest';
import { coverageOf, SCENARIOS } from '../../fixtures/coverageTrial.ts';

/** The full size is `npm run prove coverage`; here 150 trials, wide enough for chance (levels share points, so trials count, not rows). */
const TRIALS = 150;
const SD = Math.sqrt((0.95 * 0.05) / TRIALS);

describe('95 % intervals hold the truth, landmarks jittered by 0.3 mm', () => {
  test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
    const rows = coverageOf(scenario, TRIALS, 99);
    const motion = rows.find((row) => row.measure === 'interspinousMotion');
    expect(motion?.count).toBeGreaterThanOrEqual(TRIALS);
    for (const row of rows) {
      expect(row.covered, row.measure).toBeGreaterThan(0.95 - 4.5 * SD);
      expect(row.errorRatio, row.measure).toBeGreaterThan(0.8);
      expect(row.errorRatio, row.measure).toBeLessThan(1.25);
    }
    const all = rows.reduce((sum, row) => sum + row.covered * row.count, 0) / rows.reduce((sum, row) => sum + row.count, 0);
    expect(all).toBeGreaterThan(0.93);
    expect(all).toBeLessThan(0.97);
  });
});
