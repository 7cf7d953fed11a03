import { describe, expect, test } from 'vitest';
import type { DynamicBand } from '#shared/assessment';
import { buildReport, renderText } from '#shared/report';
import { sentence } from '#shared/wording';
import { document, evaluation, FACTS, segmentAssessment, studyIndex } from '../../fixtures/reportCase.ts';

/** The confidence that the report prints for a level assessed by `rule` with motion in `dynamic`. */
function printed(rule: string, dynamic: DynamicBand, more: Parameters<typeof segmentAssessment>[0] = {}): string {
  const value = evaluation([segmentAssessment({ rule, dynamic, ...more })]);
  return /Confidence: (\w+)\./.exec(renderText(buildReport(document(), studyIndex(), value, FACTS), 'en'))?.[1] ?? '';
}

describe('confidence by rule and motion', () => {
  // Thirteen months after surgery. Rules and bands that can meet (clinical.md §8.2).
  test.each([
    ['R1', 'above', 'low'],
    ['R2', 'below', 'high'],
    ['R2', 'grey', 'moderate'],
    ['R2', 'non-diagnostic', 'moderate'],
    ['R3', 'below', 'moderate'],
    ['R3', 'grey', 'low'],
    ['R4', 'above', 'high'],
    ['R4', 'grey', 'moderate'],
    ['R4', 'non-diagnostic', 'moderate'],
    ['R4', 'below', 'low'],
    ['R6', 'above', 'high'],
    ['R8', 'above', 'moderate'],
    ['R9', 'grey', 'moderate'],
    ['R10', 'below', 'low'],
    ['R11', 'below', 'high'],
    ['R12', 'below', 'moderate'],
    ['R13', 'grey', 'low'],
    ['R14', 'below', 'moderate'],
    ['R15', 'non-diagnostic', 'none'],
    ['R16', 'grey', 'low'],
  ] as const)('%s with motion %s: %s', (rule, dynamic, level) => expect(printed(rule, dynamic)).toBe(level));

  test('R7: discordant is low, reproduced moderate', () => {
    expect(printed('R7', 'above', { category: 'indeterminate' })).toBe('low');
    expect(printed('R7', 'above', { category: 'pseudarthrosis' })).toBe('moderate');
  });

  test('motion beside a CT that contradicts itself is low', () => {
    const more = { reasons: ['x'], reasonsSaid: [sentence('reason.ctContradicts')] };
    expect(printed('R14', 'below', more)).toBe('low');
  });
});
