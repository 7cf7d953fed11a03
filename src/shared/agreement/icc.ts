import { fQuantile } from '#shared/statistics';
import type { MeanSquares } from './anova.ts';

/** An intraclass correlation (pure number, at most 1, may be negative) with its 95 % interval. */
export interface Icc {
  readonly form: IccForm;
  readonly value: number;
  readonly interval95: readonly [number, number];
}

/**
 * Shrout and Fleiss' names: (1) one-way; (2) two-way, random raters, absolute agreement; (3) two-way, fixed raters, consistency;
 * 1 = one reading, k = the mean of all raters.
 */
export const ICC_FORMS = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const;
export type IccForm = (typeof ICC_FORMS)[number];

/**
 * All six forms with intervals by McGraw and Wong (1996): exact under normality for the forms of (1) and (3), Satterthwaite's degrees
 * of freedom for (2). The mean forms are the single forms carried through Spearman-Brown, which is what their tables amount to.
 * Null where every reading is the same: there is nothing to tell subjects apart by.
 */
export function iccForms(squares: MeanSquares): readonly Icc[] | null {
  if (squares.rows === 0 && squares.within === 0) return null;
  const single = [oneWay(squares), absolute(squares), consistency(squares)];
  return [...single, ...single.map((one) => ofMean(one, squares.k))];
}

function oneWay({ n, k, rows, within }: MeanSquares): Icc {
  return {
    form: 'ICC(1,1)',
    value: (rows - within) / (rows + (k - 1) * within),
    interval95: fromRatio(rows / within, n - 1, n * (k - 1), k),
  };
}

function consistency({ n, k, rows, error }: MeanSquares): Icc {
  return {
    form: 'ICC(3,1)',
    value: (rows - error) / (rows + (k - 1) * error),
    interval95: fromRatio(rows / error, n - 1, (n - 1) * (k - 1), k),
  };
}

/** Interval of (F − 1)/(F + k − 1) from the sampling distribution of F = rows/denominator. */
function fromRatio(ratio: number, d1: number, d2: number, k: number): readonly [number, number] {
  if (ratio === Infinity) return [1, 1];
  const low = ratio / fQuantile(0.975, d1, d2);
  const high = ratio * fQuantile(0.975, d2, d1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

function absolute({ n, k, rows, columns, error }: MeanSquares): Icc {
  const value = (rows - error) / (rows + (k - 1) * error + (k * (columns - error)) / n);
  const form = 'ICC(2,1)';
  if (value >= 1) return { form, value, interval95: [1, 1] };
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const v = (a * columns + b * error) ** 2 / ((a * columns) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const below = fQuantile(0.975, n - 1, v);
  const above = fQuantile(0.975, v, n - 1);
  const rest = k * columns + (k * n - k - n) * error;
  return {
    form,
    value,
    interval95: [
      (n * (rows - below * error)) / (below * rest + n * rows),
      (n * (above * rows - error)) / (rest + n * above * rows),
    ],
  };
}

const MEAN_FORM: Readonly<Partial<Record<IccForm, IccForm>>> = {
  'ICC(1,1)': 'ICC(1,k)',
  'ICC(2,1)': 'ICC(2,k)',
  'ICC(3,1)': 'ICC(3,k)',
};

/** Spearman-Brown: reliability of the mean of k readings. It has a pole at −1/(k − 1), where a single form has its least value. */
function ofMean({ form, value, interval95 }: Icc, k: number): Icc {
  const stepUp = (one: number): number => (k * one) / (1 + (k - 1) * one);
  return { form: MEAN_FORM[form] ?? form, value: stepUp(value), interval95: [stepUp(interval95[0]), stepUp(interval95[1])] };
}
