import type { CobbAnnotation, MarkAnnotation } from '#shared/annotation';
import { isMark, markLabel } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Vec2 } from '#shared/geometry';
import type { Pose } from '#shared/spine';
import type { Plane, Quantity, Unit } from '#shared/units';
import { unavailable } from '#shared/units';
import { sentence, together, type Sentence } from '#shared/wording';
import { cobbMeasurement } from './cobb.ts';
import type { Films } from './film.ts';
import type { FilmChoice } from './films.ts';
import type { MarkContext } from './markContext.ts';
import { markContext } from './markContext.ts';
import type { MarkValue } from './markGeometry.ts';
import { angleValue, crossesItself, ellipseArea, inPlane, lengthValue, polygonArea } from './markGeometry.ts';
import { markQuantity } from './markQuantity.ts';
import type { Measurement } from './measurement.ts';

/** By the mark itself: a drag changes one of them, and the others need not be measured again. */
const measured = new WeakMap<MarkAnnotation, { readonly key: string; readonly measurement: Measurement | null }>();

/**
 * Lengths, angles and areas of the free marks, in their order. What is computed from pixels is not among them: a case holds geometry only.
 * Marks of an image that is not there are passed over (the case's notices say so).
 */
export function markMeasures(
  document: CaseDocument,
  index: StudyIndex,
  choices: Readonly<Record<Pose, FilmChoice>>,
  films: Films,
): readonly Measurement[] {
  const contexts = new Map<string, MarkContext | null>();
  const contextOf = (uid: string): MarkContext | null => {
    const known = contexts.get(uid);
    if (known !== undefined) return known;
    const instance = index.instances[uid];
    const made = instance === undefined ? null : markContext(document, instance, choices, films);
    contexts.set(uid, made);
    return made;
  };
  const seconds = new Set<string>();
  return document.annotations.flatMap((mark): Measurement[] => {
    if (!isMark(mark)) return [];
    const context = contextOf(mark.sopInstanceUID);
    if (context === null || mark.frame > (context.instance.pixels?.frames ?? 1)) return [];
    if (mark.kind === 'cobb' && mark.partner !== undefined) {
      if (seconds.has(mark.id)) return [];
      seconds.add(mark.partner);
      return [cobbMeasurement(mark, context, partnerOf(document, mark, contextOf))];
    }
    const known = measured.get(mark);
    const measurement = known?.key === context.key ? known.measurement : measureMark(mark, context);
    if (known?.key !== context.key) measured.set(mark, { key: context.key, measurement });
    return measurement === null ? [] : [measurement];
  });
}

function partnerOf(
  document: CaseDocument,
  mark: CobbAnnotation,
  contextOf: (uid: string) => MarkContext | null,
): { readonly mark: CobbAnnotation; readonly context: MarkContext } | null {
  const partner = document.annotations.find(
    (one): one is CobbAnnotation => one.id === mark.partner && isMark(one) && one.kind === 'cobb' && one !== mark,
  );
  const context = partner === undefined ? null : contextOf(partner.sopInstanceUID);
  return partner === undefined || context === null ? null : { mark: partner, context };
}

function measureMark(mark: MarkAnnotation, context: MarkContext): Measurement | null {
  const at = (point: readonly [number, number]): Vec2 => inPlane(point, context.spacing);
  switch (mark.kind) {
    case 'length': {
      const value = lengthValue(at(mark.line[0]), at(mark.line[1]));
      return record('length', mark, context, inUnits(value, context, 1));
    }
    case 'angle': {
      const [first, vertex, second] = mark.points;
      const value = angleValue(at(first), at(vertex), at(second));
      const arms = sentence('mark.arms');
      return record('angle', mark, context, quantityOf(value, context, 'deg', 'none', arms));
    }
    case 'cobb':
      return cobbMeasurement(mark, context, null);
    case 'ellipse': {
      const [centre, first, second] = mark.points;
      return record(
        'area',
        mark,
        context,
        areaOf(context, (scaled) => ellipseArea(scaled(centre), scaled(first), scaled(second))),
      );
    }
    case 'polygon':
      return record(
        'area',
        mark,
        context,
        crossesItself(mark.points)
          ? unavailable('OUTLINE_CROSSES_ITSELF', sentence('mark.crosses'))
          : areaOf(context, (scaled) => polygonArea(mark.points.map(scaled))),
      );
    case 'arrow':
    case 'text':
    case 'probe':
      return null;
  }
}

/** Without millimetres an area is in pixels as they are, so that it can be counted. */
function areaOf(context: MarkContext, area: (scaled: (point: readonly [number, number]) => Vec2) => MarkValue): Quantity {
  const { spacing, plane } = context;
  return inUnits(
    area((point) => (plane === null ? point : inPlane(point, spacing))),
    context,
    2,
  );
}

/** A length (`power` 1) or an area (2) in mm of the image's plane; in pixels where there are none. */
function inUnits(value: MarkValue, context: MarkContext, power: 1 | 2): Quantity {
  const { plane, calibration } = context;
  const unit: Unit = plane === null ? (power === 1 ? 'px' : 'px2') : power === 1 ? 'mm' : 'mm2';
  const words = plane !== null ? calibration.badge.said : sentence(power === 1 ? 'mark.widths' : 'mark.pixels');
  return quantityOf(value, context, unit, plane ?? 'none', words, power * (calibration.relativeStandardError ?? 0));
}

function quantityOf(
  { value, unitVariance }: MarkValue,
  { click, from }: MarkContext,
  unit: Unit,
  plane: Plane,
  words: Sentence,
  relativeScale = 0,
): Quantity {
  return markQuantity(
    value,
    unitVariance * click.sd ** 2 + (value * relativeScale) ** 2,
    click.df,
    unit,
    plane,
    together([words, from]),
  );
}

function record(measure: string, mark: MarkAnnotation, context: MarkContext, quantity: Quantity): Measurement {
  const isScaled = quantity.status === 'measured' && quantity.plane !== 'none';
  const label = markLabel(mark);
  return {
    measure,
    segment: null,
    vertebra: null,
    film: context.pose,
    quantity,
    ...(label === null ? {} : { label }),
    basis: {
      annotations: [mark.id, ...(isScaled ? context.calibration.annotations : [])].sort(),
      images: [mark.sopInstanceUID],
      calibration: isScaled ? context.calibration.source : null,
      ...(isScaled ? { calibrationSaid: context.calibration.sourceSaid } : {}),
    },
  };
}
