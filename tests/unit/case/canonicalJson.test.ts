import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/case';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, undefined, 1], '[3,null,1]'],
    [{ z: [{ y: 1, x: [] }], a: {} }, '{"a":{},"z":[{"x":[],"y":1}]}'],
    // UTF-16 code units: digits, capitals, small letters, then ö (U+00F6), the surrogate pair of 😀 (U+D83D…), a Hebrew letter (U+FB33).
    [{ '\uFB33': 1, '😀': 2, ö: 3, a: 4, A: 5, 1: 6 }, '{"1":6,"A":5,"a":4,"ö":3,"😀":2,"\uFB33":1}'],
    [[0.1 + 0.2, 1e21, -0, 1e-7, 100], '[0.30000000000000004,1e+21,0,1e-7,100]'],
    ['line\nbreak "quoted" \u2028', '"line\\nbreak \\"quoted\\" \u2028"'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
  it('indents where asked, the same content', () => {
    expect(canonicalJson({ b: [1, { c: 2 }], a: [] }, 2)).toBe(
      '{\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": 2\n    }\n  ]\n}',
    );
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 0, Symbol('x'), 4n])('throws at what JSON cannot hold', (value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });
  it('throws at a cycle', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => canonicalJson(loop)).toThrow(/cycle/);
  });
});
