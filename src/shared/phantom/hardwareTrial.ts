import type { Vec3 } from '#shared/geometry';
import { createRandom } from '#shared/statistics';
import { trialScene, type TrialScene, type TrialScrew } from './hardwareCt.ts';
import { scanTrial, trialScan, type TrialScan } from './hardwareCtScan.ts';
import { compose, move, rotate, turn, type Rigid3 } from './rigid.ts';

/** A CT of random hardware and what is true of it, in patient LPS mm. */
export interface HardwareTrial {
  readonly seed: number;
  readonly kind: TrialScene['kind'];
  readonly scan: TrialScan;
  readonly size: readonly [columns: number, rows: number, slices: number];
  readonly spacing: Vec3;
  readonly origin: Vec3;
  /** Directions of growing column, row and slice: every third volume lies obliquely in the patient. */
  readonly axes: readonly [Vec3, Vec3, Vec3];
  /** HU, column fastest. */
  readonly voxels: Int16Array;
  readonly screws: readonly TrialScrew[];
}

export function hardwareTrial(seed: number): HardwareTrial {
  const scene = trialScene(seed);
  const scan = trialScan(seed);
  const ct = scanTrial(scene, scan);
  const random = createRandom(seed + 31);
  const lie: Rigid3 =
    seed % 3 === 0
      ? compose(
          turn('x', random.between(-20, 20)),
          compose(turn('y', random.between(-12, 12)), turn('z', random.between(-12, 12))),
        )
      : turn('x', 0);
  const placed = (p: Vec3): Vec3 => move(lie, move(scene.pose, p));
  return {
    seed,
    kind: scene.kind,
    scan,
    size: ct.size,
    spacing: ct.spacing,
    origin: move(lie, ct.origin),
    axes: [rotate(lie, [1, 0, 0]), rotate(lie, [0, 1, 0]), rotate(lie, [0, 0, 1])],
    voxels: ct.voxels,
    screws: scene.screws.map((screw) => ({
      ...screw,
      head: placed(screw.head),
      tip: placed(screw.tip),
      axis: rotate(lie, rotate(scene.pose, screw.axis)),
    })),
  };
}
