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
    ['one out of the middle', (list: { id: number }[]) => list.filter(({ id }) => id !== 3), []],
    ['one out, another changed', (list: { id: number }[]) => [...list.slice(1, 6), { id: 70 }, list[7]!], [70]],
    ['one in at the front', (list: { id: number }[]) => [{ id: 90 }, ...list], [90]],
    ['two in behind', (list: { id: number }[]) => [...list.slice(0, 5), { id: 91 }, { id: 92 }, ...list.slice(5)], [91, 92]],
  ])('finds the parts of a list that became longer or shorter: %s', (_, change, fresh) => {
    const old = Array.from({ length: 8 }, (__, id) => ({ id, at: [id, 2 * id] }));
    const now = structuredClone(change(old));
    const made = withSameParts(old, now);
    expect(made).toEqual(now);
    for (const one of made) expect(old.includes(one as (typeof old)[number])).toBe(!fresh.includes(one.id));
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
