import type { Plane, Quantity, UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import { inEnglish, type Sentence } from '#shared/wording';
import type { Pose, Segment, Vertebra } from '#shared/spine';
import type { Derivation, Placed } from './derive.ts';
import { annotationsOf, derive, imagesOf } from './derive.ts';
import type { Measurement } from './measurement.ts';

/** What a number is of. */
export interface Subject {
  readonly measure: string;
  readonly segment?: Segment | null;
  readonly vertebra?: Vertebra | null;
  readonly film?: Pose | null;
  /** Set for measures that come once a plane. */
  readonly asked?: Plane;
}

const record = (
  subject: Subject,
  quantity: Quantity,
  points: readonly Placed[],
  calibration: Sentence | null,
  more: readonly string[],
): Measurement => ({
  measure: subject.measure,
  segment: subject.segment ?? null,
  vertebra: subject.vertebra ?? null,
  film: subject.film ?? null,
  quantity,
  ...(subject.asked === undefined ? {} : { plane: subject.asked }),
  basis: {
    annotations: more.length === 0 ? annotationsOf(points) : [...new Set([...annotationsOf(points), ...more])].sort(),
    images: imagesOf(points),
    ...(calibration === null ? { calibration: null } : { calibration: inEnglish(calibration), calibrationSaid: calibration }),
  },
});

export function measuredAs(
  subject: Subject,
  derivation: Derivation,
  calibration: { readonly words: Sentence; readonly annotations: readonly string[] } | null = null,
): Measurement {
  return record(subject, derive(derivation), derivation.points, calibration?.words ?? null, calibration?.annotations ?? []);
}

export const unavailableAs = (subject: Subject, why: UnavailableQuantity): Measurement => record(subject, why, [], null, []);

export const missing = (what: Sentence): UnavailableQuantity => unavailable('LANDMARK_MISSING', what);
