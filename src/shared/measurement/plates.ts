import type { Segment, Vertebra } from '#shared/spine';
import { segmentOf, VERTEBRAE } from '#shared/spine';
import type { UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import { sentence, together } from '#shared/wording';
import { bodyCentreX, bodyCentreY, type Coordinates } from './bodyFrame.ts';
import type { OperatedConstruct } from './constructs.ts';
import type { Placed } from './derive.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Film } from './film.ts';
import { bodyCoordinates } from './film.ts';
import type { Measurement } from './measurement.ts';
import { missingCorners } from './motion.ts';
import type { PlacedPlate } from './placements.ts';
import type { Subject } from './record.ts';
import { measuredAs, missing, unavailableAs } from './record.ts';
import { filmScale } from './scales.ts';

type FilmOrReason = { readonly film: Film } | { readonly why: UnavailableQuantity };
const at = (x: Coordinates, i: number): number => x[i] as number;

/**
 * The plate of each construct on a film. One plate and one construct belong together; else each plate belongs to the construct whose middle
 * (of the bodies at its ends) lies nearest, and a construct that two plates lie nearest to has none that could be named.
 */
function plateOf(
  film: Film,
  construct: OperatedConstruct,
  constructs: readonly OperatedConstruct[],
): { readonly plate: PlacedPlate } | { readonly why: UnavailableQuantity } {
  const { plates } = film.placements;
  const none = { why: missing(sentence('missing.plate', { film: sentence(`pose.${film.pose}`) })) };
  const ambiguous = { why: unavailable('PLATE_AMBIGUOUS', sentence('plate.ambiguous')) };
  const [only] = plates;
  if (only === undefined) return none;
  if (constructs.length === 1) return plates.length === 1 ? { plate: only } : ambiguous;
  const middles = constructs.map((one) => middleOf(film, one));
  if (middles.some((middle) => middle === null)) return ambiguous;
  const own = plates.filter((plate) => {
    const distances = middles.map((middle) => distanceTo(plate, middle ?? [0, 0]));
    return distances.indexOf(Math.min(...distances)) === constructs.indexOf(construct);
  });
  const [mine, second] = own;
  return mine === undefined ? none : second === undefined ? { plate: mine } : ambiguous;
}

function middleOf(film: Film, { from, to }: OperatedConstruct): readonly [number, number] | null {
  const ends = [film.bodies.get(from), film.bodies.get(to)].map((body) => (body === undefined ? null : bodyCoordinates(body)));
  const [a, b] = ends;
  if (a == null || b == null) return null;
  return [(bodyCentreX(a, 0) + bodyCentreX(b, 0)) / 2, (bodyCentreY(a, 0) + bodyCentreY(b, 0)) / 2];
}

const distanceTo = ({ cranial, caudal }: PlacedPlate, [x, y]: readonly [number, number]): number =>
  Math.hypot((cranial.x + caudal.x) / 2 - x, (cranial.y + caudal.y) / 2 - y);

/** Plate ends to the adjacent discs along the anterior walls of the end vertebrae; negative where the plate reaches past the disc's edge. */
export function plateToDisc(given: FilmOrReason, constructs: readonly OperatedConstruct[]): readonly Measurement[] {
  return constructs.flatMap((construct) =>
    (['cranial', 'caudal'] as const).map((end) => {
      const vertebra = end === 'cranial' ? construct.from : construct.to;
      const segment = end === 'cranial' ? segmentAbove(construct.from) : segmentOf(construct.to);
      const subject: Subject = { measure: 'plateToDiscDistance', segment, vertebra, film: 'neutral' };
      if ('why' in given) return unavailableAs(subject, given.why);
      const { film } = given;
      const found = plateOf(film, construct, constructs);
      if ('why' in found) return unavailableAs(subject, found.why);
      const { plate } = found;
      const body = film.bodies.get(vertebra);
      if (body === undefined) return unavailableAs(subject, missingCorners([vertebra], film));
      const scale = filmScale(film);
      if (!scale.available) return unavailableAs(subject, scale.why);
      const points: readonly Placed[] = [...cornersOf(film, body), [film, plate[end]]];
      /** Corner at the disc, and the far one of the same anterior wall. */
      const [near, far] = end === 'cranial' ? [0, 6] : [6, 0];
      return measuredAs(
        subject,
        {
          points,
          extra: scale.scale.inputs,
          value: (x) => {
            const wx = at(x, near) - at(x, far);
            const wy = at(x, near + 1) - at(x, far + 1);
            return (
              (((at(x, near) - at(x, 8)) * wx + (at(x, near + 1) - at(x, 9)) * wy) / Math.sqrt(wx * wx + wy * wy)) *
              scale.scale.factor(x, 10)
            );
          },
          unit: 'mm',
          plane: scale.scale.plane,
          method: together([
            sentence(end === 'cranial' ? 'how.plateCranial' : 'how.plateCaudal', { vertebra }),
            placementsInWords(points),
            film.errors.from,
            scale.scale.words,
          ]),
        },
        { words: scale.scale.words, annotations: film.calibration.annotations },
      );
    }),
  );
}

const segmentAbove = (vertebra: Vertebra): Segment | null => {
  const above = VERTEBRAE[VERTEBRAE.indexOf(vertebra) - 1];
  return above === undefined ? null : segmentOf(above);
};
