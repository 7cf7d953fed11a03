import type { Segment } from '#shared/spine';
import { amount, english, list, verbatim, type Phrase } from '../phrase.ts';
import { evidenceOf, findMeasurement, quantityOf, type Reading } from '../reading.ts';
import type { Evidence } from '../structuredReport.ts';

/** White-Panjabi limits for an unfused level (clinical.md 5, S19). */
const LIMIT_MM = 3.5;
const LIMIT_DEG = 11;

export interface InstabilityVerdict {
  /** null when it cannot be decided. */
  readonly unstable: boolean | null;
  /** The values that decided it, or why it cannot be decided. */
  readonly what: Phrase;
  readonly evidence: Evidence;
}

/** Translation or listhesis above 3.5 mm, or rotation above 11°, whichever is measured; undecided only when none of them speaks. */
export function instabilityOf(reading: Reading, segment: Segment): InstabilityVerdict {
  const translation = findMeasurement(reading.evaluation, 'segmentalTranslation', { segment });
  const listhesis = findMeasurement(reading.evaluation, 'listhesis', { segment });
  const rotation = findMeasurement(reading.evaluation, 'segmentalRotation', { segment });
  const quantities = [quantityOf(translation), quantityOf(listhesis), quantityOf(rotation)];
  const measured = quantities.filter((quantity) => quantity.status === 'measured');
  const beyond = measured.filter(
    (quantity) =>
      (quantity.unit === 'mm' && Math.abs(quantity.value) > LIMIT_MM) ||
      (quantity.unit === 'deg' && Math.abs(quantity.value) > LIMIT_DEG),
  );
  const evidence = evidenceOf(translation, listhesis, rotation);
  if (beyond.length > 0) return { unstable: true, what: list(beyond.map((quantity) => amount(quantity, 'value'))), evidence };
  const decisive = quantityOf(translation).status === 'measured' && quantityOf(rotation).status === 'measured';
  if (decisive) return { unstable: false, what: list(measured.map((quantity) => amount(quantity, 'value'))), evidence };
  const missing = quantities.find((quantity) => quantity.status === 'unavailable');
  return { unstable: null, what: missing?.status === 'unavailable' ? english(missing.message) : verbatim('–'), evidence };
}
