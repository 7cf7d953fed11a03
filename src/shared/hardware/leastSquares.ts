/** Weighted linear least squares by the normal equations; null where they are singular. `rows[i]` are the basis values of sample i. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[] | null,
): { readonly coefficients: readonly number[]; readonly error: number } | null {
  const n = rows[0]?.length ?? 0;
  const a = Array.from({ length: n }, () => new Float64Array(n + 1));
  rows.forEach((row, k) => {
    const w = weights?.[k] ?? 1;
    for (let i = 0; i < n; i++) {
      const line = a[i] as Float64Array;
      const wi = w * (row[i] as number);
      for (let j = 0; j < n; j++) line[j] = (line[j] as number) + wi * (row[j] as number);
      line[n] = (line[n] as number) + wi * (values[k] as number);
    }
  });
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(a[k]?.[i] ?? 0) > Math.abs(a[pivot]?.[i] ?? 0)) pivot = k;
    const line = a[pivot];
    if (line === undefined) return null;
    const above = a[i];
    if (above !== undefined) a[pivot] = above;
    a[i] = line;
    const p = line[i] as number;
    if (Math.abs(p) < 1e-10) return null;
    for (let j = i; j <= n; j++) line[j] = (line[j] as number) / p;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const other = a[k] as Float64Array;
      const f = other[i] as number;
      for (let j = i; j <= n; j++) other[j] = (other[j] as number) - f * (line[j] as number);
    }
  }
  const coefficients = a.map((line) => line[n] as number);
  let error = 0;
  rows.forEach((row, k) => {
    let fit = 0;
    for (let i = 0; i < n; i++) fit += (row[i] as number) * (coefficients[i] as number);
    error += (weights?.[k] ?? 1) * (fit - (values[k] as number)) ** 2;
  });
  return { coefficients, error };
}
