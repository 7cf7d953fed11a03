import type { Vec2 } from '#shared/geometry';
import { carry, type VertebraPose } from './pose.ts';
import type { Refined } from './refine.ts';
import type { Region } from './region.ts';

/** Why a vertebra's registration must not be used. */
export interface Rejection {
  readonly code:
    | 'VERTEBRA_NOT_FOUND'
    | 'OUT_OF_FIELD'
    | 'LOW_SIMILARITY'
    | 'DOUBTFUL'
    | 'FILMS_SWAPPED'
    | 'NOT_CONVERGED'
    | 'INVERSE_INCONSISTENT'
    | 'SCALE_IMPLAUSIBLE'
    | 'IMPLAUSIBLE_AGAINST_NEIGHBOUR'
    | 'CONTRADICTS_PLACED_POINTS'
    | 'PAIR_NOT_REGISTERED';
  readonly message: string;
}

/** What a registration is judged by. */
export interface Checks {
  readonly similarity: number;
  readonly overlap: number;
  /** Mean miss of the way back at the landmarks, mm. */
  readonly wayBackMm: number;
  /** Against points placed on the extension film, mm; null without. */
  readonly placedMm: number | null;
  readonly lastStep: number;
  /** The vertebra's own scale against that of all together, relative. */
  readonly scaleOff: number;
}

/** Beyond these nothing is accepted. */
const LEAST_SIMILARITY = 0.55;
const LEAST_OVERLAP = 0.5;
const LARGEST_WAY_BACK_MM = 0.5;
const LARGEST_PLACED_MM = 4;
const LARGEST_STEP_MM = 0.05;
const LARGEST_SCALE_OFF = 0.03;
/** Beyond these a registration is doubtful: two doubts refuse it. */
const DOUBTFUL_SIMILARITY = 0.68;
const DOUBTFUL_WAY_BACK_MM = 0.12;
const DOUBTFUL_SCALE_OFF = 0.009;
/** How far the two sides of a disc may part, and how far neighbours may turn against each other, degrees into flexion. */
const LARGEST_SLIP_MM = 6;
const TURN_RANGE: readonly [number, number] = [-9, 28];

/** How many of the finer limits a registration breaks: bones of another neck resemble each other, but not in every respect. */
function doubtsOf(checks: Checks): number {
  const doubts = [
    checks.similarity < DOUBTFUL_SIMILARITY,
    checks.wayBackMm > DOUBTFUL_WAY_BACK_MM,
    checks.scaleOff > DOUBTFUL_SCALE_OFF,
  ];
  return doubts.filter((doubt) => doubt).length;
}

/** A vertebra by itself. */
export function judge(checks: Checks): Rejection | null {
  const reject = (code: Rejection['code'], message: string): Rejection => ({ code, message });
  if (checks.overlap < LEAST_OVERLAP)
    return reject('OUT_OF_FIELD', `only ${Math.round(100 * checks.overlap)} % of it can be compared on both films`);
  if (checks.similarity < LEAST_SIMILARITY)
    return reject('LOW_SIMILARITY', `the films correlate by ${checks.similarity.toFixed(2)} only`);
  if (checks.scaleOff > LARGEST_SCALE_OFF)
    return reject('SCALE_IMPLAUSIBLE', `its own scale is ${(100 * checks.scaleOff).toFixed(1)} % off the pair's`);
  if (checks.lastStep > LARGEST_STEP_MM) return reject('NOT_CONVERGED', 'the fit does not come to rest');
  if (checks.wayBackMm > LARGEST_WAY_BACK_MM)
    return reject('INVERSE_INCONSISTENT', `registered back it misses its landmarks by ${checks.wayBackMm.toFixed(1)} mm`);
  if (checks.placedMm !== null && checks.placedMm > LARGEST_PLACED_MM)
    return reject('CONTRADICTS_PLACED_POINTS', `${checks.placedMm.toFixed(1)} mm from the points placed on the extension film`);
  if (doubtsOf(checks) >= 2)
    return reject(
      'DOUBTFUL',
      `correlation ${checks.similarity.toFixed(2)}, way back ${checks.wayBackMm.toFixed(2)} mm, scale ${(100 * checks.scaleOff).toFixed(1)} % off: each doubtful`,
    );
  return null;
}

/** Root mean square distance of the carried landmarks from those placed on extension, or null where none was. */
export function missOfPlaced(pose: VertebraPose, pairs: readonly (readonly [Vec2, Vec2])[]): number | null {
  if (pairs.length === 0) return null;
  let sum = 0;
  for (const [from, to] of pairs) {
    const q = carry(pose, from);
    sum += (q[0] - to[0]) ** 2 + (q[1] - to[1]) ** 2;
  }
  return Math.sqrt(sum / pairs.length);
}

/** Whether an upper vertebra can lie so against a lower one. */
export function neighboursPlausible(upper: Region, lower: Region, a: VertebraPose, b: VertebraPose, side: 1 | -1): boolean {
  const middle: Vec2 = [(upper.inferior[0] + lower.superior[0]) / 2, (upper.inferior[1] + lower.superior[1]) / 2];
  const [p, q] = [carry(a, middle), carry(b, middle)];
  const turn = (side * (a.angle - b.angle) * 180) / Math.PI;
  return Math.hypot(p[0] - q[0], p[1] - q[1]) <= LARGEST_SLIP_MM && turn >= TURN_RANGE[0] && turn <= TURN_RANGE[1];
}

/**
 * Of two neighbours that contradict each other the one that also contradicts its other neighbour goes, else the less similar; a
 * contradiction that is left over takes both.
 */
export function implausibleOnes(
  regions: readonly Region[],
  results: readonly (Refined | null)[],
  neighbours: (i: number) => boolean,
  side: 1 | -1,
): ReadonlySet<number> {
  const out = new Set<number>();
  for (;;) {
    const present = regions.map((_, i) => i).filter((i) => results[i] != null && !out.has(i));
    const against = new Map<number, number>();
    for (let k = 0; k + 1 < present.length; k++) {
      const [i, j] = [present[k] as number, present[k + 1] as number];
      if (j !== i + 1 || !neighbours(i)) continue;
      const [a, b] = [results[i] as Refined, results[j] as Refined];
      if (neighboursPlausible(regions[i] as Region, regions[j] as Region, a.pose, b.pose, side)) continue;
      against.set(i, (against.get(i) ?? 0) + 1);
      against.set(j, (against.get(j) ?? 0) + 1);
    }
    if (against.size === 0) return out;
    const rank = (i: number): number => (against.get(i) ?? 0) - (results[i]?.similarity ?? 0);
    const guilty = [...against.keys()].reduce((a, b) => (rank(b) > rank(a) ? b : a));
    out.add(guilty);
  }
}

/**
 * What the middle vertebra of a true pair keeps to. Another neck's bones find places that suit them one by one; that nearly all find their
 * way back to a few hundredths of a mm and are of one scale does not happen to them.
 */
const MIDDLE_SIMILARITY = 0.55;
const MIDDLE_WAY_BACK_MM = 0.06;
const MIDDLE_SCALE_OFF = 0.008;

/** A given scale further from the vertebrae's own is not theirs: a header or a length that is wrong, or other bones. */
const GIVEN_SCALE_OFF = 0.03;

/**
 * Why the pair as a whole cannot be trusted, or null. `checks` of all its vertebrae, null for one that was not found; `ownOverGiven`: the scale
 * that the vertebrae have over the one that was given (1 where none was).
 */
export function judgePair(checks: readonly (Checks | null)[], ownOverGiven: number): Rejection | null {
  const middle = (of: (one: Checks) => number, missing: number): number =>
    checks.map((one) => (one === null ? missing : of(one))).sort((a, b) => a - b)[checks.length >> 1] ?? missing;
  const similarity = -middle((one) => -one.similarity, 1);
  const back = middle((one) => one.wayBackMm, Infinity);
  const scaleOff = middle((one) => one.scaleOff, Infinity);
  const given = Math.abs(ownOverGiven - 1);
  if (given > GIVEN_SCALE_OFF)
    return {
      code: 'SCALE_IMPLAUSIBLE',
      message: `the vertebrae are of a scale ${(100 * given).toFixed(1)} % off the given one`,
    };
  if (similarity >= MIDDLE_SIMILARITY && back <= MIDDLE_WAY_BACK_MM && scaleOff <= MIDDLE_SCALE_OFF) return null;
  return {
    code: 'PAIR_NOT_REGISTERED',
    message: `its vertebrae do not find each other: median correlation ${similarity.toFixed(2)}, way back ${back.toFixed(2)} mm, scale ${(100 * scaleOff).toFixed(1)} % off`,
  };
}

/** All neighbours' turns together, degrees into flexion, below which extension is the more flexed film. */
const SWAPPED_DEG = -5;

/** Whether the neck as a whole turns the wrong way. */
export function looksSwapped(poses: readonly (VertebraPose | null)[], side: 1 | -1): boolean {
  const present = poses.filter((pose): pose is VertebraPose => pose !== null);
  const [first, last] = [present[0], present.at(-1)];
  if (first === undefined || last === undefined || present.length < 2) return false;
  return (side * (first.angle - last.angle) * 180) / Math.PI < SWAPPED_DEG;
}
