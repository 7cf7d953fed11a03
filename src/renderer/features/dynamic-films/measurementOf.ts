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
const planeOf = (one: Measurement): Plane | undefined =>
  one.plane ?? (one.quantity.status === 'measured' ? one.quantity.plane : undefined);
