import { add3, scale3, type Vec3 } from '#shared/geometry';
import { local, type TrialLevel } from './hardwareCtLevels.ts';
import type { ScrewShape } from './hardwareCtParts.ts';
import type { Random } from '#shared/statistics';
import { capsule, cylinder, roundedBox, type Part } from './solid.ts';

export interface BoneLayer {
  readonly parts: readonly Part[];
  /** Lucent rings: what was bone is now soft. */
  readonly holes: readonly Part[];
  /** Around the rings bone is denser. */
  readonly rims: readonly Part[];
  readonly cortexHu: number;
  readonly coreHu: number;
  readonly texture: number;
  readonly seed: number;
}

/** The pedicle that a screw was put through, not quite through its middle. */
export function corridor(
  shape: ScrewShape,
  level: TrialLevel | undefined,
  random: Random,
): { readonly level: TrialLevel | undefined; readonly part: Part } {
  const off: Vec3 = [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)];
  const from = add3(add3(shape.entry, scale3(shape.axis, 2)), off);
  return { level, part: { ...capsule(from, add3(shape.tip, off), shape.diameter / 2 + random.between(2.6, 3.6), 0.8) } };
}

/** Bodies, pedicles, lateral masses, laminae and spinous processes, plainly. */
export function bonesOf(
  levels: readonly TrialLevel[],
  corridors: readonly { readonly level: TrialLevel | undefined; readonly part: Part }[],
  holes: readonly Part[],
  rims: readonly Part[],
  random: Random,
): readonly BoneLayer[] {
  const cortexHu = random.between(800, 1400);
  const coreHu = random.between(220, 420);
  const texture = random.between(0.25, 0.5);
  return levels.map((level, i): BoneLayer => {
    const at = (x: number, y: number, z: number) => local(level, [x, y, z]);
    const rear = level.depth / 2;
    const cortex = random.between(0.5, 1.1);
    const sides = [-1, 1].flatMap((s) => [
      capsule(at(s * 7, rear - 3, 1), at(s * 14.5, rear + 6, 0), 3.3, cortex),
      roundedBox(at(s * 15.5, rear + 7, 0), [6, 5.5, 7.5], 2.5, cortex, level.frame),
      capsule(at(s * 12, rear + 11, -2), at(0, rear + 17, -3), 2.6, cortex),
    ]);
    return {
      parts: [
        roundedBox(level.centre, [level.width / 2, level.depth / 2, level.height / 2], 2, cortex, level.frame),
        ...sides,
        ...corridors.filter((one) => one.level === level).map((one) => one.part),
        cylinder(at(0, rear + 16, -3), at(0, rear + 28, -5), 3, cortex),
      ],
      holes,
      rims,
      cortexHu,
      coreHu,
      texture,
      seed: i + Math.floor(random.next() * 1e6),
    };
  });
}
