/** Gaussian blur of a rows × columns image, separable, edges repeated; a new image. */
export function gaussianBlur(image: Float32Array, rows: number, columns: number, sigma: number): Float32Array {
  if (sigma <= 0) return image.slice();
  const radius = Math.max(1, Math.ceil(sigma * 3));
  const kernel = new Float32Array(2 * radius + 1);
  let total = 0;
  for (let i = -radius; i <= radius; i++) total += kernel[i + radius] = Math.exp((-i * i) / (2 * sigma * sigma));
  for (let i = 0; i < kernel.length; i++) kernel[i] /= total;
  const across = new Float32Array(image.length);
  const line = new Float32Array(columns + 2 * radius);
  for (let r = 0; r < rows; r++) {
    const start = r * columns;
    line.fill(image[start] as number, 0, radius);
    line.set(image.subarray(start, start + columns), radius);
    line.fill(image[start + columns - 1] as number, radius + columns);
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let i = 0; i < kernel.length; i++) sum += kernel[i] * line[c + i];
      across[start + c] = sum;
    }
  }
  const out = new Float32Array(image.length);
  for (let r = 0; r < rows; r++)
    for (let i = -radius; i <= radius; i++) {
      const weight = kernel[i + radius];
      const from = Math.max(0, Math.min(rows - 1, r + i)) * columns;
      const to = r * columns;
      for (let c = 0; c < columns; c++) out[to + c] += weight * across[from + c];
    }
  return out;
}

/** A wide blur at a fraction of the cost: the image is averaged over `factor` × `factor` pixels, blurred, and read back bilinearly. */
export function wideBlur(image: Float32Array, rows: number, columns: number, sigma: number, factor: number): Float32Array {
  const smallRows = Math.ceil(rows / factor);
  const smallColumns = Math.ceil(columns / factor);
  const small = new Float32Array(smallRows * smallColumns);
  for (let r = 0; r < smallRows; r++)
    for (let c = 0; c < smallColumns; c++) {
      let sum = 0;
      let n = 0;
      for (let y = r * factor; y < Math.min(rows, (r + 1) * factor); y++)
        for (let x = c * factor; x < Math.min(columns, (c + 1) * factor); x++) {
          sum += image[y * columns + x];
          n++;
        }
      small[r * smallColumns + c] = sum / n;
    }
  return enlarge(gaussianBlur(small, smallRows, smallColumns, sigma / factor), smallRows, smallColumns, rows, columns, factor);
}

/** Bilinear enlargement of a map whose pixel (r, c) stands for the middle of a `factor` × `factor` patch. */
export function enlarge(
  small: Float32Array,
  smallRows: number,
  smallColumns: number,
  rows: number,
  columns: number,
  factor: number,
): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    const v = Math.max(0, Math.min(smallRows - 1, (r + 0.5) / factor - 0.5));
    const r0 = Math.min(smallRows - 1, v | 0);
    const r1 = Math.min(smallRows - 1, r0 + 1);
    const fr = v - r0;
    for (let c = 0; c < columns; c++) {
      const u = Math.max(0, Math.min(smallColumns - 1, (c + 0.5) / factor - 0.5));
      const c0 = Math.min(smallColumns - 1, u | 0);
      const c1 = Math.min(smallColumns - 1, c0 + 1);
      const fc = u - c0;
      const top = small[r0 * smallColumns + c0] * (1 - fc) + small[r0 * smallColumns + c1] * fc;
      const bottom = small[r1 * smallColumns + c0] * (1 - fc) + small[r1 * smallColumns + c1] * fc;
      out[r * columns + c] = top * (1 - fr) + bottom * fr;
    }
  }
  return out;
}
