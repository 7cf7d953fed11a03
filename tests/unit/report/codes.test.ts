import { expect, test } from 'vitest';
import { codeOf, REPORT_CODES } from '#shared/report';

test('a concept has one code', () => {
  const concepts = REPORT_CODES.map((code) => code.concept);
  expect(new Set(concepts).size).toBe(concepts.length);
});

test('an unverified code leaves as text under the private scheme', () => {
  expect(codeOf('hardware/loosening')).toEqual({
    concept: 'hardware/loosening',
    scheme: '99CSF',
    value: 'hardware/loosening',
    meaning: 'Breakdown of internal fixation device of vertebrae',
  });
  expect(codeOf('level/C5-C6')).toMatchObject({ scheme: 'SCT', value: '243905009' });
  expect(codeOf('nothing')).toBeNull();
});
