import { add3, cross3, dot3, length3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { createRandom } from '#shared/statistics';
import { levelsOf, type TrialScene } from './hardwareCt.ts';
import { bonesOf } from './hardwareCtBones.ts';
import { local } from './hardwareCtLevels.ts';
import { cylinderPart } from './hardwareCtParts.ts';
import { scanTrial, trialScan, type TrialCt } from './hardwareCtScan.ts';
import { turn } from './rigid.ts';
import { roundedBox } from './solid.ts';

/** A CT of one level after a fusion whose graft has healed to both bodies, in part, or not. */
export interface BridgeTrial {
  readonly ct: TrialCt;
  readonly bridging: 'full' | 'partial' | 'none';
  /** The disc space, patient LPS mm. */
  readonly centre: Vec3;
  readonly axes: readonly [left: Vec3, back: Vec3, up: Vec3];
  readonly half: Vec3;
  readonly graftHalf: readonly [width: number, depth: number];
}

export function bridgeTrial(seed: number): BridgeTrial {
  const random = createRandom(seed * 6151 + 3);
  const [lower, upper] = levelsOf(2, random);
  if (lower === undefined || upper === undefined) throw new Error('two levels were asked for');
  const top = local(upper, [0, 0, -upper.height / 2]);
  const bottom = local(lower, [0, 0, lower.height / 2]);
  const up = normalise3(sub3(top, bottom)) ?? [0, 0, 1];
  const back = normalise3(sub3(lower.frame[1], scale3(up, dot3(lower.frame[1], up)))) ?? [0, 1, 0];
  const left = cross3(back, up);
  const height = length3(sub3(top, bottom)) / 2;
  const centre = scale3(add3(top, bottom), 0.5);
  const graftHalf = [random.between(4, 6), random.between(3.4, 5)] as const;
  const draw = random.next();
  const bridging = draw < 1 / 3 ? 'full' : draw < 2 / 3 ? 'partial' : 'none';
  const frame = [left, back, up] as const;
  const at = (x: number, y: number, z: number): Vec3 => add3(centre, add3(scale3(left, x), add3(scale3(back, y), scale3(up, z))));
  // A cleft of 1.3 to 2.2 mm somewhere in the graft; of a partial bridge it leaves 30 to 70 % of one side.
  const cleft = random.between(0.65, 1.1);
  const place = random.between(-0.6, 0.6) * (height - cleft);
  const open = random.between(0.3, 0.7);
  const side = random.chance(0.5) ? 1 : -1;
  const [hx, hy] = [graftHalf[0] + 0.6, graftHalf[1] + 0.6];
  const holes =
    bridging === 'full'
      ? []
      : bridging === 'none'
        ? [roundedBox(at(0, 0, place), [hx, hy, cleft], 0.1, 0, frame)]
        : [roundedBox(at(side * hx * open, 0, place), [hx * (1 - open) + 0.01, hy, cleft], 0.1, 0, frame)];
  const bones = bonesOf([lower, upper], [], [], [], random);
  const first = bones[0];
  const graft = {
    parts: [roundedBox(centre, [graftHalf[0], graftHalf[1], height + 1.2], 0.8, random.between(0, 0.6), frame)],
    holes,
    rims: [],
    cortexHu: first?.cortexHu ?? 1000,
    coreHu: (first?.coreHu ?? 300) * random.between(1.1, 1.8),
    texture: random.between(0.15, 0.35),
    seed: seed + 5,
  };
  const metals = random.chance(0.6)
    ? [-1, 1].map((s) => ({ part: cylinderPart(at(s * (hx + 1), -hy, -height), at(s * (hx + 1), -hy, height), 0.45), hu: 18000 }))
    : [];
  const scene: TrialScene = {
    seed,
    kind: 'plate',
    bones: [...bones, graft],
    metals,
    screws: [],
    pose: turn('x', 0),
    middle: centre,
    half: [20, 19, 17],
  };
  return {
    ct: scanTrial(scene, trialScan(seed)),
    bridging,
    centre,
    axes: frame,
    half: [lower.width / 2, lower.depth / 2, height],
    graftHalf,
  };
}
