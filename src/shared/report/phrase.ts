import type { Sentence } from '#shared/wording';
import type { Quantity } from '#shared/units';
import type { StringKey } from './strings/en.ts';

/**
 * What a report says, before a language is chosen. A report is built once and rendered in any language: nothing in it is a finished
 * sentence but what a person wrote.
 */
export type Phrase =
  | { readonly key: StringKey; readonly params?: Readonly<Record<string, Phrase>> }
  /** A sentence of the evaluation. */
  | { readonly sentence: Sentence }
  /** Words as they are: a name, a free text. `language` is set where they are known to be in one. */
  | { readonly verbatim: string; readonly language?: 'en' }
  | { readonly number: number; readonly digits: number; readonly signed?: boolean }
  /** `digits` in place of the unit's own places. */
  | { readonly quantity: Quantity; readonly style: QuantityStyle; readonly digits?: number }
  /** `YYYY-MM-DD` or DICOM's `YYYYMMDD`. */
  | { readonly date: string }
  /** ISO 8601, UTC. */
  | { readonly instant: string }
  | { readonly list: readonly Phrase[]; readonly separator: string };

/**
 * - `value`: 1.2 mm
 * - `interval`: 1.2 mm (95 % 0.9 to 1.5)
 * A quantity that is unavailable is never printed as a number, but as its reason.
 */
export type QuantityStyle = 'value' | 'interval';

export const say = (key: StringKey, params?: Readonly<Record<string, Phrase>>): Phrase =>
  params === undefined ? { key } : { key, params };
export const verbatim = (text: string): Phrase => ({ verbatim: text });
/** A sentence of the evaluation; where it comes without one, its English text, marked as English. */
export const evaluated = (said: Sentence | undefined, text: string): Phrase =>
  said === undefined ? { verbatim: text, language: 'en' } : { sentence: said };
export const numeral = (number: number, digits: number): Phrase => ({ number, digits });
export const list = (items: readonly Phrase[], separator = ', '): Phrase => ({ list: items, separator });
export const amount = (quantity: Quantity, style: QuantityStyle = 'interval', digits?: number): Phrase =>
  digits === undefined ? { quantity, style } : { quantity, style, digits };
