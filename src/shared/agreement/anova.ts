import { invariant } from '#shared/base';
import { mean } from '#shared/statistics';

/** Mean squares of a complete table of n subjects (rows) by k raters (columns), in the square of the readings' unit. */
export interface MeanSquares {
  readonly n: number;
  readonly k: number;
  /** Between subjects, n − 1 degrees of freedom. */
  readonly rows: number;
  /** Between raters, k − 1. */
  readonly columns: number;
  /** Residual, (n − 1)(k − 1). */
  readonly error: number;
  /** Within subjects (raters and residual together), n(k − 1). */
  readonly within: number;
}

/** Two-way analysis of variance without replication. `table[subject][rater]`; at least two of each, no holes. */
export function meanSquares(table: readonly (readonly number[])[]): MeanSquares {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  invariant(n >= 2 && k >= 2 && table.every((row) => row.length === k), 'a complete table of at least 2 × 2 readings');
  const grand = mean(table.map(mean));
  const ofRater = Array.from({ length: k }, (_, j) => mean(table.map((row) => row[j] ?? NaN)));
  let rows = 0;
  let error = 0;
  let within = 0;
  for (const row of table) {
    const centre = mean(row);
    rows += k * (centre - grand) ** 2;
    for (const [j, value] of row.entries()) {
      error += (value - centre - (ofRater[j] ?? NaN) + grand) ** 2;
      within += (value - centre) ** 2;
    }
  }
  const columns = n * ofRater.reduce((sum, one) => sum + (one - grand) ** 2, 0);
  return {
    n,
    k,
    rows: rows / (n - 1),
    columns: columns / (k - 1),
    error: error / ((n - 1) * (k - 1)),
    within: within / (n * (k - 1)),
  };
}
