import type { Vec3 } from '#shared/geometry';
import type { PhantomVertebra } from './anatomy.ts';
import { upperAndLower } from './hardwareLayout.ts';
import { TANTALUM, TITANIUM } from './hardwareSolid.ts';
import { segmentPose, type Anatomies } from './posture.ts';
import { seedFor } from '#shared/statistics';
import { invert, move, type Rigid3, compose, turn } from './rigid.ts';
import { cylinder, roundedBox, type Part, type Solid } from './solid.ts';
import type { InterbodySpec, PhantomSegment, PhantomSpec } from './spec.ts';

export interface InterbodyBody {
  readonly name: string;
  readonly solid: Solid;
  readonly carriedBy: PhantomVertebra;
  readonly material: 'bone' | 'metal' | 'implant';
}

/** The disc space in its lower vertebra's frame: its middle, and unit axes x, front-to-back and up, half-way between the two endplates. */
interface Space {
  readonly centre: Vec3;
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly height: number;
  readonly depth: number;
}

/** Cage or graft of a segment and the bone that has grown, or not, around it. */
export function interbodyBodies(spec: PhantomSpec, anatomies: Anatomies, one: InterbodySpec): readonly InterbodyBody[] {
  const [upper, lower] = upperAndLower(one.segment);
  const span = spec.corpectomy.includes(lower)
    ? corpectomySpace(spec, anatomies, lower)
    : discSpace(spec, anatomies, upper, lower);
  const seed = seedFor(spec.seed, `graft/${one.segment}`);
  const body = (name: string, material: InterbodyBody['material'], solid: Solid): InterbodyBody => ({
    name: `${one.segment} ${name}`,
    solid,
    carriedBy: lower,
    material,
  });
  const bodies: InterbodyBody[] = [body('graft', 'bone', graft(one, span, seed))];
  if (one.implant === 'peek-cage') bodies.push(body('cage', 'implant', peekCage(span)), body('markers', 'metal', markers(span)));
  if (one.implant === 'mesh-cage') bodies.push(body('mesh', 'metal', mesh(span)));
  if (one.extraGraft) bodies.push(body('bridge', 'bone', bridge(span, seed)));
  return bodies;
}

function discSpace(spec: PhantomSpec, anatomies: Anatomies, upper: PhantomVertebra, lower: PhantomVertebra): Space {
  const [u, l] = [anatomies[upper], anatomies[lower]];
  const segment: PhantomSegment = `${upper}-${lower}` as PhantomSegment;
  const rest = segmentPose(l, u, spec.alignment[segment], spec.motion[segment], 0);
  const top = move(rest, [0, 0, -u.height / 2]);
  const bottom: Vec3 = [0, 0, l.height / 2];
  return {
    centre: [0, (top[1] + bottom[1]) / 2, (top[2] + bottom[2]) / 2],
    axes: axesOf(turn('x', spec.alignment[segment] / 2)),
    height: Math.hypot(top[1] - bottom[1], top[2] - bottom[2]),
    depth: l.depth,
  };
}

/** From the lower endplate of the body above the gap to the upper endplate of the body below it, in the missing body's frame. */
function corpectomySpace(spec: PhantomSpec, anatomies: Anatomies, missing: PhantomVertebra): Space {
  const a = anatomies[missing];
  const above = previous(missing);
  const below = next(missing);
  const up = segmentPose(
    a,
    anatomies[above],
    spec.alignment[`${above}-${missing}` as PhantomSegment],
    spec.motion[`${above}-${missing}` as PhantomSegment],
    0,
  );
  const segment = `${missing}-${below}` as PhantomSegment;
  const down = invert(segmentPose(anatomies[below], a, spec.alignment[segment], spec.motion[segment], 0));
  const top = move(up, [0, 0, -anatomies[above].height / 2]);
  const bottom = move(down, [0, 0, anatomies[below].height / 2]);
  const lean = (Math.atan2(-(top[1] - bottom[1]), top[2] - bottom[2]) * 180) / Math.PI;
  return {
    centre: [0, (top[1] + bottom[1]) / 2, (top[2] + bottom[2]) / 2],
    axes: axesOf(compose(turn('x', lean), turn('x', 0))),
    height: Math.hypot(top[1] - bottom[1], top[2] - bottom[2]),
    depth: a.depth,
  };
}

const ORDER: readonly PhantomVertebra[] = ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1'];
const previous = (v: PhantomVertebra): PhantomVertebra => ORDER[ORDER.indexOf(v) - 1] ?? 'C2';
const next = (v: PhantomVertebra): PhantomVertebra => ORDER[ORDER.indexOf(v) + 1] ?? 'T1';

/** Rows: where the turned axes point. */
function axesOf(t: Rigid3): readonly [Vec3, Vec3, Vec3] {
  const column = (j: 0 | 1 | 2): Vec3 => [t.rotation[0][j], t.rotation[1][j], t.rotation[2][j]];
  return [column(0), column(1), column(2)];
}

const at = (space: Space, x: number, y: number, z: number): Vec3 => {
  const [u, v, w] = space.axes;
  const point = (i: 0 | 1 | 2): number => space.centre[i] + x * u[i] + y * v[i] + z * w[i];
  return [point(0), point(1), point(2)];
};

const block = (space: Space, centre: Vec3, half: Vec3, round: number, cortex: number): Part =>
  roundedBox(at(space, ...centre), half, round, cortex, space.axes);

/** Bone inside the implant (or the block of an allograft): whole, half-way, or parted from the upper endplate by a lucent line. */
function graft(one: InterbodySpec, space: Space, seed: number): Solid {
  const own = one.implant === 'allograft' || one.implant === 'none';
  const half = space.height / 2;
  const [hx, hy] = own ? [6.4, 5.8] : [4.4, 3.6];
  // A cleft is a gap of 1.3 mm below the upper endplate; bridged bone reaches into both.
  const top = one.cleft === 'full' ? half - 1.3 : half + 0.9;
  const bottom = -half - 0.9;
  const parts: Part[] = [
    block(
      space,
      [0, -0.4, (top + bottom) / 2],
      [hx, hy, (top - bottom) / 2],
      own ? 1 : 0.8,
      own && one.cleft !== 'none' ? 1.6 : own ? 0.9 : 0.2,
    ),
  ];
  const holes: Part[] =
    one.cleft === 'partial' ? [block(space, [0, -hy * 0.75, half - 0.9], [hx + 1, hy * 0.85, 0.65], 0.1, 0)] : [];
  const core = one.bridging === 'full' ? 0.03 : one.bridging === 'partial' ? 0.02 : 0.013;
  return { parts, holes, substance: { shell: own ? 0.052 : 0.036, core, texture: 0.45, seed }, blend: 0 };
}

function peekCage(space: Space): Solid {
  const h = space.height / 2 + 0.2;
  return {
    parts: [block(space, [0, -0.4, 0], [7, 6.2, h], 1.2, 0)],
    holes: [block(space, [0, -0.4, 0], [4.4, 3.6, h + 1], 0.8, 0)],
    substance: { shell: 0.0035, core: 0.0035, texture: 0, seed: 0 },
    blend: 0,
  };
}

/** Where the three tantalum rods of a PEEK cage stand: `[x, y]` in the disc's frame. */
export const MARKER_PLACES = [
  [-5.6, 4.6],
  [5.6, 4.6],
  [0, -5.4],
] as const;

function markers(space: Space): Solid {
  const h = space.height / 2 - 0.6;
  return {
    parts: MARKER_PLACES.map(([x, y]) => cylinder(at(space, x, y, -h), at(space, x, y, h), 0.45, 0)),
    holes: [],
    substance: TANTALUM,
    blend: 0,
  };
}

/** A titanium tube with a lattice of windows. */
function mesh(space: Space): Solid {
  const h = space.height / 2 - 0.2;
  const tube = cylinder(at(space, 0, -0.5, -h), at(space, 0, -0.5, h), 6.4, 0);
  const bore = cylinder(at(space, 0, -0.5, -h - 1), at(space, 0, -0.5, h + 1), 5.5, 0);
  const [u, v, w] = space.axes;
  const windows: Part = {
    cortex: 0,
    box: tube.box,
    distance: (x, y, z) => {
      const p = [x - space.centre[0], y - space.centre[1], z - space.centre[2]] as const;
      const along = p[0] * w[0] + p[1] * w[1] + p[2] * w[2];
      const turnAt = Math.atan2(p[0] * v[0] + p[1] * v[1] + p[2] * v[2] + 0.5, p[0] * u[0] + p[1] * u[1] + p[2] * u[2]) * 6.4;
      // Diamonds of 4 × 3 mm, 0.9 mm struts.
      const row = Math.round(along / 1.9);
      const a = turnAt / 4.02 + (row % 2) / 2;
      const across = Math.abs(a - Math.round(a)) * 4.02;
      const tall = Math.abs(along - row * 1.9);
      return Math.abs(along) > h - 1.6 ? 1 : (across * 0.6 + tall - 0.78) * 0.7;
    },
  };
  return { parts: [tube], holes: [bore, windows], substance: TITANIUM, blend: 0 };
}

/** Extra-graft bone: sheets with a cortex before and behind the cage, from body to body. */
function bridge(space: Space, seed: number): Solid {
  const h = space.height / 2 + 1.6;
  const rear = space.depth / 2 - 1.5;
  return {
    parts: [block(space, [0, -rear - 0.6, 0], [6.5, 1.5, h], 1.1, 0.7), block(space, [0, rear - 0.1, 0], [6, 1.3, h], 1, 0.6)],
    holes: [],
    substance: { shell: 0.05, core: 0.02, texture: 0.4, seed },
    blend: 0,
  };
}
