import { scale2, sub2, type Vec2 } from '#shared/geometry';
import type { Vertebra } from '#shared/spine';
import { axesOf, cornersOf, shapePrior, type BodyCorners, type BodyParameters, type ShapePrior } from './bodyShape.ts';
import { confidencesOf } from './confidence.ts';
import { edgeField, greyAt, type EdgeField, type LandmarkFrame } from './edgeField.ts';
import { fitBody, type BodyFit, type PlacePrior } from './fitBody.ts';
import { fitTip } from './fitTip.ts';

/** What is known beside the click; all of it may be missing. Points are pixels of the film. */
export interface ProposalNeighbours {
  readonly vertebra?: Vertebra;
  /** Clicked centres of the next body above and below. */
  readonly above?: Vec2;
  readonly below?: Vec2;
  /** +1 where the patient looks to the left of the film, −1 to the right. */
  readonly facing?: 1 | -1;
  /** Size of this neck's bodies against the mean adult's, from other vertebrae. */
  readonly size?: number;
}

export interface ProposedPoint {
  /** Film pixels. */
  readonly point: Vec2;
  /** 0 … 1: about the share of such proposals that lie within 1 mm (a corner) or 2 mm (the tip). */
  readonly confidence: number;
}

export type ProposedName = keyof BodyCorners | 'tip';

export interface VertebraProposal {
  readonly points: Readonly<Record<ProposedName, ProposedPoint>>;
  readonly facing: 1 | -1;
  /** Depth of the body against the mean adult's of its name. */
  readonly size: number;
  /** How much the back is denser than the front, −1 … 1: what `facing` was told from. */
  readonly facingEvidence: number;
}

/** Furthest a tip lies from its body, and some more, mm on the film. */
const REACH_MM = 80;
const CLICK_SD_MM = 2;
/** The body's upward axis leans this much forward of the line through its neighbours' centres. */
const LEAN = 0.1;
const LEAN_SD = 0.12;
const FREE_ANGLE_SD = 0.6;
/** How far a body's depth may stray from the neck's own size (log). */
const KNOWN_SIZE_SD = 0.045;

/**
 * From one click in the middle of a vertebral body: its corners and the tip of its spinous process, by edges and a shape model, as proposals to
 * be confirmed. `spacing` is mm of a (square) pixel. Null where the click is not on the film.
 */
export function proposeVertebra(
  frame: LandmarkFrame,
  spacing: number,
  centre: Vec2,
  neighbours: ProposalNeighbours = {},
): VertebraProposal | null {
  const click = scale2(centre, spacing);
  const field = edgeField(frame, spacing, click, REACH_MM);
  if (field === null) return null;
  const shape = sized(shapePrior(neighbours.vertebra ?? null), neighbours.size);
  const up = upwards(neighbours, centre);
  const sides: readonly (1 | -1)[] = neighbours.facing === undefined ? [1, -1] : [neighbours.facing];
  let best: { readonly fit: BodyFit; readonly facing: 1 | -1; readonly score: number; readonly evidence: number } | null = null;
  for (const facing of sides) {
    const fit = bestFit(field, click, up, shape, facing);
    const evidence = backDensity(field, fit.body, facing);
    const score = fit.score + 0.5 * evidence;
    if (best === null || score > best.score) best = { fit, facing, score, evidence };
  }
  if (best === null) return null;
  const { fit, facing, evidence } = best;
  const corners = cornersOf(fit.body, facing);
  const tip = fitTip(field, fit.body, shape, facing);
  const confidences = confidencesOf(fit, tip, neighbours.vertebra ?? null);
  const proposed = (point: Vec2, confidence: number): ProposedPoint => ({ point: scale2(point, 1 / spacing), confidence });
  return {
    facing,
    facingEvidence: evidence,
    size: Math.exp((fit.body[3] as number) - (shapePrior(neighbours.vertebra ?? null).mean[0] as number)),
    points: {
      superiorAnterior: proposed(corners.superiorAnterior, confidences.superiorAnterior),
      superiorPosterior: proposed(corners.superiorPosterior, confidences.superiorPosterior),
      inferiorPosterior: proposed(corners.inferiorPosterior, confidences.inferiorPosterior),
      inferiorAnterior: proposed(corners.inferiorAnterior, confidences.inferiorAnterior),
      tip: proposed(tip.tip, confidences.tip),
    },
  };
}

function sized(shape: ShapePrior, size: number | undefined): ShapePrior {
  if (size === undefined) return shape;
  return {
    ...shape,
    mean: shape.mean.map((v, i) => (i === 0 ? v + Math.log(size) : v)),
    sd: shape.sd.map((v, i) => (i === 0 ? KNOWN_SIZE_SD : v)),
  };
}

/** Direction of the spine at the click, as an angle of "up" on the film, or null. */
function upwards({ above, below }: ProposalNeighbours, centre: Vec2): number | null {
  const along = sub2(above ?? centre, below ?? centre);
  return Math.hypot(along[0], along[1]) < 1e-6 ? null : Math.atan2(along[1], along[0]);
}

function bestFit(field: EdgeField, click: Vec2, up: number | null, shape: ShapePrior, facing: 1 | -1): BodyFit {
  // The posterior direction is a quarter turn from up, clockwise on the screen for a patient looking left.
  const upright = up ?? -Math.PI / 2;
  const middle = upright + facing * (Math.PI / 2) - (up === null ? 0 : facing * LEAN);
  const turns = up === null ? [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75] : [-0.15, 0, 0.15];
  const place: PlacePrior = {
    mean: [click[0], click[1], middle],
    sd: [CLICK_SD_MM, CLICK_SD_MM, up === null ? FREE_ANGLE_SD : LEAN_SD],
  };
  let best: BodyFit | null = null;
  for (const turn of turns)
    for (const size of [-1, 0, 1]) {
      const log = (shape.mean[0] as number) + size * (shape.sd[0] as number);
      const start: BodyParameters = [click[0], click[1], middle + turn, log, ...shape.mean.slice(1)];
      const fit = fitBody(field, start, shape, place, facing);
      if (best === null || fit.score > best.score) best = fit;
    }
  return best as BodyFit;
}

/** Behind a body lie the articular pillars, in front of it soft tissue and air: −1 … 1. */
function backDensity(field: EdgeField, body: BodyParameters, facing: 1 | -1): number {
  const [x, y, angle] = body as unknown as [number, number, number];
  const depth = Math.exp(body[3] as number);
  const { back, up } = axesOf(angle, facing);
  const mean = (sign: 1 | -1): number | null => {
    let sum = 0;
    let n = 0;
    for (let b = 0.7; b < 1.8; b += 0.1)
      for (let u = -0.6; u <= 0.6; u += 0.2) {
        const grey = greyAt(field, x + depth * (sign * b * back[0] + u * up[0]), y + depth * (sign * b * back[1] + u * up[1]));
        if (grey === null) continue;
        sum += grey;
        n += 1;
      }
    return n === 0 ? null : sum / n;
  };
  const [behind, before] = [mean(1), mean(-1)];
  if (behind === null || before === null) return 0;
  const within = greyAt(field, x, y) ?? behind;
  return Math.max(-1, Math.min(1, (behind - before) / (1e-6 + Math.abs(within - before) + Math.abs(within - behind))));
}
