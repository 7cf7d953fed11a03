import type { ScaleLock } from '#shared/calibration';
import type { Segment, Vertebra } from '#shared/spine';
import type { UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import { sentence, together, type Sentence } from '#shared/wording';
import type { BodyLine } from './bodyFrame.ts';
import { anteriorOffset, depth, lordosis, posteriorWallOffset, superiorOffset, wrapDegrees } from './bodyFrame.ts';
import type { Placed } from './derive.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Film } from './film.ts';
import type { Measurement } from './measurement.ts';
import type { Subject } from './record.ts';
import { measuredAs, missing, unavailableAs } from './record.ts';
import { eitherScale } from './scales.ts';

/** Both films of a pair, or why they are not compared. */
export interface Pair {
  readonly flexion: Film;
  readonly extension: Film;
  readonly lock: ScaleLock;
}
export type PairOrReason = { readonly pair: Pair } | { readonly why: UnavailableQuantity };

type Corners = { readonly points: readonly Placed[] } | { readonly why: UnavailableQuantity };

/** Corners of both bodies on one film, upper then lower: coordinates at 0 and 8. */
export function twoBodies(film: Film, upper: Vertebra, lower: Vertebra): Corners {
  const absent: string[] = [];
  const points: Placed[] = [];
  for (const vertebra of [upper, lower]) {
    const body = film.bodies.get(vertebra);
    if (body !== undefined) points.push(...cornersOf(film, body));
    else if (film.placements.bodies.has(vertebra))
      return {
        why: unavailable('CORNERS_DISORDERED', sentence('trap.disordered', { film: sentence(`pose.${film.pose}`), vertebra })),
      };
    else absent.push(vertebra);
  }
  return absent.length === 0 ? { points } : { why: missingCorners(absent, film) };
}

export const missingCorners = (vertebrae: readonly string[], { pose }: Pick<Film, 'pose'>): UnavailableQuantity =>
  missing(sentence('missing.corners', { vertebrae: together(vertebrae, 'and'), film: sentence(`pose.${pose}`) }));

/** Upper at 0, lower at 8 in flexion; upper at 16, lower at 24 in extension. */
const FLEXION = [0, 8] as const;
const EXTENSION = [16, 24] as const;
const EXTRA = 32;

/** Rotation, translation and their like for one level: flexion minus extension. */
export function segmentMotion(given: PairOrReason, segment: Segment, upper: Vertebra, lower: Vertebra): readonly Measurement[] {
  const subjects = (
    [
      'segmentalRotation',
      'segmentalTranslation',
      'segmentalTranslationSuperior',
      'segmentalTranslationPercent',
      'listhesisMotion',
    ] as const
  ).map((measure): Subject => ({ measure, segment }));
  const none = (why: UnavailableQuantity): readonly Measurement[] => subjects.map((subject) => unavailableAs(subject, why));
  if ('why' in given) return none(given.why);
  const { flexion, extension, lock } = given.pair;
  const f = twoBodies(flexion, upper, lower);
  const e = twoBodies(extension, upper, lower);
  if ('why' in f) return none(f.why);
  if ('why' in e) return none(e.why);
  const [rotation, translation, superior, percent, slip] = subjects as [Subject, Subject, Subject, Subject, Subject];
  const facingF = flexion.facing ?? 1;
  const facingE = extension.facing ?? 1;
  const points = [...f.points, ...e.points];
  const how = together([placementsInWords(points), flexion.errors.from]);
  const inPlane = (key: 'how.translation' | 'how.superior' | 'how.slip', words: Sentence): Sentence =>
    together([sentence(key), how, words]);
  const scale = eitherScale(flexion, extension, lock);
  return [
    measuredAs(rotation, {
      points,
      value: (x) => turned(x, FLEXION, EXTENSION, facingF, facingE, 'mid-plane', 'mid-plane'),
      unit: 'deg',
      plane: 'none',
      method: together([sentence('how.rotation'), how]),
    }),
    ...(scale.available
      ? [
          measuredAs(
            translation,
            {
              points,
              extra: scale.scale.inputs,
              value: (x) =>
                anteriorOffset(x, ...FLEXION) * scale.scale.flexion(x, EXTRA) -
                anteriorOffset(x, ...EXTENSION) * scale.scale.extension(x, EXTRA),
              unit: 'mm',
              plane: scale.scale.plane,
              method: inPlane('how.translation', scale.scale.words),
            },
            scale.scale,
          ),
          measuredAs(
            superior,
            {
              points,
              extra: scale.scale.inputs,
              value: (x) =>
                superiorOffset(x, ...FLEXION, facingF) * scale.scale.flexion(x, EXTRA) -
                superiorOffset(x, ...EXTENSION, facingE) * scale.scale.extension(x, EXTRA),
              unit: 'mm',
              plane: scale.scale.plane,
              method: inPlane('how.superior', scale.scale.words),
            },
            scale.scale,
          ),
          measuredAs(
            slip,
            {
              points,
              extra: scale.scale.inputs,
              // The centre moves with rotation too; the corner at the posterior wall is what the instability criteria were made for.
              value: (x) =>
                posteriorWallOffset(x, ...FLEXION) * scale.scale.flexion(x, EXTRA) -
                posteriorWallOffset(x, ...EXTENSION) * scale.scale.extension(x, EXTRA),
              unit: 'mm',
              plane: scale.scale.plane,
              method: inPlane('how.slip', scale.scale.words),
            },
            scale.scale,
          ),
        ]
      : [unavailableAs(translation, scale.why), unavailableAs(superior, scale.why), unavailableAs(slip, scale.why)]),
    measuredAs(percent, {
      points,
      value: (x) =>
        100 * (anteriorOffset(x, ...FLEXION) / depth(x, FLEXION[1]) - anteriorOffset(x, ...EXTENSION) / depth(x, EXTENSION[1])),
      unit: '%',
      plane: 'none',
      method: together([sentence('how.percent'), how]),
    }),
  ];
}

/** Turn of the upper body into flexion between two films, degrees, from the same lines on both. */
function turned(
  x: ArrayLike<number>,
  flexion: readonly [number, number],
  extension: readonly [number, number],
  facingF: 1 | -1,
  facingE: 1 | -1,
  of: BodyLine,
  against: BodyLine,
): number {
  return wrapDegrees(
    lordosis(x, extension[0], extension[1], facingE, of, against) - lordosis(x, flexion[0], flexion[1], facingF, of, against),
  );
}

/** Change of the C2–C7 angle (inferior endplates, as lordosis is measured) from extension to flexion, positive for normal motion. */
export function rangeOfMotion(given: PairOrReason, subject: Subject, upper: Vertebra, lower: Vertebra): Measurement {
  if ('why' in given) return unavailableAs(subject, given.why);
  const { flexion, extension } = given.pair;
  const f = twoBodies(flexion, upper, lower);
  const e = twoBodies(extension, upper, lower);
  if ('why' in f) return unavailableAs(subject, f.why);
  if ('why' in e) return unavailableAs(subject, e.why);
  const points = [...f.points, ...e.points];
  return measuredAs(subject, {
    points,
    value: (x) =>
      turned(x, FLEXION, EXTENSION, flexion.facing ?? 1, extension.facing ?? 1, 'inferior endplate', 'inferior endplate'),
    unit: 'deg',
    plane: 'none',
    method: together([sentence('how.range', { upper, lower }), placementsInWords(points), flexion.errors.from]),
  });
}
