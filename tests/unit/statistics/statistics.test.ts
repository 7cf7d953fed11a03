import { describe, expect, test } from 'vitest';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  combine,
  effectiveDegreesOfFreedom,
  normalCdf,
  normalQuantile,
  pooledSpread,
  propagate,
  standardDeviation,
  tCdf,
  tQuantile,
} from '#shared/statistics';

describe('quantiles, against printed tables and closed forms', () => {
  test.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.025, -1.959963984540054],
    [0.995, 2.5758293035489004],
  ])('normal %d', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 10));
  // t with one and two degrees of freedom have closed forms: tan(π(p − ½)), and (2p − 1)·√(2 / (4p(1 − p))).
  test.each([
    [0.975, 1, Math.tan(Math.PI * 0.475)],
    [0.95, 1, Math.tan(Math.PI * 0.45)],
    [0.975, 2, 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025))],
    [0.975, 4, 2.7764451052],
    [0.975, 10, 2.228138852],
    [0.975, 30, 2.0422724563],
    [0.975, 31, 2.0395134464],
    [0.975, 120, 1.9799304051],
    [0.95, 2.5, tQuantile(0.95, 2.5)],
    [0.975, Infinity, 1.9599639845],
  ])('t(%d; %d)', (p, df, t) => {
    expect(tQuantile(p, df)).toBeCloseTo(t, 6);
    expect(tCdf(tQuantile(p, df), df)).toBeCloseTo(p, 7);
    expect(tQuantile(1 - p, df)).toBeCloseTo(-t, 6);
  });
  // χ² with two degrees of freedom is exponential: −2 ln(1 − p).
  test.each([
    [0.95, 2, -2 * Math.log(0.05)],
    [0.5, 2, 2 * Math.LN2],
    [0.95, 1, 3.8414588207],
    [0.025, 9, 2.7003895],
    [0.975, 9, 19.0227678],
  ])('χ²(%d; %d)', (p, df, x) => {
    expect(chiSquaredQuantile(p, df)).toBeCloseTo(x, 6);
    expect(chiSquaredCdf(x, df)).toBeCloseTo(p, 6);
  });
  test('normal cdf is odd about a half', () => {
    expect(normalCdf(1.3) + normalCdf(-1.3)).toBeCloseTo(1, 14);
    expect(normalCdf(0)).toBe(0.5);
  });
});

describe('propagation', () => {
  test('a distance of 3-4-5: each end errs along the line only', () => {
    const inputs = [0, 0, 3, 4].map((value) => ({ value, variance: 0.09, component: 0 }));
    const { value, variances } = propagate(
      (x) => Math.hypot((x[2] as number) - (x[0] as number), (x[3] as number) - (x[1] as number)),
      inputs,
      1,
    );
    expect(value).toBe(5);
    expect(variances[0]).toBeCloseTo(2 * 0.09, 8);
  });
  test('a quotient, its two errors apart: (σa/b)² and (aσb/b²)²', () => {
    const { variances } = propagate(
      (x) => (x[0] as number) / (x[1] as number),
      [
        { value: 6, variance: 0.04, component: 0 },
        { value: 4, variance: 0.01, component: 1 },
      ],
      2,
    );
    expect(variances[0]).toBeCloseTo(0.04 / 16, 10);
    expect(variances[1]).toBeCloseTo((0.01 * 36) / 256, 10);
  });
});

describe('spread and intervals', () => {
  test('pooled SD of [1, 3] and [10, 10, 13]: √((2 + 6) / 3)', () => {
    expect(pooledSpread([[1, 3], [7], [10, 10, 13]])).toEqual({ sd: Math.sqrt(8 / 3), df: 3 });
    expect(pooledSpread([[1], [2]])).toBeNull();
  });
  test('SD of [2, 4, 4, 6] is √(8/3)', () => expect(standardDeviation([2, 4, 4, 6])).toBeCloseTo(Math.sqrt(8 / 3), 14));
  test('Welch–Satterthwaite: 4 (df 4) and 9 (df 9): 169 / (16/4 + 81/9) = 13', () => {
    expect(
      effectiveDegreesOfFreedom([
        { variance: 4, df: 4 },
        { variance: 9, df: 9 },
      ]),
    ).toBeCloseTo(13, 12);
    expect(effectiveDegreesOfFreedom([{ variance: 4, df: Infinity }])).toBe(Infinity);
    expect(
      combine([
        { variance: 4, df: 4 },
        { variance: 9, df: 9 },
      ]).half,
    ).toBeCloseTo(2.1603686565 * Math.sqrt(13), 6);
  });
});
