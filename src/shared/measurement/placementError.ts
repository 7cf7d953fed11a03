import type { CaseDocument } from '#shared/case';
import type { Spread } from '#shared/statistics';
import { figure, sentence, type Sentence } from '#shared/wording';
import { pooledSpread } from '#shared/statistics';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import type { LandmarkClass, PlacedPoint, Placements } from './placements.ts';
import { CORNERS } from './placements.ts';

/** Standard error of measurement of interspinous motion for a reader who is not known, mm [clinical.md §1.5, S6]. */
export const ASSUMED_SEM_MM = 1.0;
/** Endplate depth with which a placement error in mm is carried to a film that has no millimetres [clinical.md §1.5]. */
export const ASSUMED_BODY_DEPTH_MM = 17;

/** Per-click placement SD along one axis from the SEM of interspinous motion: four clicks along one line, SD(ISM) = 2 · s [clinical.md §1.5]. */
export const clickFromSem = (semMm: number): number => semMm / 2;

/** How sure one click is, per kind of landmark, in the film's own units. */
export interface PlacementError {
  readonly tip: Spread;
  readonly corner: Spread;
  /** Ends of drawn lines. */
  readonly line: Spread;
  /** In words, for a measurement's method. */
  readonly from: Sentence;
}

/** What the guard bands need of the reader. */
export interface ReaderError {
  readonly storedSem: number | null;
  readonly semSource: string | null;
  /** SEM of interspinous motion from all replicates of the process points, mm. */
  readonly replicateSem: Spread | null;
  readonly assumed: boolean;
}

export interface ErrorGroup {
  readonly placements: Placements;
  readonly units: 'detector' | 'object' | 'px';
}

/**
 * Placement errors of each film: the larger of what the reader's replicates show and the reader's stored SEM; without either the named
 * assumption. Replicates of films in mm are pooled; a film in pixels stands alone. Each class of landmark has its own spread; one that
 * was never repeated borrows the other's for its interval. Copies are no replicates: they neither show an error nor average one out.
 */
export function placementErrors(
  document: CaseDocument,
  films: readonly ErrorGroup[],
): { readonly perFilm: readonly PlacementError[]; readonly reader: ReaderError; readonly notices: readonly Notice[] } {
  const stored = document.reading?.reader?.ismSemMm ?? null;
  const inMm = films.filter((film) => film.units !== 'px').map((film) => film.placements);
  const pooledMm = spreads(inMm);
  const notices: Notice[] = [];
  if (films.some((film) => spreads([film.placements]).copied))
    notices.push(notice('REPLICATES_IDENTICAL', sentence('trap.copies')));
  const perFilm = films.map((film): PlacementError => {
    const pooled = film.units === 'px' ? spreads([film.placements]) : pooledMm;
    const unitsPerMm = film.units === 'px' ? (meanDepth(film.placements) ?? 0) / ASSUMED_BODY_DEPTH_MM : 1;
    const known = clickFromSem(stored ?? ASSUMED_SEM_MM) * unitsPerMm;
    const larger = (spread: Spread | null): Spread =>
      spread !== null && (stored === null || spread.sd > known) ? spread : { sd: known, df: Infinity };
    const tip = larger(pooled.tip ?? pooled.corner);
    return {
      tip,
      corner: larger(pooled.corner ?? pooled.tip),
      line: larger(pooled.all),
      from: tip.df !== Infinity ? sentence('error.replicates') : statedError(stored, film.units),
    };
  });
  // Corners that were repeated say nothing of how well this reader finds the tips: the bands take the process points' own spread or none.
  const replicateSem = pooledMm.tip === null ? null : { sd: 2 * pooledMm.tip.sd, df: pooledMm.tip.df };
  return {
    perFilm,
    reader: {
      storedSem: stored,
      semSource: document.reading?.reader?.semSource ?? null,
      replicateSem,
      assumed: stored === null && replicateSem === null,
    },
    notices,
  };
}

function statedError(stored: number | null, units: ErrorGroup['units']): Sentence {
  const depth = figure(ASSUMED_BODY_DEPTH_MM);
  if (stored === null) {
    const sem = figure(ASSUMED_SEM_MM, 1);
    return units === 'px' ? sentence('error.assumedPixels', { sem, depth }) : sentence('error.assumed', { sem });
  }
  const sem = figure(stored);
  return units === 'px' ? sentence('error.storedPixels', { sem, depth }) : sentence('error.stored', { sem });
}

interface Spreads {
  readonly tip: Spread | null;
  readonly corner: Spread | null;
  readonly all: Spread | null;
  /** Some replicates were copies of others: they are in none of the spreads. */
  readonly copied: boolean;
}

function spreads(films: readonly Placements[]): Spreads {
  const pooled: Record<LandmarkClass, Groups> = { tip: [], corner: [] };
  let copied = false;
  for (const film of films) {
    const own = repeated(film);
    if (own.copied) copied = true;
    for (const landmark of ['tip', 'corner'] as const) {
      pooled[landmark].push(...own[landmark]);
    }
  }
  return {
    tip: pooledSpread(pooled.tip),
    corner: pooledSpread(pooled.corner),
    all: pooledSpread([...pooled.tip, ...pooled.corner]),
    copied,
  };
}

type Groups = number[][];

/** One group of coordinates a landmark and axis that was placed more than once. */
function repeated(film: Placements): Record<LandmarkClass, Groups> & { readonly copied: boolean } {
  const groups: Record<LandmarkClass, Groups> = { tip: [], corner: [] };
  let copied = false;
  const add = (point: PlacedPoint): void => {
    if (point.rounds.size > point.replicates.size) copied = true;
    if (point.replicates.size < 2) return;
    const values = [...point.replicates.values()];
    groups[point.landmark].push(
      values.map((value) => value[0]),
      values.map((value) => value[1]),
    );
  };
  for (const tip of film.tips.values()) add(tip);
  for (const base of film.bases.values()) add(base);
  for (const edge of film.edges.values()) [edge.superior, edge.inferior].forEach(add);
  for (const body of film.bodies.values()) CORNERS.forEach((corner) => add(body[corner]));
  return { ...groups, copied };
}

/** Mean length of the endplates on a film, in its units; null without bodies. */
export function meanDepth(placements: Placements): number | null {
  let sum = 0;
  let count = 0;
  for (const body of placements.bodies.values()) {
    sum += gap(body.superiorAnterior, body.superiorPosterior) + gap(body.inferiorAnterior, body.inferiorPosterior);
    count += 2;
  }
  return count === 0 ? null : sum / count;
}

const gap = (a: PlacedPoint, b: PlacedPoint): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
