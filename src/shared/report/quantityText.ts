import type { Quantity, Unit } from '#shared/units';
import type { LanguageTable } from './language.ts';

/** Places after the point on display (clinical.md 1.1: one for mm, two stored). */
const DIGITS: Readonly<Record<Unit, number>> = { mm: 1, deg: 1, '%': 1, px: 1, '1': 3, HU: 0, mm2: 1, px2: 0 };
const SYMBOL: Readonly<Record<Unit, string>> = {
  mm: ' mm',
  deg: '°',
  '%': ' %',
  px: ' px',
  '1': '',
  HU: ' HU',
  mm2: ' mm²',
  px2: ' px²',
};

export const unitSymbol = (unit: Unit): string => SYMBOL[unit];

/** A number with a real minus sign, never "−0.0". */
export function numberText(value: number, digits: number, decimalPoint: string, signed = false): string {
  const fixed = Math.abs(value).toFixed(digits);
  const isZero = Number(fixed) === 0;
  const sign = isZero ? '' : value < 0 ? '−' : signed ? '+' : '';
  return sign + fixed.replace('.', decimalPoint);
}

/** Value and unit, such as `1.2 mm`; null for a quantity that is unavailable: it has no number. */
export function quantityValueText(quantity: Quantity, table: LanguageTable, digits?: number): string | null {
  if (quantity.status === 'unavailable') return null;
  return numberText(quantity.value, digits ?? DIGITS[quantity.unit], table.decimalPoint) + SYMBOL[quantity.unit];
}

/** `95 % 0.9 to 1.5`, in the language's words, or null for a quantity that is unavailable. */
export function quantityIntervalText(quantity: Quantity, table: LanguageTable, digits?: number): string | null {
  if (quantity.status === 'unavailable') return null;
  const places = digits ?? DIGITS[quantity.unit];
  const [low, high] = quantity.interval95;
  return table.strings['interval']
    .replace('{low}', numberText(low, places, table.decimalPoint))
    .replace('{high}', numberText(high, places, table.decimalPoint));
}

/**
 * Places that keep a printed value on its own side of `threshold`: a value that would round onto the threshold gets a second place, so that
 * "1.0 mm" is never printed beside "< 1 mm: met".
 */
export function digitsBeside(value: number, threshold: number, digits = 1): number {
  return value !== threshold && Number(value.toFixed(digits)) === threshold ? digits + 1 : digits;
}
