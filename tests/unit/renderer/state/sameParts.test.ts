import { describe, expect, test } from 'vitest';
import { withSameParts } from '../../../../src/renderer/state/sameParts.ts';

describe('withSameParts', () => {
  const before = { list: [{ a: 1, b: [2, 3] }, { a: 4 }], note: 'x', nothing: null as null | number };

  test('gives the old object where all is equal', () => {
    expect(withSameParts(before, structuredClone(before))).toBe(before);
  });

  test('keeps equal parts, and is equal to what was given', () => {
    const now = { list: [{ a: 1, b: [2, 3] }, { a: 5 }], note: 'x', nothing: null };
    const made = withSameParts<typeof now>(before, structuredClone(now));
    expect(made).toEqual(now);
    expect(made.list[0]).toBe(before.list[0]);
    expect(made.list[1]).not.toBe(before.list[1]);
  });

  test.each([
    ['a field less', { a: 1, b: 2 }, { a: 1 }],
    ['a field more', { a: 1 }, { a: 1, b: undefined }],
    ['another name', { a: undefined }, { b: undefined }],
    ['a shorter list', [1, 2], [1]],
    ['a longer list', [1], [1, 2]],
    ['a list for an object', { 0: 1 }, [1]],
    ['null for an object', { a: {} }, { a: null }],
    ['minus zero', { a: 0 }, { a: -0 }],
  ])('takes the new value: %s', (_, old, now) => {
    const made = withSameParts<unknown>(old, structuredClone(now));
    expect(made).toStrictEqual(now);
    expect(made).not.toBe(old);
  });
});
