import { describe, expect, test } from 'vitest';
import type { DynamicBand, RuleInput } from '#shared/assessment';
import { SENTENCES_EN } from '#shared/wording';
import { CATEGORIES, firstMatch, RULES, severity } from '#shared/assessment';

const DYNAMIC: readonly DynamicBand[] = ['below', 'grey', 'above', 'non-diagnostic'];
const CT: readonly RuleInput['ct'][] = ['exgbb', 'ingbb', 'none', 'cleft', 'absent'];
const GRAFT: readonly RuleInput['graft'][] = ['structural', 'cage'];
const MONTHS = [4, 9, 14] as const;

/** Everything that is not one of the five axes: which extra facts hold. */
const EXTRAS = [false, true].flatMap((cleftFull) =>
  [false, true].flatMap((continuous) =>
    [false, true].flatMap((reproduced) =>
      (['guarded', 'published'] as const).map((mode) => ({ cleftFull, continuous, reproduced, mode })),
    ),
  ),
);

const ALL: readonly RuleInput[] = DYNAMIC.flatMap((dynamic) =>
  CT.flatMap((ct) =>
    GRAFT.flatMap((graft) =>
      [false, true].flatMap((hardware) =>
        MONTHS.flatMap((months) => EXTRAS.map((extra) => ({ dynamic, ct, graft, hardware, months, ...extra }))),
      ),
    ),
  ),
);

test('240 combinations of X, C, G, H and T, each with every further fact', () => {
  expect(ALL).toHaveLength(240 * EXTRAS.length);
});

test('total: every combination has a rule, and every rule is reached', () => {
  const reached = new Set(ALL.map((input) => firstMatch(input).id));
  expect([...reached].sort()).toEqual([...new Set(RULES.map((rule) => rule.id))].sort());
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(16);
  const rows = new Set(ALL.map((input) => RULES.indexOf(firstMatch(input))));
  expect(rows.size).toBe(RULES.length);
});

const worse = (input: RuleInput): readonly RuleInput[] => {
  const order: readonly DynamicBand[] = ['below', 'grey', 'above'];
  const ctOrder: readonly RuleInput['ct'][] = ['exgbb', 'ingbb', 'none', 'cleft'];
  const nextX = order[order.indexOf(input.dynamic) + 1];
  const nextC = ctOrder[ctOrder.indexOf(input.ct) + 1];
  return [
    ...(order.includes(input.dynamic) && nextX !== undefined ? [{ ...input, dynamic: nextX }] : []),
    ...(ctOrder.includes(input.ct) && nextC !== undefined ? [{ ...input, ct: nextC }] : []),
    ...(input.hardware ? [] : [{ ...input, hardware: true }]),
    ...(input.cleftFull ? [] : [{ ...input, cleftFull: true }]),
    ...(input.reproduced ? [] : [{ ...input, reproduced: true }]),
  ];
};

test('monotone: more motion, a worse CT or failing hardware never moves a level towards fused', () => {
  for (const input of ALL)
    for (const other of worse(input))
      expect(severity(firstMatch(other).category), `${JSON.stringify(input)} -> ${JSON.stringify(other)}`).toBeGreaterThanOrEqual(
        severity(firstMatch(input).category),
      );
});

test('nothing is fused by motion without effort, and nothing by bone inside a cage alone', () => {
  for (const input of ALL) {
    const { category } = firstMatch(input);
    if (input.ct === 'absent' && input.dynamic !== 'below') expect(['indeterminate', 'pseudarthrosis']).toContain(category);
    if (input.ct === 'ingbb' && input.graft === 'cage') expect(category).not.toBe('fused');
  }
});

const base: RuleInput = {
  dynamic: 'below',
  ct: 'absent',
  cleftFull: false,
  graft: 'cage',
  hardware: false,
  months: 14,
  continuous: false,
  reproduced: false,
  mode: 'guarded',
};

/** Each row of clinical.md §8.2 in its own words, and its neighbours' edges. */
const TABLE: readonly [string, Partial<RuleInput>, string, string][] = [
  ['CT bridged, films move', { ct: 'exgbb', dynamic: 'above', months: 4 }, 'R1', 'indeterminate'],
  ['CT bridged', { ct: 'exgbb', dynamic: 'grey', months: 3 }, 'R2', 'fused'],
  ['CT bridged, no diagnostic films', { ct: 'exgbb', dynamic: 'non-diagnostic' }, 'R2', 'fused'],
  ['CT bridged, broken screw', { ct: 'exgbb', hardware: true }, 'R3', 'probably-fused'],
  ['cleft, failing hardware, 6 months', { ct: 'cleft', hardware: true, months: 6 }, 'R4', 'pseudarthrosis'],
  [
    'cleft, failing hardware, moving, 9 months',
    { ct: 'cleft', hardware: true, months: 9, dynamic: 'above' },
    'R4',
    'pseudarthrosis',
  ],
  ['cleft, failing hardware, 5.9 months', { ct: 'cleft', hardware: true, months: 5.9 }, 'R10', 'indeterminate'],
  ['moves at 4 months', { dynamic: 'above', months: 4 }, 'R5', 'indeterminate'],
  ['moves at 11.9 months', { dynamic: 'above', months: 11.9, ct: 'none' }, 'R5', 'indeterminate'],
  ['moves, time unknown', { dynamic: 'above', months: null }, 'R5', 'indeterminate'],
  ['moves, no bone, 12 months', { dynamic: 'above', months: 12, ct: 'none' }, 'R6', 'pseudarthrosis'],
  [
    'moves, bone in structural graft',
    { dynamic: 'above', ct: 'ingbb', graft: 'structural', reproduced: true },
    'R7',
    'indeterminate',
  ],
  ['moves, bone in cage', { dynamic: 'above', ct: 'ingbb' }, 'R7', 'indeterminate'],
  ['moves, bone in cage, seen again', { dynamic: 'above', ct: 'ingbb', reproduced: true }, 'R7', 'pseudarthrosis'],
  ['moves, no CT', { dynamic: 'above' }, 'R8', 'pseudarthrosis'],
  ['full cleft, grey', { dynamic: 'grey', ct: 'cleft', cleftFull: true }, 'R9', 'pseudarthrosis'],
  ['partial cleft, grey', { dynamic: 'grey', ct: 'cleft' }, 'R16', 'indeterminate'],
  ['full cleft, grey, 11 months', { dynamic: 'grey', ct: 'cleft', cleftFull: true, months: 11 }, 'R16', 'indeterminate'],
  ['still, no bone', { ct: 'none' }, 'R10', 'indeterminate'],
  ['still, graft continuous', { ct: 'ingbb', graft: 'structural', continuous: true }, 'R11', 'fused'],
  ['still, graft not shown continuous', { ct: 'ingbb', graft: 'structural' }, 'R11', 'probably-fused'],
  ['still, bone in cage', { ct: 'ingbb' }, 'R12', 'probably-fused'],
  ['grey, bone in graft', { ct: 'ingbb', graft: 'structural', dynamic: 'grey' }, 'R13', 'probably-fused'],
  ['still, no CT, guarded', {}, 'R14', 'probably-fused'],
  ['still, no CT, published', { mode: 'published' }, 'R14', 'fused'],
  ['still, no CT, 5.9 months, published', { mode: 'published', months: 5.9 }, 'R16', 'indeterminate'],
  ['still, no CT, failing hardware', { hardware: true }, 'R16', 'indeterminate'],
  ['no effort, no CT', { dynamic: 'non-diagnostic' }, 'R15', 'indeterminate'],
  ['grey, no CT', { dynamic: 'grey' }, 'R16', 'indeterminate'],
  ['grey, bone in cage', { dynamic: 'grey', ct: 'ingbb' }, 'R16', 'indeterminate'],
];

describe('the table of clinical.md §8.2', () => {
  test.each(TABLE)('%s', (_name, change, rule, category) => {
    const matched = firstMatch({ ...base, ...change });
    expect([matched.id, matched.category]).toEqual([rule, category]);
  });
});

test('every citation has its reference, every category its place', () => {
  for (const rule of RULES) {
    expect(rule.citations.length).toBeGreaterThan(0);
    for (const id of rule.citations) expect(SENTENCES_EN[`source.${id}`]).toBeTruthy();
    expect(CATEGORIES).toContain(rule.category);
  }
});
