import type { Quantity, Unit } from '#shared/units';
import { sayCode, sayNumber } from '../i18n/index.ts';

const DECIMALS: Readonly<Record<Unit, number>> = { mm: 1, deg: 1, '%': 1, px: 0, '1': 3, HU: 0, mm2: 1, px2: 0 };
const SYMBOLS: Readonly<Record<Unit, string>> = {
  mm: 'mm',
  deg: '°',
  '%': '%',
  px: 'px',
  '1': '',
  HU: 'HU',
  mm2: 'mm²',
  px2: 'px²',
};

export const unitSymbol = (unit: Unit): string => SYMBOLS[unit];

/** `1.2`: the value alone, one decimal for lengths and angles (clinical.md §1.1). */
export const sayValue = (quantity: Quantity): string =>
  quantity.status === 'measured' ? sayNumber(quantity.value, DECIMALS[quantity.unit]) : '–';

/** `1.2 mm`. */
export function sayQuantity(quantity: Quantity): string {
  if (quantity.status === 'unavailable') return sayCode(quantity.reason, quantity.message, quantity.said);
  const symbol = unitSymbol(quantity.unit);
  const gap = quantity.unit === 'deg' || symbol === '' ? '' : ' ';
  return `${sayValue(quantity)}${gap}${symbol}`;
}

/** `0.3 to 2.1`: the 95 % interval. */
export function sayInterval(quantity: Quantity, to: string): string {
  if (quantity.status === 'unavailable') return '';
  const decimals = DECIMALS[quantity.unit];
  return `${sayNumber(quantity.interval95[0], decimals)} ${to} ${sayNumber(quantity.interval95[1], decimals)}`;
}

/** `± 0.9`: half of the 95 % interval. */
export function sayHalfWidth(quantity: Quantity): string {
  if (quantity.status === 'unavailable') return '';
  return `± ${sayNumber((quantity.interval95[1] - quantity.interval95[0]) / 2, DECIMALS[quantity.unit])}`;
}

/** `C5-C6` → `C5–6`, `C7-T1` → `C7–T1`. */
export function saySegment(segment: string): string {
  const [upper = '', lower = ''] = segment.split('-');
  return upper[0] === lower[0] ? `${upper}–${lower.slice(1)}` : `${upper}–${lower}`;
}
