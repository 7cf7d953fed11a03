import type { Vec3 } from '#shared/geometry';

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Vec3;
  /** Unit vectors in the order of `values`. */
  readonly vectors: readonly [Vec3, Vec3, Vec3];
}

/** Eigenvalues and vectors of a symmetric 3 × 3 matrix by Jacobi's rotations. */
export function symmetricEigen(xx: number, yy: number, zz: number, xy: number, xz: number, yz: number): SymmetricEigen {
  const a = [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ];
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const get = (m: number[][], i: number, j: number): number => (m[i] as number[])[j] as number;
  const set = (m: number[][], i: number, j: number, value: number): void => {
    (m[i] as number[])[j] = value;
  };
  for (let sweep = 0; sweep < 12; sweep++) {
    const off = Math.abs(get(a, 0, 1)) + Math.abs(get(a, 0, 2)) + Math.abs(get(a, 1, 2));
    if (off < 1e-12) break;
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const apq = get(a, p, q);
      if (Math.abs(apq) < 1e-15) continue;
      const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq);
      const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const s = t * c;
      for (let r = 0; r < 3; r++) {
        const [rp, rq] = [get(a, r, p), get(a, r, q)];
        set(a, r, p, c * rp - s * rq);
        set(a, r, q, s * rp + c * rq);
      }
      for (let r = 0; r < 3; r++) {
        const [pr, qr] = [get(a, p, r), get(a, q, r)];
        set(a, p, r, c * pr - s * qr);
        set(a, q, r, s * pr + c * qr);
      }
      for (let r = 0; r < 3; r++) {
        const [rp, rq] = [get(v, r, p), get(v, r, q)];
        set(v, r, p, c * rp - s * rq);
        set(v, r, q, s * rp + c * rq);
      }
    }
  }
  const order = [0, 1, 2].sort((i, j) => get(a, i, i) - get(a, j, j)) as [number, number, number];
  const column = (j: number): Vec3 => [get(v, 0, j), get(v, 1, j), get(v, 2, j)];
  return {
    values: [get(a, order[0], order[0]), get(a, order[1], order[1]), get(a, order[2], order[2])],
    vectors: [column(order[0]), column(order[1]), column(order[2])],
  };
}
