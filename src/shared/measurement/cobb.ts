import type { CobbAnnotation } from '#shared/annotation';
import { markLabel } from '#shared/annotation';
import type { ImagePoint, Vec2, Vec3 } from '#shared/geometry';
import { add3, cross3, dot3, length3, scale3, sub2 } from '#shared/geometry';
import type { Quantity } from '#shared/units';
import { unavailable } from '#shared/units';
import { sentence, together, type Sentence } from '#shared/wording';
import type { MarkContext } from './markContext.ts';
import { betweenLines, directionVariance, inPlane } from './markGeometry.ts';
import { markQuantity } from './markQuantity.ts';
import type { Measurement } from './measurement.ts';

interface Partner {
  readonly mark: CobbAnnotation;
  readonly context: MarkContext;
}

/** The angle between two free lines: of one frame, or one line each of two. */
export function cobbMeasurement(mark: CobbAnnotation, context: MarkContext, partner: Partner | null): Measurement {
  const label = markLabel(mark) ?? (partner === null ? null : markLabel(partner.mark));
  return {
    measure: 'cobb',
    segment: null,
    vertebra: null,
    film: partner === null ? context.pose : null,
    quantity: cobbQuantity(mark, context, partner),
    ...(label === null ? {} : { label }),
    basis: {
      annotations: partner === null ? [mark.id] : [mark.id, partner.mark.id].sort(),
      images: partner === null ? [mark.sopInstanceUID] : [mark.sopInstanceUID, partner.mark.sopInstanceUID],
      calibration: null,
    },
  };
}

function cobbQuantity(mark: CobbAnnotation, context: MarkContext, partner: Partner | null): Quantity {
  const [own, second] = mark.lines;
  const other = partner === null ? second : partner.mark.lines[0];
  if (own === undefined || other === undefined) return unavailable('LINE_MISSING', sentence('cobb.lineMissing'));
  const a = direction(own, context);
  const b = direction(other, partner?.context ?? context);
  const { sd, df } = context.click;
  const variance = directionVariance(a) * sd ** 2 + directionVariance(b) * (partner?.context.click.sd ?? sd) ** 2;
  const compared =
    partner === null ? { value: betweenLines(a, b), words: sentence('cobb.oneImage') } : across(a, context, mark, b, partner);
  if ('status' in compared) return compared;
  return markQuantity(
    compared.value,
    variance,
    Math.min(df, partner?.context.click.df ?? df),
    'deg',
    'none',
    together([compared.words, context.from]),
  );
}

const direction = ([from, to]: readonly [ImagePoint, ImagePoint], { spacing }: MarkContext): Vec2 =>
  inPlane(sub2(to, from), spacing);

type Compared = { readonly value: number; readonly words: Sentence } | ReturnType<typeof unavailable>;

/**
 * Lines of two images meet in the patient: sections by their planes; films by Patient Orientation, which undoes a mirrored one. A film does
 * not say how the detector stood, so two films are taken as equally upright, and the method says it. Nothing is registered.
 */
function across(a: Vec2, context: MarkContext, mark: CobbAnnotation, b: Vec2, partner: Partner): Compared {
  const [first, second] = [axesOf(context, mark.frame), axesOf(partner.context, partner.mark.frame)];
  if (first === null || second === null) return { value: betweenLines(a, b), words: sentence('cobb.uprightUnstated') };
  if (Math.abs(dot3(cross3(first.row, first.column), cross3(second.row, second.column))) < PARALLEL)
    return unavailable('VIEWS_DIFFER', sentence('cobb.viewsDiffer'));
  const inPatient = ([x, y]: Vec2, axes: Axes): Vec3 => add3(scale3(axes.row, x), scale3(axes.column, y));
  const [p, q] = [inPatient(a, first), inPatient(b, second)];
  const value = (Math.atan2(length3(cross3(p, q)), Math.abs(dot3(p, q))) * 180) / Math.PI;
  return { value, words: sentence(first.isPlane && second.isPlane ? 'cobb.sections' : 'cobb.upright') };
}

/** Normals within 10 degrees. */
const PARALLEL = Math.cos((10 * Math.PI) / 180);

interface Axes {
  readonly row: Vec3;
  readonly column: Vec3;
  readonly isPlane: boolean;
}

/** LPS: the left, the back and the head are positive (PS3.3 C.7.6.1.1.1). */
const LETTERS: Readonly<Record<string, Vec3>> = {
  L: [1, 0, 0],
  R: [-1, 0, 0],
  P: [0, 1, 0],
  A: [0, -1, 0],
  H: [0, 0, 1],
  F: [0, 0, -1],
};

function axesOf({ instance }: MarkContext, frame: number): Axes | null {
  const plane = instance.planes[frame - 1];
  if (plane !== undefined) return { row: plane.rowDirection, column: plane.columnDirection, isPlane: true };
  const [row, column] = (instance.view.patientOrientation ?? ['', '']).map((letters) => LETTERS[letters[0] ?? '']);
  return row === undefined || column === undefined ? null : { row, column, isPlane: false };
}
