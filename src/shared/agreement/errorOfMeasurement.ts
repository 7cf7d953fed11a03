import { Z_975 } from '#shared/units';
import type { MeanSquares } from './anova.ts';

/** Standard error of measurement and the smallest change that is more than error, in the unit of the readings. */
export interface ErrorOfMeasurement {
  /** Raters' systematic differences count as error (clinical use: whoever reads next). */
  readonly agreement: number;
  /** They do not (the same reader again). */
  readonly consistency: number;
  /** 1.96 √2 SEM of each. */
  readonly mdc95: { readonly agreement: number; readonly consistency: number };
}

const Z_95 = 1.6448536269514722;

export const mdc95 = (sem: number): number => Z_975 * Math.SQRT2 * sem;
export const mdc90 = (sem: number): number => Z_95 * Math.SQRT2 * sem;

/** SEM(agreement) = √(MSE + max(0, (MSC − MSE)/n)), SEM(consistency) = √MSE. */
export function errorOfMeasurement({ n, columns, error }: MeanSquares): ErrorOfMeasurement {
  const agreement = Math.sqrt(error + Math.max(0, (columns - error) / n));
  const consistency = Math.sqrt(error);
  return { agreement, consistency, mdc95: { agreement: mdc95(agreement), consistency: mdc95(consistency) } };
}
