/**
 * Lower-triangular rows L with L·Lᵀ = `matrix`, so that x = L·z turns independent standard normals into errors with that covariance.
 * Zero variances are allowed; null when the matrix is not square, not symmetric or has a negative direction.
 */
export function choleskyRows(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const n = matrix.length;
  if (n === 0 || matrix.some((row) => row.length !== n)) return null;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const scaleOf = (i: number, j: number): number => Math.sqrt(Math.abs(at(i, i) * at(j, j)));
  const rows: number[][] = [];
  for (let i = 0; i < n; i++) {
    const row: number[] = Array.from({ length: n }, () => 0);
    for (let j = 0; j <= i; j++) {
      const slack = 1e-9 * scaleOf(i, j) + 1e-30;
      if (Math.abs(at(i, j) - at(j, i)) > slack) return null;
      let rest = at(i, j);
      for (let m = 0; m < j; m++) rest -= (row[m] ?? 0) * ((j === i ? row : rows[j])?.[m] ?? 0);
      if (j < i) {
        const pivot = rows[j]?.[j] ?? 0;
        if (pivot === 0 && Math.abs(rest) > slack) return null;
        row[j] = pivot === 0 ? 0 : rest / pivot;
      } else {
        if (rest < -slack) return null;
        row[i] = rest <= slack ? 0 : Math.sqrt(rest);
      }
    }
    rows.push(row);
  }
  return rows;
}
