import { expect, test } from 'vitest';
import type { MarkAnnotation } from '#shared/annotation';
import { annotationSchema, isMark, markLabel } from '#shared/annotation';
import { parseCaseDocument } from '#shared/case';

const on = { sopInstanceUID: '1.2.3', frame: 2 };
const marks: readonly MarkAnnotation[] = [
  {
    ...on,
    id: 'l',
    kind: 'length',
    line: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    ...on,
    id: 'a',
    kind: 'angle',
    points: [
      [1, 2],
      [3, 4],
      [5, 7],
    ],
    label: ' kyphosis ',
  },
  {
    ...on,
    id: 'c',
    kind: 'cobb',
    lines: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 9],
        [3, 8],
      ],
    ],
  },
  {
    ...on,
    id: 'h',
    kind: 'cobb',
    lines: [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    partner: 'i',
  },
  {
    ...on,
    id: 'e',
    kind: 'ellipse',
    points: [
      [10, 10],
      [14, 10],
      [10, 12],
    ],
  },
  {
    ...on,
    id: 'p',
    kind: 'polygon',
    points: [
      [0, 0],
      [4, 0],
      [4, 3],
    ],
  },
  {
    ...on,
    id: 'w',
    kind: 'arrow',
    line: [
      [0, 0],
      [9, 9],
    ],
  },
  { ...on, id: 't', kind: 'text', point: [3, 3], text: 'lucency' },
  { ...on, id: 'v', kind: 'probe', point: [3.5, 3.5] },
];

test('a case keeps its marks, unknown fields of theirs too', () => {
  const annotations = marks.map((one) => ({ ...one, colour: 'later' }));
  const parsed = parseCaseDocument({ version: 1, annotations });
  expect(parsed).toEqual({ ok: true, value: { version: 1, annotations } });
  expect(marks.every(isMark)).toBe(true);
  expect(marks.map(markLabel)).toEqual([null, 'kyphosis', null, null, null, null, null, 'lucency', null]);
});

test('a malformed mark is refused with its path', () => {
  const wrong = {
    ...on,
    id: 'p',
    kind: 'polygon',
    points: [
      [0, 0],
      [4, 'x'],
      [4, 3],
    ],
  };
  const issues = annotationSchema.safeParse(wrong).error?.issues;
  expect(issues?.map(({ path }) => path)).toEqual([['points', 1, 1]]);
  expect(
    annotationSchema.safeParse({
      ...wrong,
      points: [
        [0, 0],
        [4, 0],
      ],
    }).success,
  ).toBe(false);
  expect(annotationSchema.safeParse({ ...on, id: 't', kind: 'text', point: [1, 1], text: '' }).success).toBe(false);
});
