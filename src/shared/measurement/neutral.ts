import type { Segment, Vertebra } from '#shared/spine';
import { MOTION_SEGMENTS, vertebraeOf } from '#shared/spine';
import type { UnavailableQuantity } from '#shared/units';
import { toDegrees, unavailable } from '#shared/units';
import { sentence, together } from '#shared/wording';
import type { BodyLine, Coordinates } from './bodyFrame.ts';
import {
  bodyCentreX,
  bodyCentreY,
  bodyLineX,
  bodyLineY,
  depth,
  gapBetween,
  lordosis,
  posteriorWallOffset,
  wrapDegrees,
} from './bodyFrame.ts';
import type { OperatedConstruct } from './constructs.ts';
import type { Placed } from './derive.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Film } from './film.ts';
import type { Horizontal } from './horizontal.ts';
import { horizontalOf } from './horizontal.ts';
import type { Measurement } from './measurement.ts';
import { missingCorners, twoBodies } from './motion.ts';
import type { Subject } from './record.ts';
import { measuredAs, unavailableAs } from './record.ts';
import { plateToDisc } from './plates.ts';
import { filmScale } from './scales.ts';

export type FilmOrReason = { readonly film: Film } | { readonly why: UnavailableQuantity };

/** Alignment and heights of the neutral film [clinical.md §5, §6]. */
export function neutralMeasures(given: FilmOrReason, constructs: readonly OperatedConstruct[]): readonly Measurement[] {
  return [
    angleBetweenBodies(given, { measure: 'lordosisC2C7', film: 'neutral' }, 'C2', 'C7', 'inferior endplate', 'inferior endplate'),
    sagittalVerticalAxis(given),
    slope(given, 'slopeT1', 'T1', 'superior endplate'),
    slope(given, 'slopeC7', 'C7', 'superior endplate'),
    slope(given, 'slopeC2', 'C2', 'inferior endplate'),
    slopeMinusLordosis(given),
    ...MOTION_SEGMENTS.flatMap((segment) => levelMeasures(given, segment)),
    ...plateToDisc(given, constructs),
  ];
}

/** Signed angle between a line of each of two bodies on one film, lordosis positive. */
export function angleBetweenBodies(
  given: FilmOrReason,
  subject: Subject,
  upper: Vertebra,
  lower: Vertebra,
  of: BodyLine,
  against: BodyLine,
): Measurement {
  if ('why' in given) return unavailableAs(subject, given.why);
  const { film } = given;
  const found = twoBodies(film, upper, lower);
  if ('why' in found) return unavailableAs(subject, found.why);
  return measuredAs(subject, {
    points: found.points,
    value: (x) => lordosis(x, 0, 8, film.facing ?? 1, of, against),
    unit: 'deg',
    plane: 'none',
    method: together([
      sentence('how.angle', { of: sentence(`line.${of}`), upper, against: sentence(`line.${against}`), lower }),
      placementsInWords(found.points),
      film.errors.from,
    ]),
  });
}

/** A horizontal for this film, pointing anterior, as a unit vector in film units; or why there is none. */
function horizontalFor(film: Film): { readonly horizontal: Horizontal } | { readonly why: UnavailableQuantity } {
  const horizontal = horizontalOf(film);
  return horizontal === null
    ? {
        why: unavailable('HORIZONTAL_UNKNOWN', sentence('horizontal.unknown')),
      }
    : { horizontal };
}

function sagittalVerticalAxis(given: FilmOrReason): Measurement {
  const subject: Subject = { measure: 'sagittalVerticalAxisC2C7', film: 'neutral' };
  if ('why' in given) return unavailableAs(subject, given.why);
  const { film } = given;
  const found = twoBodies(film, 'C2', 'C7');
  if ('why' in found) return unavailableAs(subject, found.why);
  const level = horizontalFor(film);
  if ('why' in level) return unavailableAs(subject, level.why);
  const scale = filmScale(film);
  if (!scale.available) return unavailableAs(subject, scale.why);
  const { anterior, words } = level.horizontal;
  return measuredAs(
    subject,
    {
      points: found.points,
      extra: scale.scale.inputs,
      value: (x) =>
        ((bodyCentreX(x, 0) - at(x, 10)) * anterior[0] + (bodyCentreY(x, 0) - at(x, 11)) * anterior[1]) *
        scale.scale.factor(x, 16),
      unit: 'mm',
      plane: scale.scale.plane,
      method: together([sentence('how.vertical'), words, placementsInWords(found.points), film.errors.from, scale.scale.words]),
    },
    { words: scale.scale.words, annotations: film.calibration.annotations },
  );
}

const at = (x: Coordinates, i: number): number => x[i] as number;

/** Tilt of a body's line from the horizontal, degrees, positive when its anterior end is the lower one. */
function tilt(x: Coordinates, o: number, line: BodyLine, film: Film, anterior: readonly [number, number]): number {
  const ux = bodyLineX(x, o, line);
  const uy = bodyLineY(x, o, line);
  return -(film.facing ?? 1) * toDegrees(Math.atan2(anterior[0] * uy - anterior[1] * ux, anterior[0] * ux + anterior[1] * uy));
}

function slope(given: FilmOrReason, measure: string, vertebra: Vertebra, line: BodyLine): Measurement {
  const subject: Subject = { measure, vertebra, film: 'neutral' };
  if ('why' in given) return unavailableAs(subject, given.why);
  const { film } = given;
  const body = film.bodies.get(vertebra);
  if (body === undefined) return unavailableAs(subject, missingCorners([vertebra], film));
  const level = horizontalFor(film);
  if ('why' in level) return unavailableAs(subject, level.why);
  const points = cornersOf(film, body);
  return measuredAs(subject, {
    points,
    value: (x) => tilt(x, 0, line, film, level.horizontal.anterior),
    unit: 'deg',
    plane: 'none',
    method: together([
      sentence('how.slope', { line: sentence(`line.${line}`), vertebra }),
      level.horizontal.words,
      placementsInWords(points),
      film.errors.from,
    ]),
  });
}

function slopeMinusLordosis(given: FilmOrReason): Measurement {
  const subject: Subject = { measure: 't1SlopeMinusLordosis', film: 'neutral' };
  if ('why' in given) return unavailableAs(subject, given.why);
  const { film } = given;
  const found = twoBodies(film, 'C2', 'C7');
  if ('why' in found) return unavailableAs(subject, found.why);
  const t1 = film.bodies.get('T1');
  if (t1 === undefined) return unavailableAs(subject, missingCorners(['T1'], film));
  const level = horizontalFor(film);
  if ('why' in level) return unavailableAs(subject, level.why);
  const points: readonly Placed[] = [...found.points, ...cornersOf(film, t1)];
  return measuredAs(subject, {
    points,
    value: (x) =>
      wrapDegrees(
        tilt(x, 16, 'superior endplate', film, level.horizontal.anterior) -
          lordosis(x, 0, 8, film.facing ?? 1, 'inferior endplate', 'inferior endplate'),
      ),
    unit: 'deg',
    plane: 'none',
    method: together([sentence('how.mismatch'), level.horizontal.words, placementsInWords(points), film.errors.from]),
  });
}

interface LevelMeasure {
  readonly measure: string;
  readonly unit: 'mm' | '%';
  readonly value: (x: Coordinates) => number;
  readonly what: `how.${'discMiddle' | 'discAnterior' | 'discPosterior' | 'discIndex' | 'listhesis' | 'listhesisPercent'}`;
}

/** Upper body at 0, lower at 8. */
const LEVEL_MEASURES: readonly LevelMeasure[] = [
  {
    measure: 'discHeight',
    unit: 'mm',
    value: (x) => middleGap(x),
    what: 'how.discMiddle',
  },
  { measure: 'discHeightAnterior', unit: 'mm', value: (x) => gapBetween(x, 6, 8), what: 'how.discAnterior' },
  { measure: 'discHeightPosterior', unit: 'mm', value: (x) => gapBetween(x, 4, 10), what: 'how.discPosterior' },
  {
    measure: 'discHeightIndex',
    unit: '%',
    value: (x) => (100 * (gapBetween(x, 6, 8) + middleGap(x) + gapBetween(x, 4, 10))) / (3 * depth(x, 8)),
    what: 'how.discIndex',
  },
  {
    measure: 'listhesis',
    unit: 'mm',
    value: (x) => posteriorWallOffset(x, 0, 8),
    what: 'how.listhesis',
  },
  {
    measure: 'listhesisPercent',
    unit: '%',
    value: (x) => (100 * posteriorWallOffset(x, 0, 8)) / depth(x, 8),
    what: 'how.listhesisPercent',
  },
];

function middleGap(x: Coordinates): number {
  const dx = (at(x, 4) + at(x, 6) - at(x, 8) - at(x, 10)) / 2;
  const dy = (at(x, 5) + at(x, 7) - at(x, 9) - at(x, 11)) / 2;
  return Math.sqrt(dx * dx + dy * dy);
}

function levelMeasures(given: FilmOrReason, segment: Segment): readonly Measurement[] {
  const [upper, lower] = vertebraeOf(segment) ?? ['C2', 'C3'];
  const angle = angleBetweenBodies(
    given,
    { measure: 'segmentalLordosis', segment, film: 'neutral' },
    upper,
    lower,
    'superior endplate',
    'inferior endplate',
  );
  return [
    angle,
    ...LEVEL_MEASURES.map(({ measure, unit, value, what }) => {
      const subject: Subject = { measure, segment, film: 'neutral' };
      if ('why' in given) return unavailableAs(subject, given.why);
      const { film } = given;
      const found = twoBodies(film, upper, lower);
      if ('why' in found) return unavailableAs(subject, found.why);
      const how = together([sentence(what), placementsInWords(found.points), film.errors.from]);
      if (unit === '%') return measuredAs(subject, { points: found.points, value, unit, plane: 'none', method: how });
      const scale = filmScale(film);
      if (!scale.available) return unavailableAs(subject, scale.why);
      return measuredAs(
        subject,
        {
          points: found.points,
          extra: scale.scale.inputs,
          value: (x) => value(x) * scale.scale.factor(x, 16),
          unit,
          plane: scale.scale.plane,
          method: together([how, scale.scale.words]),
        },
        { words: scale.scale.words, annotations: film.calibration.annotations },
      );
    }),
  ];
}
