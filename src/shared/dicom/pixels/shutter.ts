/**
 * The Display Shutter (PS3.3 C.7.6.11): what of the image is to be seen; the rest is covered. Pixel numbers count from 1, as the
 * standard's do. A pixel is seen when its centre lies in every shape; edges belong to the shape.
 */
export interface DisplayShutter {
  readonly rectangle: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } | null;
  /** The radius counts pixels along a row; with oblong pixels the circle is an ellipse in the matrix. */
  readonly circle: { readonly row: number; readonly column: number; readonly radius: number } | null;
  /** `[row, column]`; closed. */
  readonly polygon: readonly (readonly [row: number, column: number])[] | null;
  /** Shutter Presentation Value, a P-value of 16 bits; null = black. */
  readonly presentationValue: number | null;
  /** Distance of rows over distance of columns. */
  readonly aspect: number;
}

/** Where the pixels lie that are asked about: the centre of the first and the step to the next, in pixel numbers. */
export interface ShutterGrid {
  readonly rows: number;
  readonly columns: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly step: number;
}

export const wholeGrid = (rows: number, columns: number): ShutterGrid => ({
  rows,
  columns,
  firstRow: 1,
  firstColumn: 1,
  step: 1,
});

/** Closed interval of column numbers. */
type Interval = readonly [from: number, to: number];

/** The level that covers, 0 to 255. */
export const shutterGrey = ({ presentationValue }: DisplayShutter): number =>
  Math.round((Math.min(Math.max(presentationValue ?? 0, 0), 0xffff) / 0xffff) * 255);

/** The covered pixels as runs of indices, row by row: `[start, end, start, end, …]`, ends not included. */
export function coveredRuns(shutter: DisplayShutter, grid: ShutterGrid): Int32Array {
  const runs: number[] = [];
  const cover = (start: number, end: number): void => {
    if (start >= end) return;
    if (runs.at(-1) === start) runs[runs.length - 1] = end;
    else runs.push(start, end);
  };
  for (let row = 0; row < grid.rows; row += 1) {
    const start = row * grid.columns;
    let at = start;
    for (const [from, to] of seenIn(shutter, grid.firstRow + row * grid.step)) {
      const first = Math.max(0, Math.ceil((from - grid.firstColumn) / grid.step));
      const last = Math.min(grid.columns - 1, Math.floor((to - grid.firstColumn) / grid.step));
      if (last < first) continue;
      cover(at, start + first);
      at = Math.max(at, start + last + 1);
    }
    cover(at, start + grid.columns);
  }
  return Int32Array.from(runs);
}

/** What of a row is seen, ascending and apart from one another. */
function seenIn(shutter: DisplayShutter, row: number): readonly Interval[] {
  let seen: readonly Interval[] = [[-Infinity, Infinity]];
  const { rectangle, circle, polygon, aspect } = shutter;
  if (rectangle !== null) {
    const { left, right, top, bottom } = rectangle;
    seen = row < top || row > bottom ? [] : both(seen, [[left, right]]);
  }
  if (circle !== null) {
    const half = circle.radius ** 2 - ((row - circle.row) * aspect) ** 2;
    seen = half < 0 ? [] : both(seen, [[circle.column - Math.sqrt(half), circle.column + Math.sqrt(half)]]);
  }
  return polygon === null ? seen : both(seen, acrossPolygon(polygon, row));
}

/** Even-odd along a row; an edge that lies in the row is seen too. */
function acrossPolygon(polygon: readonly (readonly [number, number])[], row: number): readonly Interval[] {
  const crossings: number[] = [];
  const edges: Interval[] = [];
  for (const [i, [row1, column1]] of polygon.entries()) {
    const [row2, column2] = polygon[(i + 1) % polygon.length]!;
    if (row1 === row && row2 === row) edges.push([Math.min(column1, column2), Math.max(column1, column2)]);
    if (row1 <= row !== row2 <= row) crossings.push(column1 + ((row - row1) / (row2 - row1)) * (column2 - column1));
  }
  crossings.sort((a, b) => a - b);
  for (let i = 0; i + 1 < crossings.length; i += 2) edges.push([crossings[i]!, crossings[i + 1]!]);
  return merged(edges);
}

function merged(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

const both = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  a.flatMap(([from, to]) =>
    b.flatMap(([start, end]): Interval[] => {
      const low = Math.max(from, start);
      const high = Math.min(to, end);
      return low > high ? [] : [[low, high]];
    }),
  );
