import { add3, cross3, dot3, length3, normalise3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import { measured, unavailable, type Quantity } from '#shared/units';
import { inEnglish, sentence, type Sentence } from '#shared/wording';

/** A screw as placed or confirmed. */
export interface PlacedScrew {
  readonly head: PatientPoint;
  readonly tip: PatientPoint;
  /** One standard error of either end, mm, in any direction. */
  readonly endError: number;
}

/** A vertebral body by four corners of its midsagittal section, and one standard error of a corner, mm. */
export interface PlacedBody {
  readonly superiorAnterior: PatientPoint;
  readonly superiorPosterior: PatientPoint;
  readonly inferiorAnterior: PatientPoint;
  readonly inferiorPosterior: PatientPoint;
  readonly cornerError: number;
}

interface BodyAxes {
  /** Unit: along the endplate to the back, away from the other endplate's side upwards, and to the patient's left. */
  readonly back: Vec3;
  readonly up: Vec3;
  readonly left: Vec3;
}

function axesOf(front: PatientPoint, rear: PatientPoint, towardsHead: Vec3): BodyAxes | null {
  const back = normalise3(sub3(rear, front));
  if (back === null) return null;
  // Left is across the midsagittal plane, which the corners span.
  const left = normalise3(cross3(back, towardsHead));
  if (left === null) return null;
  return { back, left, up: cross3(left, back) };
}

const angle = (value: number, standardError: number, method: Sentence): Quantity => ({
  ...measured({ value, unit: 'deg', standardError, method: inEnglish(method), plane: 'none' }),
  said: method,
});
const length = (value: number, standardError: number, method: Sentence): Quantity => ({
  ...measured({ value, unit: 'mm', standardError, method: inEnglish(method), plane: 'patient' }),
  said: method,
});
const degenerate = (): Quantity => unavailable('LANDMARKS_COINCIDE', sentence('judging.cornersCoincide'));
const DEGREES = 180 / Math.PI;

const upOf = (body: PlacedBody): Vec3 =>
  sub3(add3(body.superiorAnterior, body.superiorPosterior), add3(body.inferiorAnterior, body.inferiorPosterior));

/**
 * Angle of the screw's axis (head to tip) to an endplate in the midsagittal plane, degrees: positive when it climbs to the head. `unavailable`
 * LANDMARKS_COINCIDE.
 */
export function angleToEndplate(screw: PlacedScrew, body: PlacedBody, endplate: 'superior' | 'inferior'): Quantity {
  const [front, rear] =
    endplate === 'superior' ? [body.superiorAnterior, body.superiorPosterior] : [body.inferiorAnterior, body.inferiorPosterior];
  const axes = axesOf(front, rear, upOf(body));
  const along = sub3(screw.tip, screw.head);
  if (axes === null || length3(along) < 1e-6) return degenerate();
  const [u, v] = [dot3(along, axes.back), dot3(along, axes.up)];
  const value = Math.atan2(v, Math.abs(u)) * DEGREES;
  const ofScrew = (Math.SQRT2 * screw.endError) / Math.max(1, Math.hypot(u, v));
  const ofPlate = (Math.SQRT2 * body.cornerError) / Math.max(1, length3(sub3(rear, front)));
  return angle(value, Math.hypot(ofScrew, ofPlate) * DEGREES, sentence('judging.angleToEndplate'));
}

/** Angle of the screw's axis to the midsagittal plane seen along the body, degrees: positive when it runs towards the midline. */
export function convergence(screw: PlacedScrew, body: PlacedBody): Quantity {
  const axes = axesOf(body.superiorAnterior, body.superiorPosterior, upOf(body));
  const along = sub3(screw.tip, screw.head);
  if (axes === null || length3(along) < 1e-6) return degenerate();
  const [u, w] = [dot3(along, axes.back), dot3(along, axes.left)];
  const side = Math.sign(dot3(sub3(screw.head, body.superiorAnterior), axes.left)) || 1;
  const standardError = ((Math.SQRT2 * screw.endError) / Math.max(1, Math.hypot(u, w))) * DEGREES;
  return angle(Math.atan2(-side * w, Math.abs(u)) * DEGREES, standardError, sentence('judging.convergence'));
}

/** Distance of the tip from the posterior wall, mm: positive short of it, negative beyond. */
export function tipToPosteriorWall({ tip, endError }: PlacedScrew, body: PlacedBody): Quantity {
  const wall = normalise3(sub3(body.superiorPosterior, body.inferiorPosterior));
  const left = axesOf(body.superiorAnterior, body.superiorPosterior, upOf(body))?.left;
  if (wall === null || left === undefined) return degenerate();
  // Across the wall, pointing out of the body.
  const out = normalise3(cross3(wall, left));
  if (out === null) return degenerate();
  const outward = dot3(out, sub3(body.superiorPosterior, body.superiorAnterior)) < 0 ? scale3(out, -1) : out;
  const value = dot3(sub3(body.inferiorPosterior, tip), outward);
  return length(value, Math.hypot(endError, body.cornerError), sentence('judging.tipToWall'));
}

/**
 * Plate-to-disc distance, mm: from a plate's end to the adjacent disc's edge along the front wall; negative when the plate reaches over it. `edge` is the
 * corner of the instrumented body at that disc, `inner` its other corner of the front wall.
 */
export function plateToDisc(
  plateEnd: PatientPoint,
  edge: PatientPoint,
  inner: PatientPoint,
  errors: { readonly plate: number; readonly corner: number },
): Quantity {
  const wall = normalise3(sub3(edge, inner));
  if (wall === null) return degenerate();
  return length(dot3(sub3(edge, plateEnd), wall), Math.hypot(errors.plate, errors.corner), sentence('judging.plateToDisc'));
}
