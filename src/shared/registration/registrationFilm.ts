/** One film as the registration wants it: plain numbers, nothing of DICOM. */
export interface RegistrationFilm {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; dense (bone, metal) is bright, whatever the file's photometric interpretation. */
  readonly values: Float32Array;
  /** Millimetres of one pixel, which must be square. Any consistent plane: only ratios of lengths enter the transforms. */
  readonly pixelMm: number;
}

/** A grey image on a square grid; the centre of element (column, row) lies at `((column + 0.5) · mm, (row + 0.5) · mm)`. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly mm: number;
  readonly values: Float32Array;
}

export const emptyGrid = ({ rows, columns, mm }: Grid): Grid => ({
  rows,
  columns,
  mm,
  values: new Float32Array(rows * columns),
});

/** Mean of blocks of `factor` × `factor` elements; a last incomplete row or column of blocks is dropped. */
export function blockMean(grid: Grid, factor: number): Grid {
  if (factor === 1) return grid;
  const rows = Math.floor(grid.rows / factor);
  const columns = Math.floor(grid.columns / factor);
  const values = new Float32Array(rows * columns);
  const share = 1 / (factor * factor);
  for (let r = 0; r < rows; r++) {
    const out = r * columns;
    for (let k = 0; k < factor; k++) {
      let from = (r * factor + k) * grid.columns;
      for (let c = 0; c < columns; c++) {
        let sum = 0;
        for (let j = 0; j < factor; j++) sum += grid.values[from++] as number;
        values[out + c] = (values[out + c] as number) + sum * share;
      }
    }
  }
  return { rows, columns, mm: grid.mm * factor, values };
}
