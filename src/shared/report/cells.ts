import type { Measurement } from '#shared/measurement';
import { amount, say, verbatim, type Phrase } from './phrase.ts';
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
export function measurementCell(measurement: Measurement | null): Cell {
  const quantity = quantityOf(measurement);
  return cell(amount(quantity), evidenceOf(measurement), quantity.status === 'unavailable' ? 'muted' : 'plain');
}

export const column = (title: StringKey, unit: string | null = null, numeric = unit !== null): Column => ({
  id: title,
  title: say(title),
  unit,
  numeric,
});
