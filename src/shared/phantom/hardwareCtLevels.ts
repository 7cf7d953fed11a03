import { add3, cross3, dot3, length3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { cylinderPart } from './hardwareCtParts.ts';
import type { Random } from '#shared/statistics';
import type { Part } from './solid.ts';

/** One vertebra of a trial: its body's middle, its axes (left, back, up) and the body's size, mm. */
export interface TrialLevel {
  readonly centre: Vec3;
  readonly frame: readonly [Vec3, Vec3, Vec3];
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

export const local = (level: TrialLevel, p: Vec3): Vec3 =>
  add3(level.centre, add3(scale3(level.frame[0], p[0]), add3(scale3(level.frame[1], p[1]), scale3(level.frame[2], p[2]))));
export const direction = (level: TrialLevel, v: Vec3): Vec3 =>
  add3(scale3(level.frame[0], v[0]), add3(scale3(level.frame[1], v[1]), scale3(level.frame[2], v[2])));

/** Interbody implants: PEEK with tantalum rods, titanium mesh, or none; PEEK itself is drawn by nobody, it is as dense as muscle. */
export function cages(
  levels: readonly TrialLevel[],
  kind: string,
  random: Random,
  titanium: number,
): readonly { readonly part: Part; readonly hu: number }[] {
  const metals: { part: Part; hu: number }[] = [];
  for (let i = 0; i + 1 < levels.length; i++) {
    const [lower, upper] = [levels[i], levels[i + 1]];
    if (lower === undefined || upper === undefined || random.chance(kind === 'plate' ? 0.2 : 0.6)) continue;
    const top = local(upper, [0, 0, -upper.height / 2]);
    const bottom = local(lower, [0, 0, lower.height / 2]);
    const up = normalise3(sub3(top, bottom)) ?? [0, 0, 1];
    const back = normalise3(sub3(lower.frame[1], scale3(up, dot3(lower.frame[1], up)))) ?? [0, 1, 0];
    const aside = cross3(back, up);
    const half = length3(sub3(top, bottom)) / 2 - random.between(0, 0.8);
    const centre = scale3(add3(top, bottom), 0.5);
    const at = (x: number, y: number, z: number): Vec3 =>
      add3(centre, add3(scale3(aside, x), add3(scale3(back, y), scale3(up, z))));
    if (random.chance(0.75)) {
      const radius = random.between(0.35, 0.6);
      const hu = random.chance(0.7) ? random.between(15000, 24000) : titanium;
      const front = -random.between(4.5, 7);
      const places: readonly (readonly [number, number])[] = random.chance(0.5)
        ? [
            [-5.5, front],
            [5.5, front],
            [0, 5.5],
          ]
        : [
            [-5.5, front],
            [5.5, front],
          ];
      const lean = random.between(-1.5, 1.5);
      for (const [x, y] of places) metals.push({ part: cylinderPart(at(x, y - lean, -half), at(x, y + lean, half), radius), hu });
      // Sometimes pins that lie flat.
      if (random.chance(0.3)) metals.push({ part: cylinderPart(at(-3.5, front, 0), at(3.5, front, 0), radius), hu });
    } else {
      const tube = cylinderPart(at(0, -0.5, -half), at(0, -0.5, half), 6);
      const bore = cylinderPart(at(0, -0.5, -half - 1), at(0, -0.5, half + 1), 5.2);
      metals.push({
        hu: titanium * 0.8,
        part: { ...tube, distance: (x, y, z) => Math.max(tube.distance(x, y, z), -bore.distance(x, y, z)) },
      });
    }
  }
  return metals;
}
