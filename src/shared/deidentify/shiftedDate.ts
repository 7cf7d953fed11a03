/** `YYYYMMDD` moved by whole days (proleptic Gregorian); null where it is no date. */
export function shiftedDate(date: string, days: number): string | null {
  const parts = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})$/.exec(date.trim());
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return asDate(dayNumber(year, month, day) + days);
}

/** A DT value: its date moved, the time of day kept, the zone dropped. Null where it has no whole date. */
export function shiftedDateTime(value: string, days: number): string | null {
  const parts = /^(\d{8})(\d{0,6}(?:\.\d{1,6})?)(?:[+-]\d{4})?$/.exec(value.trim());
  if (parts === null) return null;
  const date = shiftedDate(parts[1] ?? '', days);
  return date === null ? null : `${date}${parts[2] ?? ''}`;
}

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
