/** cos((2x + 1) u π / 16) · C(u) / 2, the kernel of T.81 A.3.3, by `u * 8 + x`. */
const KERNEL = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i >> 3;
  const x = i & 7;
  return (Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1)) / 2;
});

const rows = new Float64Array(64);

/**
 * Inverse DCT of one block: coefficients by row, already dequantised, into samples by row. Even and odd coefficients are summed
 * apart, because samples x and 7 - x differ only in the sign of the odd ones.
 */
export function inverseDct(coefficients: Float64Array, samples: Float64Array): void {
  for (let v = 0; v < 8; v += 1) transform(coefficients, v * 8, 1, rows, v * 8, 1);
  for (let x = 0; x < 8; x += 1) transform(rows, x, 8, samples, x, 8);
}

function transform(from: Float64Array, at: number, step: number, to: Float64Array, out: number, outStep: number): void {
  const c0 = from[at]!;
  const c1 = from[at + step]!;
  const c2 = from[at + 2 * step]!;
  const c3 = from[at + 3 * step]!;
  const c4 = from[at + 4 * step]!;
  const c5 = from[at + 5 * step]!;
  const c6 = from[at + 6 * step]!;
  const c7 = from[at + 7 * step]!;
  if (c1 === 0 && c2 === 0 && c3 === 0 && c4 === 0 && c5 === 0 && c6 === 0 && c7 === 0) {
    const flat = c0 * KERNEL[0]!;
    for (let x = 0; x < 8; x += 1) to[out + x * outStep] = flat;
    return;
  }
  for (let x = 0; x < 4; x += 1) {
    const even = c0 * KERNEL[x]! + c2 * KERNEL[16 + x]! + c4 * KERNEL[32 + x]! + c6 * KERNEL[48 + x]!;
    const odd = c1 * KERNEL[8 + x]! + c3 * KERNEL[24 + x]! + c5 * KERNEL[40 + x]! + c7 * KERNEL[56 + x]!;
    to[out + x * outStep] = even + odd;
    to[out + (7 - x) * outStep] = even - odd;
  }
}
