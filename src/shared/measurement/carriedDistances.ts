import type { Segment, Vertebra } from '#shared/spine';
import type { UnavailableQuantity } from '#shared/units';
import { sentence, together, type Sentence } from '#shared/wording';
import { gapBetween } from './bodyFrame.ts';
import { scaleOf, type Carriers } from './carrier.ts';
import type { Placed } from './derive.ts';
import { placementsInWords } from './derive.ts';
import type { Measurement } from './measurement.ts';
import type { Pair } from './motion.ts';
import type { Subject } from './record.ts';
import { measuredAs, missing, unavailableAs } from './record.ts';

const FILMS = ['flexion', 'extension'] as const;
const subjectOf = (segment: Segment, film: (typeof FILMS)[number]): Subject => ({
  measure: 'registeredInterspinousDistance',
  segment,
  film,
});

export const missingTip = (vertebra: Vertebra): UnavailableQuantity =>
  missing(sentence('missing.tip', { vertebrae: vertebra, film: sentence('pose.flexion') }));

/** The distances of a level without registration. */
export const noDistances = (segment: Segment, why: UnavailableQuantity): readonly Measurement[] =>
  FILMS.map((film) => unavailableAs(subjectOf(segment, film), why));

/**
 * Tip to tip on flexion as placed, and on extension between the tips that the registrations carry there; one plane and one scale for both, so
 * that their difference is the registered motion.
 */
export function carriedDistances(
  pair: Pair,
  segment: Segment,
  upper: Vertebra,
  lower: Vertebra,
  carriers: Carriers,
  method: Sentence,
  ids: readonly string[],
): readonly Measurement[] {
  const { flexion } = pair;
  const [a, b] = [flexion.placements.tips.get(upper), flexion.placements.tips.get(lower)];
  if (a === undefined || b === undefined) return noDistances(segment, missingTip(a === undefined ? upper : lower));
  const object = scaleOf(pair, 'object', carriers);
  const scale = object.available ? object : scaleOf(pair, 'detector', carriers);
  if (!scale.available) return noDistances(segment, scale.why);
  const { inputs, words, annotations, plane } = scale.scale;
  const points: readonly Placed[] = [
    [flexion, a],
    [flexion, b],
  ];
  const first = 4 + inputs.length;
  const second = first + carriers[0].inputs.length;
  const how = together([sentence('how.tip'), placementsInWords(points), flexion.errors.from, words]);
  return [
    measuredAs(
      subjectOf(segment, 'flexion'),
      {
        points,
        extra: inputs,
        value: (x) => gapBetween(x, 0, 2) * scale.scale.flexion(x, 4),
        unit: 'mm',
        plane,
        method: how,
      },
      { words, annotations },
    ),
    measuredAs(
      subjectOf(segment, 'extension'),
      {
        points,
        extra: [...inputs, ...carriers[0].inputs, ...carriers[1].inputs],
        value: (x) => {
          const upperTip = carriers[0].carry(x, first, x[0] as number, x[1] as number);
          const lowerTip = carriers[1].carry(x, second, x[2] as number, x[3] as number);
          return gapBetween([...upperTip, ...lowerTip], 0, 2) * scale.scale.extension(x, 4);
        },
        unit: 'mm',
        plane,
        method: together([how, method]),
      },
      { words, annotations: [...ids, ...annotations] },
    ),
  ];
}
