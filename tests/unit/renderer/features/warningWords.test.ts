import { describe, expect, test } from 'vitest';
import type { EvaluationWarning } from '#shared/assessment';
import { sentence } from '#shared/wording';
import {
  distinctWarnings,
  namesLevel,
  sayWarning,
  sayWarnings,
} from '../../../../src/renderer/features/dynamic-films/warningWords.ts';

const warning = (over: Partial<EvaluationWarning>): EvaluationWarning => ({
  code: 'OF_A_TEST',
  message: 'in English',
  segment: null,
  annotations: [],
  ...over,
});
const replicates = warning({
  segment: 'C4-C5',
  message: 'C4-C5: placements differ by 1.2 mm',
  said: sentence('trap.replicates', { level: 'C4-C5', range: '1.2' }),
});

describe('warnings in words', () => {
  test('a level that the sentence says stands there once, written as in the table', () => {
    expect(namesLevel(replicates)).toBe(true);
    expect(sayWarning(replicates).match(/C4/g)).toEqual(['C4']);
    expect(sayWarning(replicates)).toContain('C4–5:');
  });
  test('a level that the sentence does not say is put before it', () => {
    expect(namesLevel(warning({ segment: 'C4-C5' }))).toBe(false);
    expect(namesLevel(warning({ segment: 'C4-C5', said: sentence('trap.swapped') }))).toBe(false);
  });
  test('two that read alike are one; of two levels they are two', () => {
    const twice = [warning({}), warning({}), warning({ segment: 'C4-C5' }), warning({ segment: 'C5-C6' })];
    expect(distinctWarnings(twice).map(({ segment }) => segment)).toEqual([null, 'C4-C5', 'C5-C6']);
  });
  test('several in a row begin as sentences do', () => {
    expect(sayWarnings([warning({ message: 'one.' }), warning({ message: 'two.' })])).toBe('One. Two.');
  });
});
