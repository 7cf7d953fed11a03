import type { Pose } from '#shared/spine';
import { PHANTOM_VERTEBRAE, vertebraAnatomy, type PhantomVertebra, type VertebraAnatomy } from './anatomy.ts';
import type { Beam } from './beam.ts';
import { about, compose, shift, turn, move, type Rigid3 } from './rigid.ts';
import { PHANTOM_SEGMENTS, type FilmSpec, type PhantomSpec, type SegmentMotion } from './spec.ts';

export type VertebraPoses = Readonly<Record<PhantomVertebra, Rigid3>>;

export type Anatomies = Readonly<Record<PhantomVertebra, VertebraAnatomy>>;

export function anatomiesOf(spec: PhantomSpec): Anatomies {
  const one = (vertebra: PhantomVertebra) => vertebraAnatomy(vertebra, spec.seed, spec.size, spec.variation);
  return { C2: one('C2'), C3: one('C3'), C4: one('C4'), C5: one('C5'), C6: one('C6'), C7: one('C7'), T1: one('T1') };
}

/** Flexion minus neutral, neutral minus extension: the part of a segment's motion that a pose has, −(1 − share) … share. */
function phase(pose: Pose, share: number): number {
  return pose === 'flexion' ? share : pose === 'extension' ? share - 1 : 0;
}

/** The upper vertebra in the lower one's frame: resting place, then the turn about the centre of rotation, then the slip. */
export function segmentPose(
  lower: VertebraAnatomy,
  upper: VertebraAnatomy,
  rest: number,
  motion: SegmentMotion,
  part: number,
): Rigid3 {
  const radians = (rest * Math.PI) / 180;
  const disc = lower.pitch - lower.height;
  const reach = disc / 2 + upper.height / 2;
  const along = (angle: number): readonly [number, number] => [-Math.sin(angle), Math.cos(angle)];
  const tilted = along(radians);
  const place = compose(shift([0, reach * tilted[0], lower.height / 2 + disc / 2 + reach * tilted[1]]), turn('x', rest));
  const rotated = compose(about([0, motion.centre[0], motion.centre[1]], turn('x', motion.rotation * part)), place);
  return compose(shift([0, -motion.slip * part, 0]), rotated);
}

/**
 * Every vertebra's pose in the patient's space when the film of `pose` is taken, T1 upwards. The head end is free; T1 leans with the trunk.
 * The neck is centred on the origin, then turned and tilted as the film's spec says.
 */
export function vertebraPoses(spec: PhantomSpec, anatomies: Anatomies, pose: Pose): VertebraPoses {
  return placed(chain(spec, anatomies, phase(pose, spec.flexionShare)), anatomies, spec.films[pose] ?? null);
}

/** The neutral neck as it lies in a CT scanner: no film's tilt; the same space as the CT's patient coordinates. */
export const restingPoses = (spec: PhantomSpec, anatomies: Anatomies): VertebraPoses =>
  placed(chain(spec, anatomies, 0), anatomies, null);

function chain(spec: PhantomSpec, anatomies: Anatomies, part: number): VertebraPoses {
  let current = turn('x', spec.t1Slope + part * 9);
  const poses: Partial<Record<PhantomVertebra, Rigid3>> = { T1: current };
  for (let i = PHANTOM_VERTEBRAE.length - 2; i >= 0; i--) {
    const [upper, lower] = [PHANTOM_VERTEBRAE[i], PHANTOM_VERTEBRAE[i + 1]];
    const segment = PHANTOM_SEGMENTS[i];
    if (upper === undefined || lower === undefined || segment === undefined) continue;
    const step = segmentPose(anatomies[lower], anatomies[upper], spec.alignment[segment], spec.motion[segment], part);
    current = compose(current, step);
    poses[upper] = current;
  }
  return poses as VertebraPoses;
}

/** Centres the landmarks' box on the origin and applies the film's tilt and shift. */
function placed(free: VertebraPoses, anatomies: Anatomies, film: FilmSpec | null): VertebraPoses {
  const points = PHANTOM_VERTEBRAE.flatMap((v) => Object.values(anatomies[v].landmarks).map((p) => move(free[v], p)));
  const middle = (i: 1 | 2): number => (Math.min(...points.map((p) => p[i])) + Math.max(...points.map((p) => p[i]))) / 2;
  const centre = shift([0, -middle(1), -middle(2)]);
  const tilt =
    film === null
      ? centre
      : compose(
          shift([0, film.offset[0], film.offset[1]]),
          compose(turn('z', film.yaw), compose(turn('y', film.roll), compose(turn('x', film.inPlane), centre))),
        );
  const entry = (v: PhantomVertebra): Rigid3 => compose(tilt, free[v]);
  return {
    C2: entry('C2'),
    C3: entry('C3'),
    C4: entry('C4'),
    C5: entry('C5'),
    C6: entry('C6'),
    C7: entry('C7'),
    T1: entry('T1'),
  };
}

/** The beam of one film: the central ray goes through the middle of the detector and the patient's origin. */
export function beamOf(spec: PhantomSpec, film: FilmSpec): Beam {
  return {
    sid: film.sid,
    sod: film.sod,
    spacing: [spec.pixelMm, spec.pixelMm],
    rows: spec.rows,
    columns: spec.columns,
    isocentre: [0, 0],
    centre: [spec.columns / 2, spec.rows / 2],
    facing: spec.facing,
    mirrored: spec.mirrored,
  };
}
