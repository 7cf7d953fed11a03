import type { Vec2 } from '#shared/geometry';
import { axesOf, type BodyParameters, type ShapePrior } from './bodyShape.ts';
import { dropAt, type EdgeField } from './edgeField.ts';

export interface TipFit {
  readonly tip: Vec2;
  /** Mean edge around the process' end, in typical gradients. */
  readonly edge: number;
  /** Likelihood lead over the best other place, in the same measure. */
  readonly lead: number;
}

/** Half the thickness of a process' end, mm. */
const HALF_WIDTHS = [2.6, 3.4, 4.4, 5.8];
/** How far the process turns from the line that leads from the body to its tip, rad. */
const TURNS = [-0.45, -0.3, -0.15, 0, 0.15, 0.3];
/** Length of the sides that are looked at. */
const SIDE_MM = 8;
const STEP_MM = 0.6;
const OTHER_MM = 4;
/** What implausibility (squared SDs) costs against edge. */
const STRAIN = 0.05;

interface Nose {
  readonly points: Float64Array;
  readonly count: number;
}

/** The end of a process seen from its tip, pointing to +x: a rounded nose and two sides; `[x, y, outward x, outward y]`. */
function noseOf(half: number): Nose {
  const points: number[] = [];
  for (let i = -4; i <= 4; i++) {
    const a = (i / 4.5) * (Math.PI / 2);
    points.push(-0.8 * half * (1 - Math.cos(a)), half * Math.sin(a), Math.cos(a), Math.sin(a));
  }
  for (let i = 0; i < 5; i++)
    for (const side of [-1, 1]) points.push(-0.8 * half - 0.6 - (i * (SIDE_MM - half)) / 5, side * half, 0, side);
  return { points: Float64Array.from(points), count: points.length / 4 };
}
const NOSES = HALF_WIDTHS.map(noseOf);

/** The end of the spinous process of a fitted body: a rounded bright nose where one is expected. */
export function fitTip(field: EdgeField, body: BodyParameters, shape: ShapePrior, facing: 1 | -1): TipFit {
  const [x, y, angle] = body as unknown as [number, number, number];
  const depth = Math.exp(body[3] as number);
  const { back, up } = axesOf(angle, facing);
  const reach = 2.6;
  const [sb, su] = shape.tipSd;
  const nb = Math.ceil((reach * sb * depth) / STEP_MM);
  const nu = Math.ceil((reach * su * depth) / STEP_MM);
  const found: { at: Vec2; score: number; edge: number }[] = [];
  const place = (b: number, u: number): Vec2 => [x + depth * (b * back[0] + u * up[0]), y + depth * (b * back[1] + u * up[1])];
  for (let i = -nb; i <= nb; i++)
    for (let j = -nu; j <= nu; j++) {
      const b = shape.tip[0] + (i * STEP_MM) / depth;
      const u = shape.tip[1] + (j * STEP_MM) / depth;
      const at = place(b, u);
      const strain = ((b - shape.tip[0]) / sb) ** 2 + ((u - shape.tip[1]) / su) ** 2;
      // From the canal's back wall, where the process begins.
      const root = place(1.3, -0.15);
      const { score, edge } = bestNose(field, at, Math.atan2(at[1] - root[1], at[0] - root[0]), facing);
      found.push({ at, edge, score: score - STRAIN * strain });
    }
  found.sort((p, q) => q.score - p.score);
  const best = found[0] ?? { at: place(...shape.tip), score: 0, edge: 0 };
  const other = found.find((one) => Math.hypot(one.at[0] - best.at[0], one.at[1] - best.at[1]) > OTHER_MM);
  return { tip: best.at, edge: best.edge, lead: best.score - (other?.score ?? 0) };
}

function bestNose(field: EdgeField, at: Vec2, direction: number, facing: 1 | -1): { score: number; edge: number } {
  let best = -Infinity;
  for (const turn of TURNS) {
    const c = Math.cos(direction + facing * turn);
    const s = Math.sin(direction + facing * turn);
    for (const { points, count } of NOSES) {
      let sum = 0;
      for (let k = 0; k < 4 * count; k += 4) {
        const [px, py, nx, ny] = [points[k], points[k + 1], points[k + 2], points[k + 3]] as [number, number, number, number];
        const edge = dropAt(field, at[0] + c * px - s * py, at[1] + s * px + c * py, c * nx - s * ny, s * nx + c * ny);
        sum += Math.max(-0.5, Math.min(1.5, edge));
      }
      if (sum / count > best) best = sum / count;
    }
  }
  return { score: best, edge: best };
}
