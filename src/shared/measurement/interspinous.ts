import type { Pose, Segment, Vertebra } from '#shared/spine';
import type { Plane, Quantity, UnavailableQuantity } from '#shared/units';
import { sentence, together } from '#shared/wording';
import { gapBetween } from './bodyFrame.ts';
import type { Placed } from './derive.ts';
import { placementsInWords } from './derive.ts';
import type { Film } from './film.ts';
import type { Measurement } from './measurement.ts';
import type { PairOrReason } from './motion.ts';
import { measuredAs, missing, unavailableAs } from './record.ts';
import { detectorScale, filmScale, objectScale } from './scales.ts';

/** Landmark variants of the interspinous distance [clinical.md §1.1]; names of the contract, `tip` the default. */
export const VARIANTS = ['tip', 'edge', 'base'] as const;
export type Variant = (typeof VARIANTS)[number];
const SUFFIX: Readonly<Record<Variant, string>> = { tip: '', edge: 'Edge', base: 'Base' };

type TwoPoints = { readonly points: readonly [Placed, Placed] } | { readonly why: UnavailableQuantity };

function twoPoints(film: Film, variant: Variant, upper: Vertebra, lower: Vertebra): TwoPoints {
  const { tips, edges, bases } = film.placements;
  const [a, b] =
    variant === 'tip'
      ? [tips.get(upper), tips.get(lower)]
      : variant === 'base'
        ? [bases.get(upper), bases.get(lower)]
        : [edges.get(upper)?.inferior, edges.get(lower)?.superior];
  if (a !== undefined && b !== undefined)
    return {
      points: [
        [film, a],
        [film, b],
      ],
    };
  const absent = [a === undefined ? upper : null, b === undefined ? lower : null].filter((one) => one !== null);
  return {
    why: missing(sentence(`missing.${variant}`, { vertebrae: together(absent, 'and'), film: sentence(`pose.${film.pose}`) })),
  };
}

/** The distance on one film. */
export function interspinousDistance(
  film: { readonly film: Film } | { readonly why: UnavailableQuantity },
  pose: Pose,
  variant: Variant,
  segment: Segment,
  upper: Vertebra,
  lower: Vertebra,
): Measurement {
  const subject = { measure: `interspinousDistance${SUFFIX[variant]}`, segment, film: pose };
  if ('why' in film) return unavailableAs(subject, film.why);
  const found = twoPoints(film.film, variant, upper, lower);
  if ('why' in found) return unavailableAs(subject, found.why);
  const scale = filmScale(film.film);
  if (!scale.available) return unavailableAs(subject, scale.why);
  const { plane, inputs, factor, words } = scale.scale;
  return measuredAs(
    subject,
    {
      points: found.points,
      extra: inputs,
      value: (x) => gapBetween(x, 0, 2) * factor(x, 4),
      unit: 'mm',
      plane,
      method: together([sentence(`how.${variant}`), placementsInWords(found.points), film.film.errors.from, words]),
    },
    { words, annotations: film.film.calibration.annotations },
  );
}

/** Interspinous motion of a level in one plane, with what the guard bands need. */
export interface InterspinousMotion {
  readonly measurement: Measurement;
  readonly segment: Segment;
  readonly plane: Plane;
  /** Number of complete placements: the least over the four points. */
  readonly replicates: number;
  /** Motion of each replicate that has all four points, in mm of the plane. */
  readonly perReplicate: readonly number[];
}

/** Flexion minus extension, in one plane. */
export function interspinousMotion(
  given: PairOrReason,
  plane: 'detector' | 'object',
  variant: Variant,
  segment: Segment,
  upper: Vertebra,
  lower: Vertebra,
): InterspinousMotion {
  const subject = { measure: `interspinousMotion${SUFFIX[variant]}`, segment, asked: plane };
  const none = (why: UnavailableQuantity): InterspinousMotion => ({
    measurement: unavailableAs(subject, why),
    segment,
    plane,
    replicates: 0,
    perReplicate: [],
  });
  if ('why' in given) return none(given.why);
  const { flexion, extension, lock } = given.pair;
  const f = twoPoints(flexion, variant, upper, lower);
  const e = twoPoints(extension, variant, upper, lower);
  if ('why' in f) return none(f.why);
  if ('why' in e) return none(e.why);
  const scale = plane === 'object' ? objectScale(flexion, extension, lock) : detectorScale(flexion, extension, lock);
  if (!scale.available) return none(scale.why);
  const { inputs, words } = scale.scale;
  const points = [...f.points, ...e.points];
  const values = inputs.map((input) => input.value);
  const [factorF, factorE] = [scale.scale.flexion(values, 0), scale.scale.extension(values, 0)];
  return {
    measurement: measuredAs(
      subject,
      {
        points,
        extra: inputs,
        value: (x) => gapBetween(x, 0, 2) * scale.scale.flexion(x, 8) - gapBetween(x, 4, 6) * scale.scale.extension(x, 8),
        unit: 'mm',
        plane,
        method: together([
          sentence('how.difference', { what: sentence(`how.${variant}`) }),
          placementsInWords(points),
          flexion.errors.from,
          words,
        ]),
      },
      scale.scale,
    ),
    segment,
    plane,
    replicates: points.reduce((least, [, point]) => Math.min(least, point.replicates.size), Infinity),
    perReplicate: perReplicate(points, factorF, factorE),
  };
}

function perReplicate(points: readonly Placed[], factorF: number, factorE: number): readonly number[] {
  const [a, b, c, d] = points.map(([, point]) => point.rounds);
  if (!a || !b || !c || !d) return [];
  const values: number[] = [];
  for (const [number, pa] of a) {
    const [pb, pc, pd] = [b.get(number), c.get(number), d.get(number)];
    if (!pb || !pc || !pd) continue;
    values.push(gapBetween([...pa, ...pb], 0, 2) * factorF - gapBetween([...pc, ...pd], 0, 2) * factorE);
  }
  return values;
}

/** The value of a quantity, or null. */
export const valueOf = (quantity: Quantity): number | null => (quantity.status === 'measured' ? quantity.value : null);
