import type { Grid } from './registrationFilm.ts';

/**
 * Gaussian blur with SD `sigma` in elements, edges held. A short kernel is applied as it is; a wide one as three running means, whose
 * variance is made to match.
 */
export function gaussianBlur(grid: Grid, sigma: number): Grid {
  if (sigma <= 0) return grid;
  const { rows, columns, mm } = grid;
  const a = new Float32Array(grid.values.length);
  const b = new Float32Array(grid.values.length);
  if (sigma < 2) {
    const kernel = gaussianKernel(sigma);
    alongRows(grid.values, a, rows, columns, kernel);
    alongColumns(a, b, rows, columns, kernel);
    return { rows, columns, mm, values: b };
  }
  const radii = boxRadii(sigma);
  let from: Float32Array = grid.values;
  for (const radius of radii) {
    meanAlongRows(from, a, rows, columns, radius);
    meanAlongColumns(a, b, rows, columns, radius);
    from = b;
  }
  return { rows, columns, mm, values: b };
}

function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(3 * sigma));
  const kernel = new Float64Array(2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += kernel[i + radius] = Math.exp((-i * i) / (2 * sigma * sigma));
  return kernel.map((value) => value / sum);
}

/** Three odd widths whose running means together have variance sigma². */
function boxRadii(sigma: number): readonly number[] {
  const ideal = Math.sqrt(4 * sigma * sigma + 1);
  const small = Math.max(0, Math.floor((ideal - 1) / 2));
  const width = 2 * small + 1;
  const count = Math.round((12 * sigma * sigma - 3 * width * width - 12 * width - 9) / (-4 * width - 4));
  return [0, 1, 2].map((i) => (i < count ? small : small + 1));
}

function alongRows(from: Float32Array, to: Float32Array, rows: number, columns: number, kernel: Float64Array): void {
  const radius = (kernel.length - 1) / 2;
  for (let r = 0; r < rows; r++) {
    const row = r * columns;
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      const inside = c >= radius && c < columns - radius;
      for (let k = -radius; k <= radius; k++) {
        const at = inside ? c + k : Math.min(columns - 1, Math.max(0, c + k));
        sum += (kernel[k + radius] as number) * (from[row + at] as number);
      }
      to[row + c] = sum;
    }
  }
}

function alongColumns(from: Float32Array, to: Float32Array, rows: number, columns: number, kernel: Float64Array): void {
  const radius = (kernel.length - 1) / 2;
  const sums = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    sums.fill(0);
    for (let k = -radius; k <= radius; k++) {
      const weight = kernel[k + radius] as number;
      const row = Math.min(rows - 1, Math.max(0, r + k)) * columns;
      for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + weight * (from[row + c] as number);
    }
    to.set(sums, r * columns);
  }
}

function meanAlongRows(from: Float32Array, to: Float32Array, rows: number, columns: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  for (let r = 0; r < rows; r++) {
    const row = r * columns;
    const last = columns - 1;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += from[row + Math.min(last, Math.max(0, k))] as number;
    for (let c = 0; c < columns; c++) {
      to[row + c] = sum * share;
      sum += (from[row + Math.min(last, c + radius + 1)] as number) - (from[row + Math.max(0, c - radius)] as number);
    }
  }
}

function meanAlongColumns(from: Float32Array, to: Float32Array, rows: number, columns: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  const last = rows - 1;
  const sums = new Float64Array(columns);
  for (let k = -radius; k <= radius; k++) {
    const row = Math.min(last, Math.max(0, k)) * columns;
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + (from[row + c] as number);
  }
  for (let r = 0; r < rows; r++) {
    const out = r * columns;
    const enter = Math.min(last, r + radius + 1) * columns;
    const leave = Math.max(0, r - radius) * columns;
    for (let c = 0; c < columns; c++) {
      const sum = sums[c] as number;
      to[out + c] = sum * share;
      sums[c] = sum + (from[enter + c] as number) - (from[leave + c] as number);
    }
  }
}
