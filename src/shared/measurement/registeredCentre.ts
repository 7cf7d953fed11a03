import type { Segment, Vertebra } from '#shared/spine';
import { unavailable, type Quantity } from '#shared/units';
import { figure, sentence, together, type Sentence } from '#shared/wording';
import type { Carriers } from './carrier.ts';
import { scaleOf } from './carrier.ts';
import { cornersOf, placementsInWords } from './derive.ts';
import type { Measurement } from './measurement.ts';
import type { Pair } from './motion.ts';
import { measuredAs, unavailableAs } from './record.ts';

/** Below this rotation the centre is anywhere: its error grows as one over the rotation. Degrees. */
export const LEAST_ROTATION_DEG = 2;

const NAMES = ['registeredCentreOfRotationAnterior', 'registeredCentreOfRotationSuperior'] as const;

/**
 * The point of the upper vertebra that stays where it is against the lower one between flexion and extension, in the lower body's frame on the
 * flexion film: mm along its mid-plane from its centre, anterior positive, and square to it, superior positive.
 */
export function centreOfRotation(
  pair: Pair,
  segment: Segment,
  upper: Vertebra,
  lower: Vertebra,
  carriers: Carriers,
  rotation: Quantity,
  method: Sentence,
  ids: readonly string[],
): readonly Measurement[] {
  const none = (why: Parameters<typeof unavailableAs>[1]) => NAMES.map((measure) => unavailableAs({ measure, segment }, why));
  if (rotation.status !== 'measured') return none(rotation);
  if (Math.abs(rotation.value) < LEAST_ROTATION_DEG)
    return none(
      unavailable('ROTATION_TOO_SMALL', sentence('registration.rotationTooSmall', { degrees: figure(LEAST_ROTATION_DEG) })),
    );
  const { flexion } = pair;
  const [a, b] = [flexion.bodies.get(upper), flexion.bodies.get(lower)];
  const object = scaleOf(pair, 'object', carriers);
  const scale = object.available ? object : scaleOf(pair, 'detector', carriers);
  if (!scale.available) return none(scale.why);
  // A measured rotation has both bodies.
  if (a === undefined || b === undefined) return none(unavailable('LANDMARK_MISSING', sentence('missing.registration')));
  const points = [...cornersOf(flexion, a), ...cornersOf(flexion, b)];
  const { plane, words, annotations, inputs, flexion: inMm } = scale.scale;
  const first = 16 + inputs.length;
  const second = first + carriers[0].inputs.length;
  const facing = flexion.facing ?? 1;
  return NAMES.map((measure, component) =>
    measuredAs(
      { measure, segment },
      {
        points,
        extra: [...inputs, ...carriers[0].inputs, ...carriers[1].inputs],
        value: (x) => {
          const at = fixedPoint(
            (px, py) => carriers[0].carry(x, first, px, py),
            (px, py) => carriers[1].carry(x, second, px, py),
            [mean(x, 0), mean(x, 1)],
          );
          const [dx, dy] = [at[0] - mean(x, 8), at[1] - mean(x, 9)];
          const [ex, ey] = [front(x, 8) - back(x, 8), front(x, 9) - back(x, 9)];
          const length = Math.hypot(ex, ey);
          const offset = component === 0 ? (dx * ex + dy * ey) / length : (facing * (dy * ex - dx * ey)) / length;
          return offset * inMm(x, 16);
        },
        unit: 'mm',
        plane,
        method: together([
          sentence(component === 0 ? 'how.centreAnterior' : 'how.centreSuperior'),
          method,
          placementsInWords(points),
          flexion.errors.from,
          words,
        ]),
      },
      { words, annotations: [...ids, ...annotations] },
    ),
  );
}

const v = (x: ArrayLike<number>, i: number): number => x[i] as number;
/** Of a body's four corners from `o` on: their mean, and the middles of the anterior and posterior walls. */
const mean = (x: ArrayLike<number>, o: number): number => (v(x, o) + v(x, o + 2) + v(x, o + 4) + v(x, o + 6)) / 4;
const front = (x: ArrayLike<number>, o: number): number => (v(x, o) + v(x, o + 6)) / 2;
const back = (x: ArrayLike<number>, o: number): number => (v(x, o + 2) + v(x, o + 4)) / 2;

type Point = readonly [number, number];
type Carry = (x: number, y: number) => Point;

/**
 * Where `lower⁻¹ ∘ upper` leaves a point in place. Both are similarities, x' = a·x + b with complex a and b; the upper one is given the lower
 * one's scale about `about`, for bones are rigid and their scales differ by error alone.
 */
export function fixedPoint(upper: Carry, lower: Carry, about: Point): Point {
  const [au, al] = [slope(upper), slope(lower)];
  const k = Math.hypot(...al) / Math.hypot(...au);
  const a: Point = [au[0] * k, au[1] * k];
  const image = upper(about[0], about[1]);
  const b = lower(0, 0);
  const turned: Point = [a[0] * about[0] - a[1] * about[1], a[0] * about[1] + a[1] * about[0]];
  const right: Point = [image[0] - turned[0] - b[0], image[1] - turned[1] - b[1]];
  const left: Point = [al[0] - a[0], al[1] - a[1]];
  const norm = left[0] ** 2 + left[1] ** 2;
  return [(right[0] * left[0] + right[1] * left[1]) / norm, (right[1] * left[0] - right[0] * left[1]) / norm];
}

function slope(carry: Carry): Point {
  const [o, e] = [carry(0, 0), carry(1, 0)];
  return [e[0] - o[0], e[1] - o[1]];
}
