import i18next from 'i18next';

const locale = (): string => (i18next.language === 'de' ? 'de-DE' : 'en-GB');

/** Making a formatter costs a hundred times more than using it, and a drag formats hundreds of numbers a second. */
function kept<T>(make: (locale: string, variant: number) => T): (variant: number) => T {
  const made = new Map<string, T>();
  return (variant) => {
    const key = `${locale()}/${variant}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(locale(), variant);
    made.set(key, fresh);
    return fresh;
  };
}

const numbers = kept(
  (language, decimals) => new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);
const dates = kept(
  (language) => new Intl.DateTimeFormat(language, { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const times = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }));

/** A number with fixed decimals in the language's notation, with a true minus sign and no negative zero. */
export function sayNumber(value: number, decimals: number): string {
  const text = numbers(decimals).format(value);
  return text.replace('-', '−').replace(/^−(0(?:[.,]0*)?)$/, '$1');
}

/** `YYYYMMDD` or an ISO date, as the language writes it; what is no date is shown as it is. */
export function sayDate(stored: string): string {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(stored);
  if (match === null) return stored;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return Number.isNaN(date.getTime()) ? stored : dates(0).format(date);
}

/** An ISO time in the time zone of the person who reads it. */
export function sayDateTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : times(0).format(date);
}
