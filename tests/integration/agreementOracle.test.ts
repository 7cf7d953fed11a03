import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cohenKappa, crossTable, errorOfMeasurement, fleissKappa, gwetAc1, iccForms, meanSquares } from '#shared/agreement';
import { createRandom } from '#shared/statistics';

const PYTHON = '/usr/bin/python3';
const hasScipy = spawnSync(PYTHON, ['-c', 'import scipy.stats']).status === 0;
const ORDER = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'];

interface Oracle {
  readonly tables: readonly { readonly icc: readonly (readonly number[])[]; readonly sem: readonly number[] }[];
  readonly calls: readonly (readonly number[])[];
}

const random = createRandom(31);
/** Between 5 and 34 subjects, 2 to 6 raters, from poor to excellent. */
const tables = Array.from({ length: 40 }, () => {
  const subjects = 5 + Math.floor(30 * random.next());
  const raters = Array.from({ length: 2 + Math.floor(5 * random.next()) }, () => 0.5 * random.normal());
  const error = random.between(0.1, 2);
  return Array.from({ length: subjects }, () => {
    const subject = 2 * random.normal();
    return raters.map((rater) => subject + rater + error * random.normal());
  });
});
const calls = Array.from({ length: 20 }, () =>
  Array.from({ length: 30 }, () => {
    const one = Math.floor(4 * random.next());
    return [one, random.chance(0.6) ? one : Math.floor(4 * random.next())];
  }),
);

describe.skipIf(!hasScipy)('agreement against scipy (skipped without python3-scipy)', () => {
  const run = spawnSync(PYTHON, [fileURLToPath(new URL('../fixtures/agreementOracle.py', import.meta.url))], {
    input: JSON.stringify({ tables, calls }),
    encoding: 'utf8',
  });
  const oracle = JSON.parse(run.stdout || '{"tables":[],"calls":[]}') as Oracle;

  it('six forms with their intervals, and both errors, of forty tables to four digits', () => {
    expect(oracle.tables).toHaveLength(tables.length);
    for (const [i, { icc, sem }] of oracle.tables.entries()) {
      const squares = meanSquares(tables[i] ?? []);
      const forms = iccForms(squares) ?? [];
      for (const [j, form] of ORDER.entries()) {
        const one = forms.find((candidate) => candidate.form === form);
        for (const [k, value] of [one?.value, ...(one?.interval95 ?? [])].entries()) {
          expect(value, `table ${i}, ${form}`).toBeCloseTo(icc[j]?.[k] ?? NaN, 5);
        }
      }
      const error = errorOfMeasurement(squares);
      expect(error.agreement).toBeCloseTo(sem[0] ?? NaN, 5);
      expect(error.consistency).toBeCloseTo(sem[1] ?? NaN, 5);
    }
  });

  it('kappa unweighted, linear, quadratic, Fleiss, AC1 of twenty tables', () => {
    expect(oracle.calls).toHaveLength(calls.length);
    for (const [i, values] of oracle.calls.entries()) {
      const items = calls[i] ?? [];
      const table = crossTable(items, 4);
      const ours = [
        cohenKappa(table, 'unweighted'),
        cohenKappa(table, 'linear'),
        cohenKappa(table, 'quadratic'),
        fleissKappa(items, 4),
        gwetAc1(items, 4),
      ];
      for (const [k, value] of ours.entries()) expect(value).toBeCloseTo(values[k] ?? NaN, 5);
    }
  });
});
