import type { Annotation, MarkAnnotation } from '#shared/annotation';
import { isMark, markLabel } from '#shared/annotation';
import type { Calibration } from '#shared/calibration';
import type { Measurement } from '#shared/measurement';
import type { Say } from '../../i18n/index.ts';
import { calibrationText } from '../dynamic-films/cornerTexts.ts';
import { sayQuantity } from '../format.ts';

const byAnnotation = new WeakMap<readonly Measurement[], ReadonlyMap<string, Measurement>>();
const FREE: ReadonlySet<string> = new Set(['length', 'angle', 'cobb', 'area']);

/** The free measurement that each mark stands for, by the mark's id. */
export function measurementsOfMarks(measurements: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  const known = byAnnotation.get(measurements);
  if (known !== undefined) return known;
  const found = new Map<string, Measurement>();
  for (const one of measurements)
    if (FREE.has(one.measure)) for (const id of one.basis.annotations) if (!found.has(id)) found.set(id, one);
  byAnnotation.set(measurements, found);
  return found;
}

interface Kept {
  readonly measurement: Measurement | null;
  readonly badge: string;
  readonly say: Say;
  readonly lines: readonly string[];
}
const kept = new WeakMap<MarkAnnotation, Kept>();

/** What stands beside a mark: its name, its number with unit, and where its millimetres come from. The same list while nothing of it changes. */
export function markLines(
  mark: MarkAnnotation,
  measurement: Measurement | null,
  calibration: Calibration,
  say: Say,
): readonly string[] {
  const badge = calibrationText(calibration);
  const known = kept.get(mark);
  if (known !== undefined && known.measurement === measurement && known.badge === badge && known.say === say) return known.lines;
  const lines = linesOf(mark, measurement, badge);
  kept.set(mark, { measurement, badge, say, lines });
  return lines;
}

function linesOf(mark: MarkAnnotation, measurement: Measurement | null, badge: string): readonly string[] {
  const label = markLabel(mark);
  if (measurement === null) return label === null ? [] : [label];
  const { quantity } = measurement;
  const value = sayQuantity(quantity);
  const isScaled = quantity.status === 'measured' && quantity.unit !== 'deg';
  return [label === null ? value : `${label} · ${value}`, ...(isScaled ? [badge] : [])];
}

/** The lines of all marks of a list, by id. */
export function linesById(
  annotations: readonly Annotation[],
  measurements: readonly Measurement[],
  calibration: Calibration,
  say: Say,
): ReadonlyMap<string, readonly string[]> {
  const numbers = measurementsOfMarks(measurements);
  return new Map(
    annotations.filter(isMark).map((mark) => [mark.id, markLines(mark, numbers.get(mark.id) ?? null, calibration, say)]),
  );
}
