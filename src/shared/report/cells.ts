import type { Measurement } from '#shared/measurement';
import type { Quantity } from '#shared/units';
import { amount, list, say, verbatim, type Phrase } from './phrase.ts';
import { evidenceOf, quantityOf } from './reading.ts';
import { NO_EVIDENCE, type Cell, type Column, type Evidence, type Tone } from './structuredReport.ts';
import type { StringKey } from './strings/en.ts';

export const cell = (phrase: Phrase, evidence: Evidence = NO_EVIDENCE, tone: Tone = 'plain'): Cell => ({
  phrase,
  evidence,
  tone,
});
export const textCell = (text: string, evidence?: Evidence): Cell => cell(verbatim(text), evidence);
export const notRecorded: Cell = cell(say('notRecorded'), NO_EVIDENCE, 'muted');

/** A measured value, or its reason where it is unavailable; it carries what it stands on. */
export const measurementCell = (measurement: Measurement | null): Cell =>
  quantityCell(quantityOf(measurement), evidenceOf(measurement));

export const quantityCell = (quantity: Quantity, evidence: Evidence): Cell =>
  cell(amount(quantity), evidence, quantity.status === 'unavailable' ? 'muted' : 'plain');

/** The plane that the measured lengths share, in words; null when none is measured. */
export function planeOfLengths(measurements: readonly (Measurement | null)[]): Phrase | null {
  const planes = new Set(
    measurements.flatMap((m) =>
      m?.quantity.status === 'measured' && m.quantity.unit === 'mm' && m.quantity.plane !== 'none' ? [m.quantity.plane] : [],
    ),
  );
  return planes.size === 0 ? null : list([...planes].sort().map((plane) => say(`plane.${plane}`)));
}

/** The note of a table whose lengths are in one plane. */
export function planeNote(measurements: readonly (Measurement | null)[]): readonly Phrase[] {
  const plane = planeOfLengths(measurements);
  return plane === null ? [] : [say('note.plane', { plane })];
}

export const column = (title: StringKey, unit: string | null = null, numeric = unit !== null): Column => ({
  id: title,
  title: say(title),
  unit,
  numeric,
});
