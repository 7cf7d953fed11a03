import { mean } from '#shared/statistics';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import { PARTS, type PartName } from './landmarks.ts';
import type { PointDifference } from './score.ts';

export interface HeatCell {
  readonly vertebra: Vertebra;
  readonly part: PartName;
  readonly count: number;
  /** Mean distance from the expert's point, mm. */
  readonly meanMm: number;
  readonly largestMm: number;
}

/** Where a fellow's points stand off, by vertebra and point; only what has been placed, top to bottom. */
export function heatMap(differences: readonly PointDifference[]): readonly HeatCell[] {
  return VERTEBRAE.flatMap((vertebra) =>
    PARTS.flatMap((part): readonly HeatCell[] => {
      const distances = differences.flatMap((one) =>
        one.vertebra === vertebra && one.part === part && one.distanceMm !== null ? [one.distanceMm] : [],
      );
      if (distances.length === 0) return [];
      return [{ vertebra, part, count: distances.length, meanMm: mean(distances), largestMm: Math.max(...distances) }];
    }),
  );
}
