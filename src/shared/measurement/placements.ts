import type { Annotation, CalibrationAnnotation, PlateAnnotation, RigidLengthAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { Spacing } from '#shared/calibration';
import type { ImagePoint } from '#shared/geometry';
import type { Vertebra } from '#shared/spine';
import { figure, sentence, type Sentence } from '#shared/wording';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';

/** Kinds of landmark that share one placement error: process points, and body corners. */
export type LandmarkClass = 'tip' | 'corner';

/** A landmark: the mean of its placements, in the film's units (column and row times their own spacing). */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  /** By replicate number; copies of an earlier one are not among them. */
  readonly replicates: ReadonlyMap<number, readonly [number, number]>;
  readonly landmark: LandmarkClass;
  /** The same with the copies: for what is asked of each placement round by itself. */
  readonly rounds: ReadonlyMap<number, readonly [number, number]>;
  readonly annotations: readonly string[];
}

/** Four corners of a body, and what they stand on. */
export interface PlacedBody {
  readonly superiorAnterior: PlacedPoint;
  readonly superiorPosterior: PlacedPoint;
  readonly inferiorPosterior: PlacedPoint;
  readonly inferiorAnterior: PlacedPoint;
}

export interface PlacedPlate {
  readonly cranial: PlacedPoint;
  readonly caudal: PlacedPoint;
}

/** Everything placed on one film. */
export interface Placements {
  readonly bodies: ReadonlyMap<Vertebra, PlacedBody>;
  readonly tips: ReadonlyMap<Vertebra, PlacedPoint>;
  readonly edges: ReadonlyMap<Vertebra, { readonly superior: PlacedPoint; readonly inferior: PlacedPoint }>;
  readonly bases: ReadonlyMap<Vertebra, PlacedPoint>;
  readonly plates: readonly PlacedPlate[];
  readonly drawn: readonly (CalibrationAnnotation | RigidLengthAnnotation)[];
  readonly notices: readonly Notice[];
}

interface Gathered {
  readonly points: Map<number, readonly [number, number]>;
  readonly ids: Map<number, string>;
}

/**
 * Reads the annotations of one image of `frames` frames. `spacing` is `[row, column]` in the film's units. What is on a frame that the image
 * does not have is left out.
 */
export function gatherPlacements(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  spacing: Spacing,
  frames = Infinity,
): Placements {
  const byLandmark = new Map<string, Gathered>();
  const notices: Notice[] = [];
  const drawn: (CalibrationAnnotation | RigidLengthAnnotation)[] = [];
  const put = (key: string, landmark: Sentence, id: string, replicate: number | undefined, point: ImagePoint): void => {
    const gathered = byLandmark.get(key) ?? { points: new Map(), ids: new Map() };
    byLandmark.set(key, gathered);
    const number = replicate ?? 1;
    const earlier = gathered.ids.get(number);
    if (earlier !== undefined)
      notices.push(
        notice('DUPLICATE_LANDMARK', sentence('trap.duplicate', { id, landmark, replicate: figure(number) }), null, [
          earlier,
          id,
        ]),
      );
    gathered.points.set(number, [point[0] * spacing[1], point[1] * spacing[0]]);
    gathered.ids.set(number, id);
  };
  const plateNumber = plateNumbers(annotations, sopInstanceUID, spacing);
  for (const annotation of annotations) {
    if (!isKnownAnnotation(annotation) || !('sopInstanceUID' in annotation) || annotation.sopInstanceUID !== sopInstanceUID)
      continue;
    if (typeof annotation.frame === 'number' && annotation.frame > frames) continue;
    const { id } = annotation;
    const vertebra = 'vertebra' in annotation && typeof annotation.vertebra === 'string' ? annotation.vertebra : '';
    switch (annotation.kind) {
      case 'vertebra':
        for (const corner of CORNERS)
          put(
            `${vertebra} ${corner}`,
            sentence(`landmark.${corner}`, { vertebra }),
            id,
            annotation.replicate,
            annotation[corner],
          );
        break;
      case 'spinous-tip':
        put(`${vertebra} tip`, sentence('landmark.tip', { vertebra }), id, annotation.replicate, annotation.point);
        break;
      case 'spinous-edge':
        put(
          `${vertebra} superior edge`,
          sentence('landmark.superiorEdge', { vertebra }),
          id,
          annotation.replicate,
          annotation.superior,
        );
        put(
          `${vertebra} inferior edge`,
          sentence('landmark.inferiorEdge', { vertebra }),
          id,
          annotation.replicate,
          annotation.inferior,
        );
        break;
      case 'spinous-base':
        put(`${vertebra} base`, sentence('landmark.base', { vertebra }), id, annotation.replicate, annotation.point);
        break;
      case 'plate':
        put(
          `plate ${plateNumber(annotation)} cranial`,
          sentence('landmark.plateCranial'),
          id,
          annotation.replicate,
          annotation.cranial,
        );
        put(
          `plate ${plateNumber(annotation)} caudal`,
          sentence('landmark.plateCaudal'),
          id,
          annotation.replicate,
          annotation.caudal,
        );
        break;
      case 'calibration':
      case 'rigid-length':
        drawn.push(annotation);
        break;
      default:
    }
  }
  return { ...assemble(byLandmark), drawn, notices: oncePerPair(notices) };
}

/** Replicates that agree to less than this (film units) were copied, not placed: nobody repeats a click to a micrometre. */
export const COPIED_BELOW = 1e-3;

function withoutCopies(points: ReadonlyMap<number, readonly [number, number]>): ReadonlyMap<number, readonly [number, number]> {
  const own = new Map<number, readonly [number, number]>();
  for (const [number, [x, y]] of points)
    if ([...own.values()].every(([ox, oy]) => Math.hypot(x - ox, y - oy) >= COPIED_BELOW)) own.set(number, [x, y]);
  return own;
}

/** Plates of one film, told apart by place: lines whose middles lie nearer than half the shorter one are placements of one plate. */
function plateNumbers(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  spacing: Spacing,
): (annotation: PlateAnnotation) => number {
  const plates: { readonly middle: readonly [number, number]; readonly length: number }[] = [];
  const numbers = new Map<PlateAnnotation, number>();
  for (const one of annotations) {
    if (!isKnownAnnotation(one) || one.kind !== 'plate' || one.sopInstanceUID !== sopInstanceUID) continue;
    const [a, b] = [one.cranial, one.caudal].map(([x, y]) => [x * spacing[1], y * spacing[0]] as const);
    if (a === undefined || b === undefined) continue;
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
    const length = Math.hypot(a[0] - b[0], a[1] - b[1]);
    const known = plates.findIndex(
      (plate) => Math.hypot(plate.middle[0] - middle[0], plate.middle[1] - middle[1]) < Math.min(plate.length, length) / 2,
    );
    numbers.set(one, known < 0 ? plates.push({ middle, length }) : known + 1);
  }
  return (annotation) => numbers.get(annotation) ?? 1;
}

export const CORNERS = ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior'] as const;

/** Four corners placed twice are one notice. */
function oncePerPair(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>();
  return notices.filter((one) => {
    const key = one.annotations.join('\n');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function assemble(byLandmark: ReadonlyMap<string, Gathered>): Omit<Placements, 'drawn' | 'notices'> {
  const point = (key: string, landmark: LandmarkClass): PlacedPoint | null => {
    const gathered = byLandmark.get(key);
    if (gathered === undefined) return null;
    const replicates = gathered.points.size > 1 ? withoutCopies(gathered.points) : gathered.points;
    let x = 0;
    let y = 0;
    for (const [px, py] of replicates.values()) {
      x += px;
      y += py;
    }
    const k = replicates.size;
    return { x: x / k, y: y / k, replicates, rounds: gathered.points, landmark, annotations: [...gathered.ids.values()] };
  };
  const bodies = new Map<Vertebra, PlacedBody>();
  const tips = new Map<Vertebra, PlacedPoint>();
  const edges = new Map<Vertebra, { readonly superior: PlacedPoint; readonly inferior: PlacedPoint }>();
  const bases = new Map<Vertebra, PlacedPoint>();
  for (const key of byLandmark.keys()) {
    const vertebra = key.slice(0, 2) as Vertebra;
    const corners = CORNERS.map((corner) => point(`${vertebra} ${corner}`, 'corner'));
    const [sa, sp, ip, ia] = corners;
    if (sa && sp && ip && ia)
      bodies.set(vertebra, { superiorAnterior: sa, superiorPosterior: sp, inferiorPosterior: ip, inferiorAnterior: ia });
    const tip = point(`${vertebra} tip`, 'tip');
    if (tip !== null) tips.set(vertebra, tip);
    const superior = point(`${vertebra} superior edge`, 'tip');
    const inferior = point(`${vertebra} inferior edge`, 'tip');
    if (superior !== null && inferior !== null) edges.set(vertebra, { superior, inferior });
    const base = point(`${vertebra} base`, 'tip');
    if (base !== null) bases.set(vertebra, base);
  }
  const plates: PlacedPlate[] = [];
  for (let number = 1; byLandmark.has(`plate ${number} cranial`); number++) {
    const [cranial, caudal] = [point(`plate ${number} cranial`, 'corner'), point(`plate ${number} caudal`, 'corner')];
    if (cranial !== null && caudal !== null) plates.push({ cranial, caudal });
  }
  return { bodies, tips, edges, bases, plates };
}
