import { describe, expect, it } from 'vitest';
import {
  blandAltman,
  cohenKappa,
  errorOfMeasurement,
  fleissKappa,
  gwetAc1,
  iccForms,
  mdc90,
  mdc95,
  meanSquares,
} from '#shared/agreement';
import { fCdf, fQuantile } from '#shared/statistics';

/** Shrout and Fleiss (1979), six targets by four judges. */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const PUBLISHED = [
  { form: 'ICC(1,1)', value: 0.1657, interval: [-0.1329, 0.7226] },
  { form: 'ICC(2,1)', value: 0.2898, interval: [0.0188, 0.7611] },
  { form: 'ICC(3,1)', value: 0.7148, interval: [0.3425, 0.9459] },
  { form: 'ICC(1,k)', value: 0.4428, interval: [-0.8844, 0.9124] },
  { form: 'ICC(2,k)', value: 0.6201, interval: [0.0711, 0.9272] },
  { form: 'ICC(3,k)', value: 0.9093, interval: [0.6757, 0.9859] },
] as const;

describe('intraclass correlation of the published table', () => {
  const squares = meanSquares(JUDGES);
  it('has its mean squares', () => {
    expect(squares.rows).toBeCloseTo(11.2417, 4);
    expect(squares.columns).toBeCloseTo(32.4861, 4);
    expect(squares.error).toBeCloseTo(1.01944, 5);
  });
  for (const { form, value, interval } of PUBLISHED) {
    it(`${form} is ${value}`, () => {
      const one = iccForms(squares)?.find((icc) => icc.form === form);
      expect(one?.value).toBeCloseTo(value, 4);
      expect(one?.interval95[0]).toBeCloseTo(interval[0], 3);
      expect(one?.interval95[1]).toBeCloseTo(interval[1], 3);
    });
  }
  it('SEM 2.503 and 1.010, MDC95 6.937 and 2.799', () => {
    const error = errorOfMeasurement(squares);
    expect(error.agreement).toBeCloseTo(2.503, 3);
    expect(error.consistency).toBeCloseTo(1.01, 3);
    expect(error.mdc95.agreement).toBeCloseTo(6.937, 3);
    expect(error.mdc95.consistency).toBeCloseTo(2.799, 3);
  });
});

describe('smallest change that is more than error', () => {
  for (const [sem, expected] of [
    [0.45, 1.25],
    [0.83, 2.3],
    [1, 2.77],
    [1.8, 4.99],
  ] as const) {
    it(`SEM ${sem} gives MDC95 ${expected}`, () => expect(mdc95(sem)).toBeCloseTo(expected, 2));
  }
  it('an angle with SEM 1.14° has an MDC90 of 2.65°', () => expect(mdc90(1.14)).toBeCloseTo(2.652, 3));
});

describe('degenerate tables', () => {
  it('readings that are all the same have no correlation', () => {
    expect(iccForms(meanSquares([[2, 2], [2, 2], [2, 2]]))).toBeNull(); // prettier-ignore
  });
  it('raters who agree exactly have 1, its interval too', () => {
    const forms = iccForms(meanSquares([[1, 1], [2, 2], [5, 5]])); // prettier-ignore
    for (const { value, interval95 } of forms ?? []) expect([value, ...interval95]).toEqual([1, 1, 1]);
  });
  it('a constant offset costs agreement, not consistency', () => {
    // Subjects 0, 2, 4, rater B always 1 above A: MSR 8, MSE 0, MSC 1.5.
    const forms = iccForms(meanSquares([[0, 1], [2, 3], [4, 5]])); // prettier-ignore
    const of = (form: string) => forms?.find((one) => one.form === form)?.value;
    expect(of('ICC(3,1)')).toBe(1);
    expect(of('ICC(2,1)')).toBeCloseTo(8 / (8 + (2 * 1.5) / 3), 12);
  });
});

describe('kappa', () => {
  const table = [
    [11, 3, 1, 0],
    [2, 9, 4, 0],
    [0, 3, 8, 4],
    [0, 0, 2, 13],
  ];
  for (const [weights, value] of [
    ['unweighted', 0.5778],
    ['linear', 0.7333],
    ['quadratic', 0.8533],
  ] as const) {
    it(`${weights} ${value}`, () => expect(cohenKappa(table, weights)).toBeCloseTo(value, 4));
  }
  it('is nothing where both raters used one category throughout', () => {
    expect(cohenKappa([[7, 0], [0, 0]], 'unweighted')).toBeNull(); // prettier-ignore
  });
  // Two raters, 4 of 5 agree; rater 1 calls a a a b b, rater 2 a a b b b. Shares 1/2 and 1/2.
  const items = [[0, 0], [0, 0], [0, 1], [1, 1], [1, 1]]; // prettier-ignore
  it('Fleiss: (0.8 − 0.5)/(1 − 0.5)', () => expect(fleissKappa(items, 2)).toBeCloseTo(0.6, 12));
  it('Gwet: the same chance at even shares', () => expect(gwetAc1(items, 2)).toBeCloseTo(0.6, 12));
  // 9 of 10 agree on the prevailing category: shares 0.95 and 0.05.
  const prevailing = [...Array.from({ length: 9 }, () => [0, 0]), [0, 1]];
  it('prevalence ruins Fleiss and not Gwet', () => {
    expect(fleissKappa(prevailing, 2)).toBeCloseTo((0.9 - 0.905) / 0.095, 12);
    expect(gwetAc1(prevailing, 2)).toBeCloseTo((0.9 - 0.095) / 0.905, 12);
  });
});

describe('limits of agreement', () => {
  // Differences 1, 2, 3, 6: mean 3, SD √(14/3).
  const simple = [1, 2, 3, 6].map((difference, i) => ({ cluster: `p${i}`, first: 10 * i + difference, second: 10 * i }));
  const sd = Math.sqrt(14 / 3);
  it('one level a patient: bias ± 1.96 SD, and t intervals', () => {
    const result = blandAltman(simple);
    expect(result?.variance).toBe('simple');
    expect(result?.bias).toBe(3);
    expect(result?.sd).toBeCloseTo(sd, 12);
    expect(result?.upper).toBeCloseTo(3 + 1.959964 * sd, 5);
    const half = 3.182446 * sd * Math.sqrt(1 / 4 + 1.959964 ** 2 / (2 * 3));
    expect((result?.upperInterval95[1] ?? NaN) - (result?.upper ?? NaN)).toBeCloseTo(half, 4);
  });
  it('levels of one patient: variance between patients plus within', () => {
    // Patients with differences (0, 2), (4, 6), (8, 10): within 2, between-patient mean square 32, two a patient.
    const levels = [0, 2, 4, 6, 8, 10].map((one, i) => ({ cluster: `p${Math.floor(i / 2)}`, first: one + i, second: i }));
    const result = blandAltman(levels);
    expect(result?.variance).toBe('repeated-measures');
    expect(result?.sd).toBeCloseTo(Math.sqrt((32 - 2) / 2 + 2), 12);
    expect(result?.simple.sd).toBeCloseTo(Math.sqrt(70 / 5), 12);
  });
  it('needs three pairs of two patients', () => {
    expect(blandAltman(simple.slice(0, 2))).toBeNull();
    expect(blandAltman(simple.map((one) => ({ ...one, cluster: 'same' })))).toBeNull();
  });
});

describe('the F distribution', () => {
  // Tables: F(.95; 2, 10) = 4.1028, F(.975; 5, 15) = 3.5764, F(.975; 15, 5) = 6.4277.
  for (const [p, d1, d2, f] of [
    [0.95, 2, 10, 4.1028],
    [0.975, 5, 15, 3.5764],
    [0.975, 15, 5, 6.4277],
    [0.975, 1, 1, 647.789],
  ] as const) {
    it(`${p} quantile with ${d1} and ${d2}`, () => expect(fQuantile(p, d1, d2)).toBeCloseTo(f, 3));
  }
  it('with 2 and d2 degrees of freedom in closed form', () => {
    expect(fCdf(3, 2, 8)).toBeCloseTo(1 - (1 + (2 * 3) / 8) ** -4, 12);
  });
});
