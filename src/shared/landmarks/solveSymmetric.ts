/** Cholesky solution of a positive definite system of which the lower triangle is given; null where it is not. */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, n: number): Float64Array | null {
  const l = Float64Array.from(matrix);
  for (let j = 0; j < n; j++) {
    let d = l[j * n + j] as number;
    for (let k = 0; k < j; k++) d -= (l[j * n + k] as number) ** 2;
    if (!(d > 0)) return null;
    const root = Math.sqrt(d);
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let v = l[i * n + j] as number;
      for (let k = 0; k < j; k++) v -= (l[i * n + k] as number) * (l[j * n + k] as number);
      l[i * n + j] = v / root;
    }
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let v = x[i] as number;
    for (let k = 0; k < i; k++) v -= (l[i * n + k] as number) * (x[k] as number);
    x[i] = v / (l[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let v = x[i] as number;
    for (let k = i + 1; k < n; k++) v -= (l[k * n + i] as number) * (x[k] as number);
    x[i] = v / (l[i * n + i] as number);
  }
  return x;
}
