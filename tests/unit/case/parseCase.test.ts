import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCaseIssue, parseCaseDocument } from '#shared/case';
import { migrateCase } from '../../../src/shared/case/migrations.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/cases/${name}`, import.meta.url), 'utf8');
const v1 = () => JSON.parse(fixture('v1.json')) as Record<string, unknown> & { annotations: Record<string, unknown>[] };

const issuesOf = (input: unknown): string[] => {
  const parsed = parseCaseDocument(input);
  return parsed.ok ? [] : parsed.error.map(formatCaseIssue);
};
const codeOf = (input: unknown): string | undefined => {
  const parsed = parseCaseDocument(input);
  return parsed.ok ? undefined : parsed.error[0]?.code;
};

describe('parseCaseDocument', () => {
  it('reads every field of version 1 and keeps what it does not know', () => {
    const parsed = parseCaseDocument(fixture('v1.json'));
    expect(parsed).toEqual({ ok: true, value: v1() });
  });

  it('lets a byte order mark pass and reads parsed JSON as well as text', () => {
    expect(parseCaseDocument(`\uFEFF${fixture('v1.json')}`).ok).toBe(true);
    expect(parseCaseDocument(v1()).ok).toBe(true);
  });

  it.each([
    ['cut off in the middle', fixture('v1.json').slice(0, 400), 'CASE_NOT_JSON'],
    ['empty', '', 'CASE_NOT_JSON'],
    ['a list', '[]', 'CASE_MALFORMED'],
    ['null', 'null', 'CASE_MALFORMED'],
    ['no version', '{"annotations":[]}', 'CASE_VERSION_MISSING'],
    ['version as text', '{"version":"1","annotations":[]}', 'CASE_VERSION_UNKNOWN'],
    ['version 0', '{"version":0,"annotations":[]}', 'CASE_VERSION_UNKNOWN'],
    ['version 1.5', '{"version":1.5,"annotations":[]}', 'CASE_VERSION_UNKNOWN'],
    ['from the future', fixture('future.json'), 'CASE_FROM_FUTURE'],
    ['no annotations', '{"version":1}', 'CASE_FIELD'],
  ])('refuses a file that is %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says of a future file that a newer program is needed, before it looks at anything else', () => {
    expect(issuesOf(fixture('future.json'))).toEqual([
      'version: is 7, this program reads up to 1: the file comes from a newer Fusion Review, which is needed to open it',
    ]);
  });

  const withAnnotation = (at: number, patch: Record<string, unknown>) => {
    const file = v1();
    file.annotations[at] = { ...file.annotations[at], ...patch };
    return file;
  };
  it.each([
    [
      'a text in a line',
      withAnnotation(3, {
        line: [
          [1, 2],
          [3, '4'],
        ],
      }),
      /^annotations\[3\]\.line\[1\]\[1\]: expected number/,
    ],
    ['a point of a line that is no point', withAnnotation(3, { line: [[1, 2], 'here'] }), /^annotations\[3\]\.line\[1\]: /],
    ['a point with three coordinates', withAnnotation(1, { point: [1, 2, 3] }), /^annotations\[1\]\.point: /],
    ['a vertebra that does not exist', withAnnotation(0, { vertebra: 'C9' }), /^annotations\[0\]\.vertebra: /],
    ['a length of nothing', withAnnotation(2, { lengthMm: 0 }), /^annotations\[2\]\.lengthMm: /],
    ['frame 0', withAnnotation(0, { frame: 0 }), /^annotations\[0\]\.frame: /],
    ['a segment of distant vertebrae', withAnnotation(5, { segment: 'C5-C7' }), /^annotations\[5\]\.segment: /],
    [
      'a wrong answer deep inside',
      withAnnotation(5, { extraGraft: { anterior: 'maybe', posterior: 'no', left: 'no', right: 'no' } }),
      /^annotations\[5\]\.extraGraft\.anterior: /,
    ],
    ['a text in a covariance', withAnnotation(6, { covariance: [[1, 'x']] }), /^annotations\[6\]\.covariance\[0\]\[1\]: /],
    ['an annotation without a kind', { version: 1, annotations: [{ id: 'a' }] }, /^annotations\[0\]\.kind: /],
    ['an annotation that is a number', { version: 1, annotations: [7] }, /^annotations\[0\]: /],
    [
      'a date in another style',
      { version: 1, annotations: [], surgery: { date: '10.01.2025' } },
      /^surgery\.date: must be a date/,
    ],
    [
      'a construct below nothing',
      { version: 1, annotations: [], surgery: { constructs: [{ from: 'C5' }] } },
      /^surgery\.constructs\[0\]\.to: /,
    ],
    [
      'a negative SEM',
      { version: 1, annotations: [], reading: { reader: { id: 'r', ismSemMm: -1 } } },
      /^reading\.reader\.ismSemMm: /,
    ],
    [
      'report text that is a number',
      { version: 1, annotations: [], reportText: { 'a section': 4 } },
      /^reportText\["a section"\]: /,
    ],
  ])('refuses %s with its path', (_, file, message) => {
    expect(issuesOf(file).join('\n')).toMatch(message);
  });

  it('names every wrong field at once', () => {
    const file = withAnnotation(1, { point: ['a', 'b'], frame: 1.5 });
    expect(issuesOf(file).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['annotations[1].point[0]', 'annotations[1].point[1]', 'annotations[1].frame']),
    );
  });

  it('is not taken in by a __proto__ member', () => {
    const parsed = parseCaseDocument('{"version":1,"annotations":[],"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parsed.ok && (parsed.value as Record<string, unknown>)['polluted']).toBeFalsy();
  });
});

describe('migrateCase', () => {
  const chain = {
    1: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, version: 2, added: 'by 1' }),
    2: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, version: 3, seen: stored['added'] }),
  };
  it('runs the chain from the version of the file to the newest, in order', () => {
    expect(migrateCase({ version: 1, other: 5 }, chain, 3)).toEqual({
      ok: true,
      value: { version: 3, other: 5, added: 'by 1', seen: 'by 1' },
    });
    expect(migrateCase({ version: 2, added: 'long ago' }, chain, 3)).toEqual({
      ok: true,
      value: { version: 3, added: 'long ago', seen: 'long ago' },
    });
  });
  it('refuses a gap in the chain', () => {
    expect(migrateCase({ version: 1 }, {}, 2)).toMatchObject({ ok: false, error: { code: 'CASE_VERSION_UNKNOWN' } });
  });
});
