import type { Evaluation } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import type { Pose, Segment, Vertebra } from '#shared/spine';
import type { Plane } from '#shared/units';

interface Wanted {
  readonly measure: string;
  readonly segment?: Segment | null;
  readonly vertebra?: Vertebra | null;
  readonly film?: Pose | null;
  readonly plane?: Plane;
}

/** The measurement of that name, level, film and plane. */
export function measurementOf(evaluation: Evaluation, wanted: Wanted): Measurement | null {
  return (
    evaluation.measurements.find(
      (one) =>
        one.measure === wanted.measure &&
        (wanted.segment === undefined || one.segment === wanted.segment) &&
        (wanted.vertebra === undefined || one.vertebra === wanted.vertebra) &&
        (wanted.film === undefined || one.film === wanted.film) &&
        (wanted.plane === undefined || planeOf(one) === wanted.plane),
    ) ?? null
  );
}

/** The plane that was asked for, which an unavailable value has too. */
export const planeOf = (one: Measurement | null): Plane | undefined =>
  one?.plane ?? (one?.quantity.status === 'measured' ? one.quantity.plane : undefined);

/** A level's motion in the plane that the rule used; without a detector plane there is only the object's. */
export function shownMotion(evaluation: Evaluation, segment: Segment): Measurement | null {
  const assessed = evaluation.assessment.segments.find((one) => one.segment === segment);
  const detector = measurementOf(evaluation, { measure: 'interspinousMotion', segment, plane: 'detector' });
  const object = measurementOf(evaluation, { measure: 'interspinousMotion', segment, plane: 'object' });
  const used = assessed?.motionUsed.status === 'measured' ? assessed.motionUsed.plane : evaluation.assessment.ismPlane;
  return used === 'object' || (detector?.quantity.status !== 'measured' && object?.quantity.status === 'measured')
    ? object
    : detector;
}
