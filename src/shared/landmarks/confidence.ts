import type { Vertebra } from '#shared/spine';
import { POINTS_PER_SIDE } from './bodyShape.ts';
import type { BodyFit } from './fitBody.ts';
import type { TipFit } from './fitTip.ts';

export interface Confidences {
  readonly superiorAnterior: number;
  readonly superiorPosterior: number;
  readonly inferiorPosterior: number;
  readonly inferiorAnterior: number;
  readonly tip: number;
}

const [SUPERIOR, ANTERIOR, INFERIOR, POSTERIOR] = [0, 1, 2, 3];

/** Edge under the half of a side that leads to a corner; an edge of the surroundings' typical strength is 1. */
function support(fit: BodyFit, side: number, start: boolean): number {
  let sum = 0;
  for (let i = 0; i < 5; i++)
    sum += Math.min(1.5, fit.edges[side * POINTS_PER_SIDE + (start ? i : POINTS_PER_SIDE - 1 - i)] as number);
  return sum / 5;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * How often proposals with such evidence were within 1 mm (corners) or 2 mm (tip) in the trials of docs/accuracy-registration.md. A corner is as
 * sure as the weaker of its two sides. C2's upper corners, shoulders below the dens, have no edge of their own.
 */
export function confidencesOf(fit: BodyFit, tip: TipFit, vertebra: Vertebra | null): Confidences {
  const corner = (a: number, b: number): number => logistic(-2 + 6 * Math.min(a, b));
  const upper = vertebra === 'C2' ? 0.6 : 1;
  return {
    superiorAnterior: upper * corner(support(fit, SUPERIOR as number, true), support(fit, ANTERIOR as number, false)),
    superiorPosterior: upper * corner(support(fit, SUPERIOR as number, false), support(fit, POSTERIOR as number, true)),
    inferiorPosterior: corner(support(fit, INFERIOR as number, true), support(fit, POSTERIOR as number, false)),
    inferiorAnterior: corner(support(fit, INFERIOR as number, false), support(fit, ANTERIOR as number, true)),
    tip: logistic(-3 + 5 * tip.edge),
  };
}
