import { add3, dot3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { createRandom, type Random } from '#shared/statistics';
import type { Part } from './solid.ts';
import { turn, compose, rotate, type Rigid3 } from './rigid.ts';
import { bonesOf, corridor, type BoneLayer } from './hardwareCtBones.ts';
import { cages, direction, local, type TrialLevel } from './hardwareCtLevels.ts';
import { curvedPlate, cylinderPart, tulipAndScrew, type ScrewShape } from './hardwareCtParts.ts';

/** What a trial CT is made of, in the neck's own frame (x left, y posterior, z up; mm). */
export interface TrialScene {
  readonly seed: number;
  readonly kind: 'plate' | 'lateral-mass' | 'pedicle';
  readonly bones: readonly BoneLayer[];
  readonly metals: readonly { readonly part: Part; readonly hu: number }[];
  readonly screws: readonly TrialScrew[];
  /** The neck's frame in the scanner's. */
  readonly pose: Rigid3;
  readonly middle: Vec3;
  /** Half the block that is rendered, mm. */
  readonly half: Vec3;
}

/** cli.md's definitions, in whatever frame the scene is asked in. */
export interface TrialScrew {
  readonly id: string;
  readonly side: 'L' | 'R';
  readonly head: Vec3;
  readonly tip: Vec3;
  readonly axis: Vec3;
  readonly diameter: number;
  readonly halo: number;
  readonly proud: number;
  readonly backout: number | null;
}

const LEVEL_PITCH = 18.5;

/** A neck with random hardware: everything that a maker, a surgeon and a patient can vary is drawn from the seed. */
export function trialScene(seed: number): TrialScene {
  const random = createRandom(seed * 7919 + 13);
  const draw = random.next();
  const kind = draw < 0.55 ? 'plate' : draw < 0.8 ? 'lateral-mass' : 'pedicle';
  const count = random.chance(0.5) ? 2 : random.chance(0.6) ? 3 : 4;
  const levels = levelsOf(count, random);
  const loose = random.chance(0.55) ? Math.floor(random.next() * count) : -1;
  const halo = loose < 0 ? 0 : random.chance(0.5) ? 1.1 : 1.6;
  const titanium = random.between(6500, 10500);
  const build = kind === 'plate' ? anterior(levels, random, titanium) : posterior(kind, levels, random, titanium);
  const screws = build.screws.map((one): TrialScrew => ({ ...one.truth, halo: one.level === loose ? halo : 0 }));
  const holes = build.screws.filter((one) => one.level === loose).map((one) => haloHole(one.shape, halo));
  const rim =
    loose >= 0 && random.chance(0.4)
      ? build.screws.filter((one) => one.level === loose).map((one) => haloHole(one.shape, halo + 0.6))
      : [];
  const metals = [...build.metals, ...cages(levels, kind, random, titanium)];
  const pose = compose(
    turn('z', random.between(-8, 8)),
    compose(turn('x', random.between(-18, 18)), turn('y', random.between(-8, 8))),
  );
  const low = levels[0]?.centre[2] ?? 0;
  const high = levels.at(-1)?.centre[2] ?? 0;
  return {
    seed,
    kind,
    bones: bonesOf(
      levels,
      kind === 'pedicle' ? build.screws.map((one) => corridor(one.shape, levels[one.level], random)) : [],
      holes,
      rim,
      random,
    ),
    metals,
    screws,
    pose,
    middle: [0, kind === 'plate' ? -4 : 8, (low + high) / 2],
    half: [30, kind === 'plate' ? 24 : 32, (high - low) / 2 + 17],
  };
}

const haloHole = (shape: ScrewShape, halo: number): Part => ({
  ...cylinderPart(shape.entry, add3(shape.tip, scale3(shape.axis, halo)), shape.diameter / 2 + halo),
});

export function levelsOf(count: number, random: Random): readonly TrialLevel[] {
  const lordosis = random.between(2, 9);
  const levels: TrialLevel[] = [];
  let centre: Vec3 = [0, 0, 0];
  let lean = random.between(-6, 6);
  for (let i = 0; i < count; i++) {
    const pose = turn('x', lean);
    levels.push({
      centre,
      frame: [rotate(pose, [1, 0, 0]), rotate(pose, [0, 1, 0]), rotate(pose, [0, 0, 1])],
      width: random.between(16, 20),
      depth: random.between(15, 18.5),
      height: random.between(12, 14.5),
    });
    lean += lordosis;
    const up = rotate(turn('x', lean - lordosis / 2), [0, 0, 1]);
    centre = add3(centre, scale3(up, LEVEL_PITCH + random.between(-1, 1)));
  }
  return levels;
}

interface Placed {
  readonly level: number;
  readonly truth: Omit<TrialScrew, 'halo'>;
  readonly shape: ScrewShape;
}
interface Build {
  readonly screws: readonly Placed[];
  readonly metals: TrialScene['metals'];
}

const DEGREE = Math.PI / 180;

/** A plate over all bodies, two screws a body (sometimes the lower rows only one), heads seated in it. */
function anterior(levels: readonly TrialLevel[], random: Random, hu: number): Build {
  const first = levels[0];
  const last = levels.at(-1);
  if (first === undefined || last === undefined) return { screws: [], metals: [] };
  const reach = 0.2;
  const plate = curvedPlate({
    line: [
      local(first, [0, -first.depth / 2 - 0.3, -reach * first.height]),
      ...levels.slice(1, -1).map((level) => local(level, [0, -level.depth / 2 - 0.3, 0])),
      local(last, [0, -last.depth / 2 - 0.3, reach * last.height]),
    ],
    halfWidth: random.between(7, 9),
    thickness: random.between(1.6, 2.6),
    curve: random.chance(0.6) ? random.between(18, 40) : 0,
    windows: random.chance(0.6),
  });
  const style = {
    diameter: random.between(3.5, 4.6),
    depth: random.between(0.3, 0.65),
    pitch: random.between(1, 2),
    taper: random.chance(0.7) ? random.between(1, 4) : 0.4,
    headDiameter: random.between(4.8, 6.2),
    headStyle: random.chance(0.5) ? ('dome' as const) : ('cylinder' as const),
    headHeight: random.between(1.8, 2.8),
  };
  const length = random.between(12, 17);
  const seated = random.between(0, 1.2);
  const backed = random.chance(0.5) ? Math.floor(random.next() * levels.length * 2) : -1;
  const screws = levels.flatMap((level, i) =>
    (['L', 'R'] as const).map((side, j): Omit<Placed, 'truth'> & { proud: number; side: 'L' | 'R'; id: string } => {
      const sign = side === 'L' ? 1 : -1;
      const end = i === 0 ? -1 : i === levels.length - 1 ? 1 : 0;
      const climb = (end * random.between(0, 16) + random.between(-2, 2)) * DEGREE;
      const converge = random.between(2, 10) * DEGREE;
      const axis = direction(level, [
        -sign * Math.sin(converge),
        Math.cos(converge) * Math.cos(climb),
        Math.cos(converge) * Math.sin(climb),
      ]);
      const near = local(level, [
        sign * random.between(4.2, 5),
        -level.depth / 2,
        (end * 0.08 + random.between(-0.03, 0.03)) * level.height,
      ]);
      const surface = plate.outerAlong(near, axis);
      const back = 2 * i + j === backed ? (random.chance(0.3) ? 2 : 3) : 0;
      const proud = seated + back;
      const head = sub3(surface, scale3(axis, proud));
      return {
        level: i,
        id: `${i}${side}`,
        side,
        proud,
        shape: {
          ...style,
          axis,
          head,
          tip: add3(head, scale3(axis, length + style.headHeight)),
          entry: add3(surface, scale3(axis, plate.thickness)),
          phase: random.between(0, 6),
        },
      };
    }),
  );
  const least = Math.min(...screws.map((one) => one.proud));
  return {
    screws: screws.map(({ level, shape, proud, side, id }) => ({
      level,
      shape,
      truth: {
        id,
        side,
        head: shape.head,
        tip: shape.tip,
        axis: shape.axis,
        diameter: shape.diameter,
        proud,
        backout: proud - least,
      },
    })),
    metals: [
      ...plate.parts.map((part) => ({ part, hu })),
      ...screws.flatMap((one) => tulipAndScrew(one.shape, null)).map((part) => ({ part, hu })),
    ],
  };
}

/** Screws from behind with tulip heads on a rod each side. */
function posterior(kind: 'lateral-mass' | 'pedicle', levels: readonly TrialLevel[], random: Random, hu: number): Build {
  const style = {
    diameter: random.between(3.4, 4.1),
    depth: random.between(0.3, 0.6),
    pitch: random.between(1.1, 2),
    taper: random.between(0.4, 3.5),
    headDiameter: random.between(7, 9),
    headStyle: 'cylinder' as const,
    headHeight: random.between(7, 9.5),
  };
  const rodRadius = random.chance(0.5) ? 1.75 : 1.6;
  const screws: Placed[] = [];
  const saddles: Record<'L' | 'R', Vec3[]> = { L: [], R: [] };
  const swivel = random.chance(0.5) ? 12 : 0;
  levels.forEach((level, i) => {
    for (const side of ['L', 'R'] as const) {
      const sign = side === 'L' ? 1 : -1;
      const lateral = kind === 'lateral-mass';
      const inwards = (lateral ? -random.between(12, 28) : random.between(35, 48)) * DEGREE;
      const climb = (lateral ? random.between(8, 30) : random.between(-8, 8)) * DEGREE;
      const axis = direction(level, [
        -sign * Math.sin(inwards) * Math.cos(climb),
        -Math.cos(inwards) * Math.cos(climb),
        Math.sin(climb),
      ]);
      const entry = local(level, [sign * (lateral ? 14 : 17.5), level.depth / 2 + (lateral ? 11 : 10), lateral ? -2 : 0]);
      const stand = style.headHeight + random.between(-0.5, 1.5);
      const tilt = random.between(-swivel, swivel) * DEGREE;
      const tulipAxis = normalise3(add3(axis, scale3(level.frame[2], Math.tan(tilt)))) ?? axis;
      const neck = sub3(entry, scale3(axis, stand - style.headHeight));
      // Screws of the two sides do not meet in the body.
      const room = 14 / Math.max(0.3, Math.sin(inwards) * Math.cos(climb));
      const tip = add3(entry, scale3(axis, lateral ? random.between(10, 15) : Math.min(room, random.between(22, 30))));
      const shape: ScrewShape = {
        ...style,
        axis,
        head: sub3(neck, scale3(axis, style.headHeight)),
        tip,
        entry,
        phase: random.between(0, 6),
        tulipAxis,
        neck,
      };
      const head = proximalMetal(tulipAndScrew(shape, tulipAxis), entry, axis);
      saddles[side].push(sub3(neck, scale3(tulipAxis, style.headHeight * 0.55)));
      screws.push({
        level: i,
        shape,
        truth: {
          id: `${i}${side}`,
          side,
          head,
          tip,
          axis,
          diameter: style.diameter,
          proud: dot3(sub3(entry, head), axis),
          backout: null,
        },
      });
    }
  });
  const rods = (['L', 'R'] as const).flatMap((side) => rod(saddles[side], rodRadius, random.between(3, 8)));
  return {
    screws,
    metals: [
      ...screws.flatMap((one) => tulipAndScrew(one.shape, one.shape.tulipAxis ?? null)).map((part) => ({ part, hu })),
      ...rods.map((part) => ({ part, hu: hu * random.between(1, 1.25) })),
    ],
  };
}

/** The most proximal metal of these parts on a line, by going along it from far outside. */
function proximalMetal(parts: readonly Part[], from: Vec3, axis: Vec3): Vec3 {
  for (let s = 30; s > 0; s -= 0.005) {
    const p = sub3(from, scale3(axis, s));
    if (parts.some((part) => part.distance(p[0], p[1], p[2]) <= 0)) return p;
  }
  return from;
}

function rod(saddles: readonly Vec3[], radius: number, beyond: number): readonly Part[] {
  const [a, b] = [saddles[0], saddles[1]];
  const [y, z] = [saddles.at(-2), saddles.at(-1)];
  if (a === undefined || b === undefined || y === undefined || z === undefined) return [];
  const before = sub3(a, scale3(normalise3(sub3(b, a)) ?? [0, 0, 1], beyond));
  const after = add3(z, scale3(normalise3(sub3(z, y)) ?? [0, 0, 1], beyond));
  const line = [before, ...saddles, after];
  return line.slice(1).map((p, i) => cylinderPart(line[i] ?? p, p, radius, true));
}
