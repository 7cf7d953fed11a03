import { vertebraeOf } from '#shared/spine';
import { add3, normalise3, scale3, sub3, type Vec3 } from '#shared/geometry';
import { invariant } from '#shared/base';
import { PHANTOM_VERTEBRAE, type PhantomVertebra } from './anatomy.ts';
import { restingPoses, type Anatomies, type VertebraPoses } from './posture.ts';
import { compose, invert, move, rotate } from './rigid.ts';
import type { AnteriorPlateSpec, PhantomSpec, PosteriorRodSpec } from './spec.ts';

/** A screw in the frame of the vertebra that carries it, mm. */
export interface ScrewLayout {
  readonly id: string;
  readonly kind: 'plate-screw' | 'lateral-mass-screw';
  /** The bone it is in; `carriedBy` is what it moves with (the plate's vertebra when it is loose). */
  readonly vertebra: PhantomVertebra;
  readonly carriedBy: PhantomVertebra;
  /** The patient's side: left is +x. */
  readonly side: 'L' | 'R';
  /** Most proximal and most distal metal on the axis. */
  readonly head: Vec3;
  readonly tip: Vec3;
  /** Unit, head → tip. */
  readonly axis: Vec3;
  /** Outer diameter of the thread. */
  readonly diameter: number;
  readonly headDiameter: number;
  readonly headHeight: number;
  readonly halo: number;
  readonly proud: number;
  readonly backout: number;
}

/** A plate or rod as a chain of points of its middle line, in the frame of `carriedBy`. */
export interface BarLayout {
  readonly kind: 'plate' | 'rod';
  readonly carriedBy: PhantomVertebra;
  readonly line: readonly Vec3[];
  /** Of a plate: the same line on its outer surface. */
  readonly outer: readonly Vec3[];
  readonly halfWidth: number;
  readonly halfThickness: number;
  /** How far the metal goes on beyond the line's ends. */
  readonly endMargin: number;
}

export interface HardwareLayout {
  readonly screws: readonly ScrewLayout[];
  readonly bars: readonly BarLayout[];
}

const PLATE_HALF_THICKNESS = 1.1;
const PLATE_HALF_WIDTH = 8;
/** A seated screw's head stands this far out of the plate. */
const SEATED_PROUD = 0.4;

/** Where all metal lies, from the resting (neutral) neck. */
export function hardwareLayout(spec: PhantomSpec, anatomies: Anatomies): HardwareLayout {
  const rest = restingPoses(spec, anatomies);
  const parts = spec.hardware.map((one) =>
    one.kind === 'anterior-plate' ? plateLayout(one, spec, anatomies, rest) : rodLayout(one, anatomies, rest),
  );
  return { screws: parts.flatMap((part) => part.screws), bars: parts.flatMap((part) => part.bars) };
}

export function vertebraeFrom(from: PhantomVertebra, to: PhantomVertebra): readonly PhantomVertebra[] {
  return PHANTOM_VERTEBRAE.slice(PHANTOM_VERTEBRAE.indexOf(from), PHANTOM_VERTEBRAE.indexOf(to) + 1);
}

export const upperAndLower = (segment: string): readonly [PhantomVertebra, PhantomVertebra] => {
  const pair = vertebraeOf(segment)?.map((v) => PHANTOM_VERTEBRAE.find((known) => known === v));
  const [upper, lower] = pair ?? [];
  invariant(upper !== undefined && lower !== undefined, `${segment} is not a segment of the phantom`);
  return [upper, lower];
};

/** Coordinates in one vertebra's frame, said in another's, at rest. */
export const intoFrame = (rest: VertebraPoses, to: PhantomVertebra, from: PhantomVertebra) =>
  compose(invert(rest[to]), rest[from]);

function plateLayout(plate: AnteriorPlateSpec, spec: PhantomSpec, anatomies: Anatomies, rest: VertebraPoses): HardwareLayout {
  const carrier = plate.rigidWith;
  const all = vertebraeFrom(plate.from, plate.to);
  const front = (v: PhantomVertebra, height: number): Vec3 => {
    const a = anatomies[v];
    const local: Vec3 = [0, -a.depth / 2 - 0.5 * spec.size - PLATE_HALF_THICKNESS, height * a.height];
    return move(intoFrame(rest, carrier, v), local);
  };
  // A corpectomy's missing body gives no point: the plate bridges it.
  const line = [
    front(plate.from, 0.3),
    ...all.slice(1, -1).flatMap((v) => (spec.corpectomy.includes(v) ? [] : [front(v, 0)])),
    front(plate.to, -0.3),
  ];
  const outward = (i: number): Vec3 => {
    const t = unit(sub3(line[Math.min(i + 1, line.length - 1)] ?? [0, 0, 0], line[Math.max(0, i - 1)] ?? [0, 0, 1]));
    // The line runs downwards; its anterior normal in the sagittal plane.
    return [0, t[2], -t[1]];
  };
  const outer = line.map((p, i) => add3(p, scale3(outward(i), PLATE_HALF_THICKNESS)));
  const screws = all
    .filter((v) => !spec.corpectomy.includes(v))
    .flatMap((v) => (['L', 'R'] as const).map((side) => plateScrew(plate, spec, anatomies, rest, v, side, outer)));
  return {
    screws,
    bars: [
      {
        kind: 'plate',
        carriedBy: carrier,
        line,
        outer,
        halfWidth: PLATE_HALF_WIDTH,
        halfThickness: PLATE_HALF_THICKNESS,
        endMargin: 0.3,
      },
    ],
  };
}

function plateScrew(
  plate: AnteriorPlateSpec,
  spec: PhantomSpec,
  anatomies: Anatomies,
  rest: VertebraPoses,
  vertebra: PhantomVertebra,
  side: 'L' | 'R',
  outer: readonly Vec3[],
): ScrewLayout {
  const a = anatomies[vertebra];
  const loose = plate.looseVertebra === vertebra;
  const carriedBy = loose ? plate.rigidWith : vertebra;
  const sign = side === 'L' ? 1 : -1;
  const upper = vertebra === plate.from;
  const lower = vertebra === plate.to;
  // Screws of the ends diverge up and down, all converge to the midline.
  const climb = (((upper ? 9 : lower ? -9 : 0) + (side === 'L' ? 1.5 : -1.5)) * Math.PI) / 180;
  const converge = (7 * Math.PI) / 180;
  const axisInBone: Vec3 = [
    -sign * Math.sin(converge),
    Math.cos(converge) * Math.cos(climb),
    Math.cos(converge) * Math.sin(climb),
  ];
  const height = (upper ? 0.1 : lower ? -0.1 : 0) * a.height;
  const toBone = intoFrame(rest, vertebra, plate.rigidWith);
  const surface = outer.map((p) => move(toBone, p));
  // The entry: where the screw's own horizontal meets the plate's outer surface.
  const entryY = interpolateY(surface, height);
  const entry: Vec3 = [sign * 4.6 * spec.size, entryY, height];
  const backout = loose && side === 'L' ? plate.backout : 0;
  const proud = SEATED_PROUD + backout;
  const head = sub3(entry, scale3(axisInBone, proud));
  const tip = add3(head, scale3(axisInBone, plate.screwLength + 2.4));
  const carry = intoFrame(rest, carriedBy, vertebra);
  return {
    id: `${vertebra}-${side}`,
    kind: 'plate-screw',
    vertebra,
    carriedBy,
    side,
    head: move(carry, head),
    tip: move(carry, tip),
    axis: rotate(carry, axisInBone),
    diameter: plate.screwDiameter,
    headDiameter: 5.6,
    headHeight: 2.4,
    halo: loose ? plate.halo : 0,
    proud,
    backout,
  };
}

function interpolateY(points: readonly Vec3[], z: number): number {
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]];
    if (a === undefined || b === undefined || (z - a[2]) * (z - b[2]) > 0) continue;
    return a[1] + ((b[1] - a[1]) * (z - a[2])) / (b[2] - a[2]);
  }
  invariant(false, 'the plate does not pass in front of the screw');
}

function rodLayout(rods: PosteriorRodSpec, anatomies: Anatomies, rest: VertebraPoses): HardwareLayout {
  const all = vertebraeFrom(rods.from, rods.to);
  const screws = all.flatMap((v) => (['L', 'R'] as const).map((side) => lateralMassScrew(rods, anatomies, v, side)));
  const bars = (['L', 'R'] as const).map((side): BarLayout => {
    const saddles = screws
      .filter((screw) => screw.side === side)
      .map((screw) => move(intoFrame(rest, rods.rigidWith, screw.vertebra), add3(screw.head, scale3(screw.axis, 3.4))));
    return {
      kind: 'rod',
      carriedBy: rods.rigidWith,
      line: prolonged(saddles, 6),
      outer: [],
      halfWidth: 1.75,
      halfThickness: 1.75,
      endMargin: 1.75,
    };
  });
  return { screws, bars };
}

/** From the middle of the pillar's back, up and outwards, parallel to the facet. */
function lateralMassScrew(rods: PosteriorRodSpec, anatomies: Anatomies, vertebra: PhantomVertebra, side: 'L' | 'R'): ScrewLayout {
  const a = anatomies[vertebra];
  const scale = a.depth / 16;
  const sign = side === 'L' ? 1 : -1;
  const outwards = (22 * Math.PI) / 180;
  const climb = (24 * Math.PI) / 180;
  const axis: Vec3 = [sign * Math.sin(outwards), -Math.cos(outwards) * Math.cos(climb), Math.cos(outwards) * Math.sin(climb)];
  const entry: Vec3 = [sign * (a.halfWidth + 4.4 * scale), a.depth / 2 + 11.6 * scale, -2.2 * scale];
  // The saddle for the rod stands behind the bone.
  const head = sub3(entry, scale3(axis, 8));
  const tip = add3(entry, scale3(axis, rods.screwLength - 2));
  return {
    id: `${vertebra}-${side}`,
    kind: 'lateral-mass-screw',
    vertebra,
    carriedBy: vertebra,
    side,
    head,
    tip,
    axis,
    diameter: rods.screwDiameter,
    headDiameter: 7,
    headHeight: 7.5,
    halo: 0,
    proud: 8,
    backout: 0,
  };
}

function prolonged(line: readonly Vec3[], by: number): readonly Vec3[] {
  const [first, second] = line;
  const [last, previous] = [line[line.length - 1], line[line.length - 2]];
  if (first === undefined || second === undefined || last === undefined || previous === undefined) return line;
  return [add3(first, scale3(unit(sub3(first, second)), by)), ...line, add3(last, scale3(unit(sub3(last, previous)), by))];
}

function unit(v: Vec3): Vec3 {
  const n = normalise3(v);
  invariant(n !== null, 'a direction has length 0');
  return n;
}
