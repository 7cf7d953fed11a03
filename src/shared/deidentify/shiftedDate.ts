/** `YYYYMMDD` moved by whole days (proleptic Gregorian); null where it is no date or leaves the years 0 to 9999. */
export function shiftedDate(date: string, days: number): string | null {
  const parts = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})$/.exec(date.trim());
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return null;
  const moved = asDate(dayNumber(year, month, day) + days);
  return /^\d{8}$/.test(moved) ? moved : null;
}

function lengthOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A DT value: its date moved, the time of day kept, the zone dropped. Null where it has no whole date. */
export function shiftedDateTime(value: string, days: number): string | null {
  const parts = /^(\d{8})(\d{0,6}(?:\.\d{1,6})?)(?:[+-]\d{4})?$/.exec(value.trim());
  if (parts === null || !isTimeOfDay(parts[2] ?? '')) return null;
  const date = shiftedDate(parts[1] ?? '', days);
  return date === null ? null : `${date}${parts[2] ?? ''}`;
}

/** Whether a TM value, or the time of a DT value, is a time of day; an empty one is. `:` between parts is of older files. */
export const isTimeOfDay = (value: string): boolean =>
  /^(([01]\d|2[0-3])(:?[0-5]\d(:?([0-5]\d|60)(\.\d{1,6})?)?)?)?$/.test(value.trim());

/** Days since 1 March of the year 0; the year begins in March, so that the leap day is its last. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1;
}

function asDate(days: number): string {
  let y = Math.floor((10000 * days + 14780) / 3652425);
  const start = (year: number): number => 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  if (days < start(y)) y -= 1;
  const rest = days - start(y);
  const m = Math.floor((100 * rest + 52) / 3060);
  const month = m < 10 ? m + 3 : m - 9;
  const year = month <= 2 ? y + 1 : y;
  const day = rest - Math.floor((m * 306 + 5) / 10) + 1;
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
