/** Gaussian elimination with pivots on a copy; null for a matrix that says nothing in some direction. */
export function solve(matrix: Float64Array, right: Float64Array, n: number): readonly number[] | null {
  const a = Float64Array.from(matrix);
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(a[r * n + i] as number) > Math.abs(a[pivot * n + i] as number)) pivot = r;
    const p = a[pivot * n + i] as number;
    if (!(Math.abs(p) > 1e-12)) return null;
    if (pivot !== i) {
      for (let c = 0; c < n; c++) {
        const t = a[i * n + c] as number;
        a[i * n + c] = a[pivot * n + c] as number;
        a[pivot * n + c] = t;
      }
      const t = x[i] as number;
      x[i] = x[pivot] as number;
      x[pivot] = t;
    }
    for (let r = i + 1; r < n; r++) {
      const f = (a[r * n + i] as number) / p;
      if (f === 0) continue;
      for (let c = i; c < n; c++) a[r * n + c] = (a[r * n + c] as number) - f * (a[i * n + c] as number);
      x[r] = (x[r] as number) - f * (x[i] as number);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let c = i + 1; c < n; c++) sum -= (a[i * n + c] as number) * (x[c] as number);
    x[i] = sum / (a[i * n + i] as number);
  }
  return [...x];
}
