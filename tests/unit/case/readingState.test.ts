import { expect, test } from 'vitest';
import { readingState } from '#shared/case';

const amendments = [{ at: '2026-04-01T08:00:00Z', readerId: 'r1', reason: 'C6 was marked as C5' }];

test('what a reader is told of a reading: draft, final, opened again, signed again', () => {
  expect(readingState({})).toBe('draft');
  expect(readingState({ reading: { state: 'draft' } })).toBe('draft');
  expect(readingState({ reading: { state: 'final' } })).toBe('final');
  expect(readingState({ reading: { state: 'amended', amendments } })).toBe('draft');
  expect(readingState({ reading: { state: 'final', amendments } })).toBe('amended');
});
