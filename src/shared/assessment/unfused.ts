import type { Measurement } from '#shared/measurement';
import { figure, inEnglish, sentence } from '#shared/wording';
import { MOTION_SEGMENTS, type Pose, type Segment } from '#shared/spine';
import type { UnfusedAssessment } from './assessment.ts';
import { cite } from './sources.ts';

/** Instability of an unfused level [clinical.md §5; S19]: offsets of the posterior wall, not of the body's centre, which rotation alone moves. */
export const INSTABILITY = { translationMm: 3.5, angleDeg: 11 } as const;

/** Every unfused level against the instability criteria, each with its number or why it is not known. */
export function assessUnfused(fused: ReadonlySet<Segment>, measurements: readonly Measurement[]): readonly UnfusedAssessment[] {
  const find = (measure: string, segment: Segment, film: Pose | null): number | null => {
    const found = measurements.find((one) => one.measure === measure && one.segment === segment && one.film === film);
    return found?.quantity.status === 'measured' ? found.quantity.value : null;
  };
  return MOTION_SEGMENTS.filter((segment) => !fused.has(segment)).map((segment) => {
    const position = MOTION_SEGMENTS.indexOf(segment);
    const neighbours = [MOTION_SEGMENTS[position - 1], MOTION_SEGMENTS[position + 1]].filter((one) => one !== undefined);
    const own = find('segmentalAngle', segment, 'neutral');
    const differences = neighbours.flatMap((other) => {
      const angle = find('segmentalAngle', other, 'neutral');
      return own === null || angle === null ? [] : [Math.abs(own - angle)];
    });
    const slip = find('listhesis', segment, 'neutral');
    const dynamic = find('listhesisMotion', segment, null);
    const angle = differences.length === 0 ? null : Math.max(...differences);
    return {
      segment,
      notes: [
        note('instability.slip', dynamic, INSTABILITY.translationMm, 'mm', 1),
        note('instability.listhesis', slip, INSTABILITY.translationMm, 'mm', 1),
        note('instability.angle', angle, INSTABILITY.angleDeg, 'deg', 0),
      ],
    };
  });
}

function note(
  key: 'instability.slip' | 'instability.listhesis' | 'instability.angle',
  value: number | null,
  limit: number,
  unit: 'mm' | 'deg',
  digits: number,
): UnfusedAssessment['notes'][number] {
  const met = value === null ? null : Math.abs(value) > limit;
  const criterion = sentence(key);
  const text =
    value === null
      ? sentence('instability.none', { criterion })
      : sentence(met === true ? 'instability.beyond' : 'instability.within', {
          criterion,
          value: sentence(`amount.${unit}`, { value: figure(value, digits) }),
          limit: sentence(`amount.${unit}`, { value: figure(limit) }),
        });
  return {
    criterion: inEnglish(criterion),
    criterionSaid: criterion,
    met,
    text: inEnglish(text),
    textSaid: text,
    citations: cite(['S19']),
  };
}
