import { BODY_PARAMETERS, outlineOf, POINTS_PER_SIDE, type BodyParameters, type ShapePrior } from './bodyShape.ts';
import { dropAt, type EdgeField } from './edgeField.ts';
import { solveSymmetric } from './solveSymmetric.ts';

export interface BodyFit {
  readonly body: BodyParameters;
  /** Mean edge under the outline, in typical gradients, less what the shape's implausibility costs. */
  readonly score: number;
  /** Edge under each outline point. */
  readonly edges: Float64Array;
}

/** What holds a fit near the click and upright: means and SDs of x, y (mm) and angle (rad). */
export interface PlacePrior {
  readonly mean: readonly [number, number, number];
  readonly sd: readonly [number, number, number];
}

const POINTS = 4 * POINTS_PER_SIDE;
/** How far along its normal each point looks for its edge, mm, from step to step. */
const REACHES = [4, 4, 3, 3, 2.2, 2.2, 1.6, 1.6, 1.2, 1.2, 1, 1];
/** An edge is found to about this, mm: neighbouring points of a side err together. */
const EDGE_SD_MM = 0.55;
const LEAST_EDGE = 0.15;

/** An active shape fit: each outline point moves to the edge it sees (bone within, darker without), the shape follows as far as it is plausible. */
export function fitBody(field: EdgeField, start: BodyParameters, shape: ShapePrior, place: PlacePrior, facing: 1 | -1): BodyFit {
  const mean = [...place.mean, ...shape.mean];
  const sd = [...place.sd, ...shape.sd];
  const n = BODY_PARAMETERS;
  let body = [...start];
  const outline = new Float64Array(4 * POINTS);
  const moved = new Float64Array(4 * POINTS);
  const jacobian = new Float64Array(POINTS * n);
  for (const reach of REACHES) {
    outlineOf(body, facing, outline);
    for (let j = 0; j < n; j++) {
      const step = j < 2 ? 0.1 : 0.005;
      outlineOf(
        body.map((v, i) => (i === j ? v + step : v)),
        facing,
        moved,
      );
      for (let k = 0; k < POINTS; k++) {
        const at = 4 * k;
        const nx = outline[at + 2] as number;
        const ny = outline[at + 3] as number;
        jacobian[k * n + j] =
          (((moved[at] as number) - (outline[at] as number)) * nx +
            ((moved[at + 1] as number) - (outline[at + 1] as number)) * ny) /
          step;
      }
    }
    const normal = new Float64Array(n * n);
    const right = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      const precision = (sd[j] as number) ** -2;
      normal[j * n + j] = precision;
      right[j] = precision * ((mean[j] as number) - (body[j] as number));
    }
    const sdHere = Math.max(EDGE_SD_MM, reach / 3);
    for (let k = 0; k < POINTS; k++) {
      const found = strongestEdge(field, outline, k, reach);
      if (found.edge < LEAST_EDGE) continue;
      // Points of a side see the same edge: together they count as about half.
      const w = (0.5 * Math.min(1.5, found.edge)) / sdHere ** 2;
      for (let i = 0; i < n; i++) {
        const wi = w * (jacobian[k * n + i] as number);
        right[i] = (right[i] as number) + wi * found.offset;
        for (let j = 0; j <= i; j++) normal[i * n + j] = (normal[i * n + j] as number) + wi * (jacobian[k * n + j] as number);
      }
    }
    const step = solveSymmetric(normal, right, n);
    if (step === null) break;
    body = body.map((v, i) => v + (step[i] as number));
  }
  outlineOf(body, facing, outline);
  const edges = new Float64Array(POINTS);
  let sum = 0;
  for (let k = 0; k < POINTS; k++) {
    const edge = strongestEdge(field, outline, k, 0.6).edge;
    edges[k] = edge;
    sum += Math.min(1.5, edge);
  }
  let strain = 0;
  for (let j = 0; j < n; j++) strain += (((body[j] as number) - (mean[j] as number)) / (sd[j] as number)) ** 2;
  return { body, edges, score: sum / POINTS - 0.012 * strain };
}

function strongestEdge(field: EdgeField, outline: Float64Array, k: number, reach: number): { offset: number; edge: number } {
  const at = 4 * k;
  const [x, y, nx, ny] = [outline[at], outline[at + 1], outline[at + 2], outline[at + 3]] as [number, number, number, number];
  const step = Math.min(0.3, reach / 4);
  const half = Math.round(reach / step);
  const width = 0.65 * reach;
  let best = 0;
  let where = 0;
  let before = 0;
  let after = 0;
  let last = 0;
  let open = false;
  for (let i = -half; i <= half; i++) {
    const d = i * step;
    const edge = dropAt(field, x + d * nx, y + d * ny, nx, ny) * Math.exp((-d * d) / (2 * width * width));
    if (open) {
      after = edge;
      open = false;
    }
    if (edge > best) {
      best = edge;
      where = i;
      before = last;
      open = true;
      after = 0;
    }
    last = edge;
  }
  const curve = before - 2 * best + after;
  const shift = curve < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / curve)) : 0;
  return { offset: (where + shift) * step, edge: best };
}
