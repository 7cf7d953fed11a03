import type { Plane, Quantity, Unit } from '#shared/units';
import { figure, inEnglish, sentence, type Sentence } from '#shared/wording';
import { combine, propagate, type Input } from '#shared/statistics';
import type { Film } from './film.ts';
import type { PlacedBody, PlacedPoint } from './placements.ts';
import { CORNERS } from './placements.ts';
import type { Coordinates } from './bodyFrame.ts';

/** Error components: process points, body corners, drawn lines, and what is stated (tolerances, registrations). */
export const COMPONENT = { tip: 0, corner: 1, line: 2, stated: 3 } as const;

/** A landmark on a film. */
export type Placed = readonly [Film, PlacedPoint];

/** Further inputs of a measurement (scales), laid behind the points, with their offset known to who made them. */
export interface Derivation {
  readonly points: readonly Placed[];
  readonly extra?: readonly Input[];
  readonly value: (x: Coordinates) => number;
  readonly unit: Unit;
  readonly plane: Plane;
  readonly method: Sentence;
}

const COINCIDE = sentence('missing.coincide');

/** A quantity with its standard error and interval, from the errors of the points and scales that it stands on. */
export function derive({ points, extra, value, unit, plane, method }: Derivation): Quantity {
  const inputs: Input[] = [];
  let tipDf = Infinity;
  let cornerDf = Infinity;
  let lineDf = Infinity;
  for (const [film, point] of points) {
    const spread = film.errors[point.landmark];
    const variance = (spread.sd * spread.sd) / point.replicates.size;
    const component = COMPONENT[point.landmark];
    inputs.push({ value: point.x, variance, component }, { value: point.y, variance, component });
    tipDf = Math.min(tipDf, film.errors.tip.df);
    cornerDf = Math.min(cornerDf, film.errors.corner.df);
    lineDf = Math.min(lineDf, film.errors.line.df);
  }
  if (extra !== undefined) inputs.push(...extra);
  const { value: result, variances } = propagate(value, inputs, 4);
  const df = [tipDf, cornerDf, lineDf, Infinity];
  const { standardError, half } = combine(variances.map((variance, i) => ({ variance, df: df[i] ?? Infinity })));
  if (!Number.isFinite(result) || !Number.isFinite(half))
    return { status: 'unavailable', reason: 'LANDMARKS_COINCIDE', message: inEnglish(COINCIDE), said: COINCIDE };
  return {
    status: 'measured',
    value: rounded(result),
    unit,
    standardError: rounded(standardError),
    interval95: [rounded(result - half), rounded(result + half)],
    method: inEnglish(method),
    plane,
    said: method,
  };
}

/** A millionth of a mm or degree: beyond any meaning, and the same digits on every machine. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

export const cornersOf = (film: Film, body: PlacedBody): readonly Placed[] =>
  CORNERS.map((corner): Placed => [film, body[corner]]);

export const annotationsOf = (points: readonly Placed[]): readonly string[] =>
  [...new Set(points.flatMap(([, point]) => point.annotations))].sort();
export const imagesOf = (points: readonly Placed[]): readonly string[] => [
  ...new Set(points.map(([film]) => film.sopInstanceUID)),
];

/** `mean of 3 placements` when there is more than one. */
export function placementsInWords(points: readonly Placed[]): Sentence {
  const k = points.reduce((least, [, point]) => Math.min(least, point.replicates.size), Infinity);
  return k > 1 && k !== Infinity ? sentence('placement.mean', { count: figure(k) }) : sentence('placement.one');
}
