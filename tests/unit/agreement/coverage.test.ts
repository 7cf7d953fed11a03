import { describe, expect, it } from 'vitest';
import { iccCoverage, kappaCoverage } from '../../fixtures/agreementTrial.ts';

/** The full size is `npm run prove agreement`. Of 400 studies 95 % ± 3.3 % (three standard errors), kappa of 150 studies ± 5.4 %. */
describe('95 % intervals hold the truth', () => {
  for (const row of iccCoverage(400, 5)) {
    it(`${row.coefficient}, ${row.study}`, () => expect(Math.abs(row.covered - 0.95)).toBeLessThan(0.035));
  }
  for (const row of kappaCoverage(150, 6, 300)) {
    it(`${row.coefficient}, ${row.study}`, () => expect(Math.abs(row.covered - 0.95)).toBeLessThan(0.055));
  }
});
