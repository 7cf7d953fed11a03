import type { Plane, Quantity } from '#shared/units';
import type { Sentence } from '#shared/wording';
import type { Pose, Segment, Vertebra } from '#shared/spine';

/** A number with its unit, uncertainty, plane and the way back to its pixels. */
export interface Measurement {
  /** Name of the contract: `interspinousMotion`, `segmentalRotation`, … */
  readonly measure: string;
  readonly segment: Segment | null;
  readonly vertebra: Vertebra | null;
  readonly film: Pose | null;
  readonly quantity: Quantity;
  /** The plane that was asked for, where a measure comes once a plane: so that an unavailable one still says which. */
  readonly plane?: Plane;
  /** The reader's own name for what was measured; only free marks have one. */
  readonly label?: string;
  /** What it stands on. */
  readonly basis: MeasurementBasis;
}

export interface MeasurementBasis {
  /** Ids of the annotations used. */
  readonly annotations: readonly string[];
  /** SOP Instance UIDs of the images used. */
  readonly images: readonly string[];
  /** Where the millimetres came from, in words, or null for angles and ratios. */
  readonly calibration: string | null;
  /** `calibration` in any language. */
  readonly calibrationSaid?: Sentence;
}
