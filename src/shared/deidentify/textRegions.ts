/** Columns, rows, width, height in pixels from the top left. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number];

export interface GreyFrame {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly values: ArrayLike<number>;
}

/** Heights of a character that is looked for, in pixels. */
const SMALLEST = 6;
const LARGEST = 140;
/** A stroke differs from its surroundings by at least this part of the frame's range. */
const CONTRAST = 0.1;
/** Ink is one value to the last bit, which noise never is: at least this share of a character's pixels has it. */
const INKED = 0.2;
/** Small thin letters are mostly edges: this share of their pixels is enough where a line has more of them. */
const FAINT = 0.08;
const SMALL_LETTER = 28;
const IN_A_FAINT_LINE = 5;
/** Inks of one line differ by at most this part of the range. */
const SAME_INK = 0.002;
/** Side of the box that the surroundings are taken from, in pixels. */
const BOX = 81;
/** Text stands at the border of a film: the outer quarter of its height or width. */
const BORDER = 0.25;
/** Fewer characters in a line are markers ("R", "L"), not text. */
const IN_A_LINE = 3;

/** A mark wider than so many of its heights is a word whose letters touch, with strokes side by side; or else an arc of a table or a headrest. */
const WIDE = 2.5;
const STROKES_OF_A_WORD = 5;

interface Blob {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
  /** The value that most of its pixels have. */
  ink: number;
  /** Enough of its pixels have that value; in small thin letters hardly any do. */
  isSure: boolean;
}

/**
 * Finds lines of burned-in characters near the border of a frame: small marks of one value that stand out from their surroundings, at
 * least three of like height side by side. Anatomy and metal are neither flat nor lined up; lead markers are single letters. Rectangles
 * of the lines, somewhat enlarged; empty where nothing looks like text. Works on the stored values, of either photometric interpretation.
 */
export function textRegions(frame: GreyFrame): readonly Rectangle[] {
  const range = spanOf(frame);
  if (range === 0) return [];
  const around = boxMeans(frame);
  return [1, -1].flatMap((sign) => {
    const stroke = strokes(frame, around, sign * CONTRAST * range);
    const blobs = blobsOf(frame, stroke).filter((blob) => isAtBorder(blob, frame));
    return linesOf(
      blobs.filter((blob) => isCharacter(blob, frame, stroke)),
      range,
    ).map((line) => enlarged(line, frame));
  });
}

/** Range between the half per cent ends, or from smallest to largest where most of the frame is one value. */
function spanOf({ values }: GreyFrame): number {
  const step = Math.max(1, Math.floor(values.length / 100_000));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) sample.push(values[i] ?? 0);
  sample.sort((a, b) => a - b);
  const at = (p: number): number => sample[Math.min(sample.length - 1, Math.floor(p * sample.length))] ?? 0;
  return at(0.995) - at(0.005) || at(1) - at(0);
}

/** Mean over the box around every pixel, by running sums: along rows, then along columns. */
function boxMeans({ rows, columns, values }: GreyFrame): Float32Array {
  const half = BOX >> 1;
  const along = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++)
    smooth(
      (i) => values[y * columns + i] ?? 0,
      columns,
      half,
      (i, mean) => (along[y * columns + i] = mean),
    );
  const out = new Float32Array(rows * columns);
  for (let x = 0; x < columns; x++)
    smooth(
      (i) => along[i * columns + x] ?? 0,
      rows,
      half,
      (i, mean) => (out[i * columns + x] = mean),
    );
  return out;
}

function smooth(at: (i: number) => number, length: number, half: number, put: (i: number, mean: number) => void): void {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < Math.min(half, length); i++) {
    sum += at(i);
    count++;
  }
  for (let i = 0; i < length; i++) {
    if (i + half < length) {
      sum += at(i + half);
      count++;
    }
    if (i - half - 1 >= 0) {
      sum -= at(i - half - 1);
      count--;
    }
    put(i, sum / count);
  }
}

/** 1 where a pixel is farther from its surroundings than the threshold, on the threshold's side. */
function strokes({ values }: GreyFrame, around: Float32Array, threshold: number): Uint8Array {
  const out = new Uint8Array(around.length);
  for (let i = 0; i < out.length; i++) {
    const above = (values[i] ?? 0) - (around[i] ?? 0);
    out[i] = (threshold > 0 ? above > threshold : above < threshold) ? 1 : 0;
  }
  return out;
}

/** Connected marks (eight neighbours); those too large for a character are passed over. Marks `stroke` with the number 2 where it has been. */
function blobsOf({ rows, columns }: GreyFrame, stroke: Uint8Array): readonly Blob[] {
  const blobs: Blob[] = [];
  const stack: number[] = [];
  for (let start = 0; start < stroke.length; start++) {
    if (stroke[start] !== 1) continue;
    stroke[start] = 2;
    stack.push(start);
    const blob: Blob = { left: columns, top: rows, right: 0, bottom: 0, area: 0, ink: 0, isSure: false };
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const x = next % columns;
      const y = (next - x) / columns;
      blob.area++;
      blob.left = Math.min(blob.left, x);
      blob.right = Math.max(blob.right, x);
      blob.top = Math.min(blob.top, y);
      blob.bottom = Math.max(blob.bottom, y);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue;
          const other = next + dy * columns + dx;
          if (stroke[other] !== 1) continue;
          stroke[other] = 2;
          stack.push(other);
        }
      }
    }
    if (heightOf(blob) >= SMALLEST && heightOf(blob) <= LARGEST) blobs.push(blob);
  }
  return blobs;
}

const heightOf = (blob: Blob): number => blob.bottom - blob.top + 1;
const widthOf = (blob: Blob): number => blob.right - blob.left + 1;

function isAtBorder(blob: Blob, { rows, columns }: GreyFrame): boolean {
  const x = (blob.left + blob.right) / 2 / columns;
  const y = (blob.top + blob.bottom) / 2 / rows;
  return x < BORDER || x > 1 - BORDER || y < BORDER || y > 1 - BORDER;
}

/** The shape of a character, or of a few that touch, and one value. Sets the blob's ink. */
function isCharacter(blob: Blob, frame: GreyFrame, stroke: Uint8Array): boolean {
  const height = heightOf(blob);
  const width = widthOf(blob);
  const fill = blob.area / (height * width);
  if (width > 12 * height || fill < 0.12 || (fill > 0.92 && width > height / 2)) return false;
  const counts = new Map<number, number>();
  let most = 0;
  for (let y = blob.top; y <= blob.bottom; y++) {
    for (let x = blob.left; x <= blob.right; x++) {
      const i = y * frame.columns + x;
      if (stroke[i] !== 2) continue;
      const value = frame.values[i] ?? 0;
      const count = (counts.get(value) ?? 0) + 1;
      counts.set(value, count);
      if (count > most) {
        most = count;
        blob.ink = value;
      }
    }
  }
  blob.isSure = most >= INKED * blob.area && most >= 6;
  if (!blob.isSure && (most < FAINT * blob.area || most < 3 || height > SMALL_LETTER)) return false;
  return width <= WIDE * height || mostRuns(blob, frame.columns, stroke) >= STROKES_OF_A_WORD;
}

/** The most separate strokes that any row of a mark cuts. */
function mostRuns(blob: Blob, columns: number, stroke: Uint8Array): number {
  let most = 0;
  for (let y = blob.top; y <= blob.bottom; y++) {
    let runs = 0;
    for (let x = blob.left; x <= blob.right; x++)
      if (stroke[y * columns + x] === 2 && (x === blob.left || stroke[y * columns + x - 1] !== 2)) runs++;
    most = Math.max(most, runs);
  }
  return most;
}

/** Lines of characters: like height, on one line, of one value, not far apart. A blob much wider than high counts as several. */
function linesOf(blobs: readonly Blob[], range: number): readonly Rectangle[] {
  const parent = blobs.map((_, i) => i);
  const root = (i: number): number => {
    let one = i;
    while (parent[one] !== one && parent[one] !== undefined) one = parent[one] ?? one;
    return one;
  };
  const sorted = blobs.map((blob, i) => ({ blob, i })).sort((a, b) => a.blob.left - b.blob.left);
  for (const [at, { blob, i }] of sorted.entries()) {
    for (const other of sorted.slice(at + 1)) {
      if (other.blob.left - blob.right > 1.5 * Math.max(heightOf(blob), heightOf(other.blob)) + 4) {
        if (other.blob.left - blob.right > 1.5 * LARGEST) break;
        continue;
      }
      if (belong(blob, other.blob, range)) parent[root(other.i)] = root(i);
    }
  }
  const lines = new Map<number, Blob[]>();
  for (const [i, blob] of blobs.entries()) lines.set(root(i), [...(lines.get(root(i)) ?? []), blob]);
  return [...lines.values()].flatMap((line) => {
    // A word in script is one mark; it is as wide as its letters.
    const characters =
      line.length < 2
        ? 0
        : line.reduce((sum, blob) => sum + Math.min(4, Math.max(1, Math.round(widthOf(blob) / (0.8 * heightOf(blob))))), 0);
    if (characters < (line.filter((blob) => blob.isSure).length >= IN_A_LINE - 1 ? IN_A_LINE : IN_A_FAINT_LINE)) return [];
    const left = Math.min(...line.map((blob) => blob.left));
    const top = Math.min(...line.map((blob) => blob.top));
    const right = Math.max(...line.map((blob) => blob.right));
    const bottom = Math.max(...line.map((blob) => blob.bottom));
    return [[left, top, right - left + 1, bottom - top + 1] as const];
  });
}

function belong(a: Blob, b: Blob, range: number): boolean {
  const ratio = heightOf(a) / heightOf(b);
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  return (
    ratio > 0.4 &&
    ratio < 2.5 &&
    overlap >= 0.5 * Math.min(heightOf(a), heightOf(b)) &&
    b.left - a.right <= 1.5 * Math.max(heightOf(a), heightOf(b)) + 4 &&
    Math.abs(a.ink - b.ink) <= SAME_INK * range
  );
}

function enlarged([x, y, width, height]: Rectangle, { rows, columns }: GreyFrame): Rectangle {
  const by = Math.ceil(height / 2) + 2;
  const left = Math.max(0, x - by);
  const top = Math.max(0, y - by);
  return [left, top, Math.min(columns, x + width + by) - left, Math.min(rows, y + height + by) - top];
}
