import type { Vec2 } from '#shared/geometry';

/** A film's pixels, row by row; dense (bone, metal) is bright. */
export interface LandmarkFrame {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * Gradients of a part of a film on a square grid, each against the typical gradient of its surroundings, so that exposure and window do not
 * matter. Points are film mm (pixels times spacing); the centre of element (column, row) lies at `origin + (column + 0.5, row + 0.5) · mm`.
 */
export interface EdgeField {
  readonly origin: Vec2;
  readonly mm: number;
  readonly rows: number;
  readonly columns: number;
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** The smoothed film itself, in its own grey. */
  readonly grey: Float32Array;
}

/** Element of the field, about; smoothing before differentiation; and the surroundings that a gradient is compared with, mm. */
const ELEMENT_MM = 0.3;
const SMOOTHING_MM = 0.45;
const SURROUNDINGS_MM = 8;
/** However far a gradient stands out, it counts less than this. */
const STRONGEST = 2.5;
/**
 * Metal stands out of the body around the click by this many robust SDs of it, and by as much again as the body out of the soft tissue about it.
 * Then its margin, and how far from the click it is looked for, mm.
 */
const METAL_SPREADS = 5;
const METAL_CONTRASTS = 1;
const SOFT_TISSUE_MM = 16;
const METAL_MARGIN_MM = 1;
const BODY_MM = 9;
const METAL_REACH_MM = 30;

/** The field within `reach` mm of a point; null where nothing of it lies on the film. */
export function edgeField(frame: LandmarkFrame, spacing: number, about: Vec2, reach: number): EdgeField | null {
  const factor = Math.max(1, Math.round(ELEMENT_MM / spacing));
  const mm = spacing * factor;
  const bound = (at: number, most: number): number => Math.max(0, Math.min(most, Math.floor(at / mm)));
  const [wholeColumns, wholeRows] = [Math.floor(frame.columns / factor), Math.floor(frame.rows / factor)];
  const [c0, c1] = [bound(about[0] - reach, wholeColumns), bound(about[0] + reach, wholeColumns)];
  const [r0, r1] = [bound(about[1] - reach, wholeRows), bound(about[1] + reach, wholeRows)];
  const [columns, rows] = [c1 - c0, r1 - r0];
  if (columns < 8 || rows < 8) return null;
  const grey = new Float32Array(rows * columns);
  const share = 1 / (factor * factor);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let k = 0; k < factor; k++) {
        const at = ((r0 + r) * factor + k) * frame.columns + (c0 + c) * factor;
        for (let j = 0; j < factor; j++) sum += frame.values[at + j] as number;
      }
      grey[r * columns + c] = sum * share;
    }
  const smooth = smoothed(grey, rows, columns, SMOOTHING_MM / mm);
  const gradientX = new Float32Array(rows * columns);
  const gradientY = new Float32Array(rows * columns);
  const power = new Float32Array(rows * columns);
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < columns - 1; c++) {
      const i = r * columns + c;
      const x = (smooth[i + 1] as number) - (smooth[i - 1] as number);
      const y = (smooth[i + columns] as number) - (smooth[i - columns] as number);
      gradientX[i] = x;
      gradientY[i] = y;
      power[i] = Math.hypot(x, y);
    }
  const typical = smoothed(power, rows, columns, SURROUNDINGS_MM / mm);
  const floor = 1e-9 + 0.25 * medianOf(typical);
  const metal = metalAround(smooth, rows, columns, mm, [about[0] / mm - c0, about[1] / mm - r0]);
  for (let i = 0; i < power.length; i++) {
    const relative = (power[i] as number) / ((typical[i] as number) + floor);
    const gain = relative <= 0 || metal[i] === 1 ? 0 : (relative * STRONGEST) / (STRONGEST + relative) / (power[i] as number);
    gradientX[i] = (gradientX[i] as number) * gain;
    gradientY[i] = (gradientY[i] as number) * gain;
  }
  return { origin: [c0 * mm, r0 * mm], mm, rows, columns, gradientX, gradientY, grey: smooth };
}

/** How much the film darkens at a point towards a direction, in typical gradients; 0 beyond the field. */
export function dropAt(field: EdgeField, x: number, y: number, towardsX: number, towardsY: number): number {
  const px = (x - field.origin[0]) / field.mm - 0.5;
  const py = (y - field.origin[1]) / field.mm - 0.5;
  const c = Math.floor(px);
  const r = Math.floor(py);
  if (c < 0 || r < 0 || c >= field.columns - 1 || r >= field.rows - 1) return 0;
  const fx = px - c;
  const fy = py - r;
  const at = r * field.columns + c;
  const below = at + field.columns;
  const between = (of: Float32Array): number =>
    (1 - fy) * ((1 - fx) * (of[at] as number) + fx * (of[at + 1] as number)) +
    fy * ((1 - fx) * (of[below] as number) + fx * (of[below + 1] as number));
  return -(between(field.gradientX) * towardsX + between(field.gradientY) * towardsY);
}

/** Mean grey within half a millimetre or so of a point; null beyond the field. */
export function greyAt(field: EdgeField, x: number, y: number): number | null {
  const c = Math.floor((x - field.origin[0]) / field.mm);
  const r = Math.floor((y - field.origin[1]) / field.mm);
  if (c < 0 || r < 0 || c >= field.columns || r >= field.rows) return null;
  return field.grey[r * field.columns + c] as number;
}

/** Marks metal and its blurred margin near a point (in elements): what is far denser than the bone around that point. */
function metalAround(grey: Float32Array, rows: number, columns: number, mm: number, [x, y]: Vec2): Uint8Array {
  const near = (reach: number, visit: (i: number, r: number, c: number) => void): void => {
    const n = reach / mm;
    for (let r = Math.max(0, Math.floor(y - n)); r <= Math.min(rows - 1, Math.ceil(y + n)); r++)
      for (let c = Math.max(0, Math.floor(x - n)); c <= Math.min(columns - 1, Math.ceil(x + n)); c++)
        if ((r - y) ** 2 + (c - x) ** 2 <= n * n) visit(r * columns + c, r, c);
  };
  const body: number[] = [];
  near(BODY_MM, (i) => body.push(grey[i] as number));
  const middle = medianOf(Float32Array.from(body));
  const spread = 1.48 * medianOf(Float32Array.from(body, (v) => Math.abs(v - middle)));
  const around: number[] = [];
  near(SOFT_TISSUE_MM, (i) => around.push(grey[i] as number));
  const soft = Float32Array.from(around).sort()[Math.floor(0.2 * around.length)] ?? middle;
  const limit = middle + Math.max(METAL_SPREADS * spread, METAL_CONTRASTS * (middle - soft));
  const metal = new Uint8Array(grey.length);
  const margin = Math.ceil(METAL_MARGIN_MM / mm);
  near(METAL_REACH_MM, (i, r, c) => {
    if ((grey[i] as number) <= limit) return;
    for (let v = Math.max(0, r - margin); v <= Math.min(rows - 1, r + margin); v++)
      for (let h = Math.max(0, c - margin); h <= Math.min(columns - 1, c + margin); h++)
        if ((v - r) ** 2 + (h - c) ** 2 <= margin * margin) metal[v * columns + h] = 1;
  });
  return metal;
}

function medianOf(values: Float32Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

/** Three running means along rows and columns, whose variance together is `sigma`². */
function smoothed(values: Float32Array, rows: number, columns: number, sigma: number): Float32Array {
  const radius = Math.max(0, (Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
  let out = values;
  for (let pass = 0; pass < 3; pass++)
    out = meanAlong(meanAlong(out, rows, columns, columns, 1, radius), columns, rows, 1, columns, radius);
  return out;
}

/** Running mean of width 2 · radius + 1 (the outermost elements count by the radius' fraction), edges held. */
function meanAlong(
  values: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): Float32Array {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const share = 1 / (2 * radius + 1);
  const out = new Float32Array(values.length);
  const at = (start: number, i: number): number => values[start + step * Math.max(0, Math.min(length - 1, i))] as number;
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let k = -whole; k <= whole; k++) sum += at(start, k);
    for (let i = 0; i < length; i++) {
      out[start + step * i] = share * (sum + part * (at(start, i - whole - 1) + at(start, i + whole + 1)));
      sum += at(start, i + whole + 1) - at(start, i - whole);
    }
  }
  return out;
}
