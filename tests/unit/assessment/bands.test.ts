import { describe, expect, test } from 'vitest';
import { profileOf } from '#shared/assessment';
import type { ReaderError } from '#shared/measurement';
import { bandOf, placedBands } from '../../../src/shared/assessment/bands.ts';
import { classify } from '../../../src/shared/assessment/ctFinding.ts';
import { graftClass } from '../../../src/shared/assessment/profiles.ts';
import { monthsBetween } from '../../../src/shared/assessment/timing.ts';

const reader = (storedSem: number | null, replicateSem: { sd: number; df: number } | null = null): ReaderError => ({
  storedSem,
  semSource: null,
  replicateSem,
  assumed: storedSem === null && replicateSem === null,
});

/** clinical.md §1.5: one-sided 95 % around 1 mm. */
describe('guard bands of clinical.md', () => {
  test.each([
    [0.45, 1, 0.26, 1.74],
    [0.45, 2, 0.48, 1.52],
    [0.83, 3, 0.21, 1.79],
    [0.45, 3, 0.5, 1.5], // fixed: as good a reader with three placements
    [0.45, 5, 0.5, 1.5],
    [0.3, 2, 1 - (1.6449 * 0.3) / Math.SQRT2, 1 + (1.6449 * 0.3) / Math.SQRT2],
  ])('stored SEM %d, k=%d', (sem, k, lower, upper) => {
    const bands = placedBands(1, reader(sem), [], k);
    expect(bands.lower).toBeCloseTo(lower, 2);
    expect(bands.upper).toBeCloseTo(upper, 2);
    expect(bands.belowPossible).toBe(true);
  });
  test('corpectomy: half a millimetre either side of 1.5', () => {
    expect(placedBands(1.5, reader(0.45), [], 3)).toMatchObject({ lower: 1, upper: 2 });
  });
  test('a spread larger than the stored SEM counts: SD 0.7 of [0.2, 0.9, 1.6]', () => {
    const bands = placedBands(1, reader(0.45), [0.2, 0.9, 1.6], 3);
    expect(bands.standardError).toBeCloseTo(0.7 / Math.sqrt(3), 10);
    expect(bands.lower).toBeCloseTo(1 - 1.6449 * 0.4041, 3);
  });
  test('the pooled spread of all replicates counts too, with its own t quantile', () => {
    const bands = placedBands(1, reader(null, { sd: 0.6, df: 8 }), [0.5, 0.5], 2);
    expect(bands.lower).toBeCloseTo(1 - (1.8595480375 * 0.6) / Math.SQRT2, 6);
  });
  test('nobody known: 1.0 mm is assumed, and nothing is below', () => {
    const bands = placedBands(1, reader(null), [], 1);
    expect(bands).toMatchObject({ standardError: 1, belowPossible: false });
    expect(bands.from).toContain('assumed');
    expect(bandOf(0, bands)).toBe('grey');
    expect(bandOf(2.7, bands)).toBe('above');
    expect(bandOf(0, placedBands(1, reader(null), [0.3, 0.3, 0.3], 9))).toBe('grey');
  });
  test.each([
    [0.5, 'below'],
    [0.51, 'grey'],
    [1.49, 'grey'],
    [1.5, 'above'],
  ])('%d mm is %s at 0.5 and 1.5', (mm, band) => expect(bandOf(mm, placedBands(1, reader(0.45), [], 3))).toBe(band));
});

describe('CT records', () => {
  const record = (change: object) =>
    classify({
      id: 'b',
      kind: 'bridging',
      seriesInstanceUID: 's',
      segment: 'C5-C6',
      extraGraft: { anterior: 'no', posterior: 'no', left: 'no', right: 'no' },
      intraGraft: 'no',
      cleft: 'none',
      slices: 5,
      seenOn: ['sagittal', 'coronal'],
      ...change,
    });
  const margins = (anterior: string, rest = 'no') => ({ anterior, posterior: rest, left: rest, right: rest });
  test.each([
    [{ extraGraft: margins('yes') }, 'exgbb'],
    [{ extraGraft: margins('yes', 'not-assessable') }, 'exgbb'],
    [{ extraGraft: margins('yes'), slices: 3 }, 'non-diagnostic'],
    [{ extraGraft: margins('yes'), seenOn: ['sagittal'] }, 'non-diagnostic'],
    [{ extraGraft: margins('yes'), seenOn: ['axial', 'sagittal'], intraGraft: 'yes' }, 'ingbb'],
    [{ intraGraft: 'yes' }, 'ingbb'],
    [{}, 'none'],
    [{ extraGraft: margins('not-assessable') }, 'none'],
    [{ extraGraft: margins('not-assessable', 'not-assessable'), intraGraft: 'not-assessable' }, 'non-diagnostic'],
    [{ extraGraft: undefined, intraGraft: undefined }, 'non-diagnostic'],
    [{ cleft: 'partial' }, 'cleft'],
    [{ cleft: 'full' }, 'cleft'],
    [{ cleft: 'partial', intraGraft: 'yes' }, 'cleft'],
    [{ cleft: 'full', extraGraft: margins('yes') }, 'non-diagnostic'],
  ])('%j is %s', (change, finding) => expect(record(change).finding).toBe(finding));
  test('continuity counts on more than three slices', () => {
    expect(record({ intraGraft: 'yes', continuity: 'both-ends', slices: 4 }).continuous).toBe(true);
    expect(record({ intraGraft: 'yes', continuity: 'both-ends', slices: 3 }).continuous).toBe(false);
    expect(record({ intraGraft: 'yes', continuity: 'one-end', slices: 9 }).continuous).toBe(false);
  });
});

describe('time, profile, graft', () => {
  test.each([
    ['2025-01-10', '20260110', 12],
    ['2025-01-10', '20250710', 6],
    ['2025-01-10', '20260301', 14 - 9 / 30.4375],
    ['2024-12-31', '20250101', 1 - 30 / 30.4375],
  ])('%s to %s', (from, to, months) => expect(monthsBetween(from, to)).toBeCloseTo(months, 10));
  test('not a date', () => expect(monthsBetween('2025-01-10', 'soon')).toBeNull());
  test.each([
    ['ACDF', 'anterior', 'acdf', 1],
    ['ACCF', 'anterior', 'corpectomy', 1.5],
    ['posterior-fusion', null, 'posterior', null],
    [null, 'posterior', 'posterior', null],
    [null, 'anterior', 'acdf', 1],
    [null, null, 'unstated', 1],
    ['something else', 'anterior', 'unstated', 1],
  ])('%s, %s: %s', (procedure, approach, id, threshold) => {
    const profile = profileOf({ procedure, approach });
    expect([profile.id, profile.thresholdMm]).toEqual([id, threshold]);
  });
  test.each([
    ['allograft', 'structural'],
    ['autograft', 'structural'],
    ['structural-allograft', 'structural'],
    ['Iliac crest', 'structural'],
    ['fibula strut', 'structural'],
    ['peek-cage', 'cage'],
    ['printed-cage', 'cage'],
    ['PEEK cage with local autograft', 'cage'],
    ['3D-printed titanium', 'cage'],
    ['bone cement', 'cage'],
    [null, 'cage'],
  ] as const)('graft %s is %s', (graft, kind) => expect(graftClass(graft)).toBe(kind));
});
