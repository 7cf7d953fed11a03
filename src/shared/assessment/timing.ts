import type { CaseDocument } from '#shared/case';
import type { Instance } from '#shared/dicom';
import { figure, inEnglish, sentence, type Sentence } from '#shared/wording';
import { notice, type Notice } from '#shared/measurement';

/** Months between two days: whole calendar months and the rest in days of a mean month. Dates are `YYYY-MM-DD` or DICOM's `YYYYMMDD`. */
export function monthsBetween(from: string, to: string): number | null {
  const [a, b] = [dayOf(from), dayOf(to)];
  if (a === null || b === null) return null;
  const whole = (b.year - a.year) * 12 + (b.month - a.month);
  return whole + (b.day - a.day) / DAYS_IN_A_MONTH;
}
const DAYS_IN_A_MONTH = 30.4375;

function dayOf(text: string): { readonly year: number; readonly month: number; readonly day: number } | null {
  const match = /^(\d{4})[-.]?(\d{2})[-.]?(\d{2})$/.exec(text.trim());
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

export interface MonthsSince {
  readonly value: number | null;
  readonly from: string;
  /** `from` in any language. */
  readonly said: Sentence;
  readonly notices: readonly Notice[];
}

const months = (value: number | null, said: Sentence, notices: readonly Notice[]): MonthsSince => ({
  value,
  from: inEnglish(said),
  said,
  notices,
});

/** Months since the surgery: from its date and the films' study date, or as stated where there are no dates. */
export function monthsSince(document: CaseDocument, films: readonly (Instance | null)[]): MonthsSince {
  const notices: Notice[] = [];
  const stated = document.surgery?.monthsSince ?? null;
  const operated = document.surgery?.date ?? null;
  const filmed = films.map((film) => film?.study.date ?? null).find((date) => date !== null) ?? null;
  const computed = operated === null || filmed === null ? null : monthsBetween(operated, filmed);
  if (computed !== null && computed < 0) {
    notices.push(
      notice('FILMS_BEFORE_SURGERY', sentence('time.beforeSurgery', { films: filmed ?? '', surgery: operated ?? '' })),
    );
    return months(null, sentence('time.older'), notices);
  }
  if (computed !== null && stated !== null && Math.abs(computed - stated) > 1)
    notices.push(notice('MONTHS_DISAGREE', sentence('time.disagree', { computed: figure(computed, 1), stated: figure(stated) })));
  if (computed !== null)
    return months(computed, sentence('time.dates', { surgery: operated ?? '', films: filmed ?? '' }), notices);
  if (stated !== null) return months(stated, sentence('time.stated'), notices);
  return months(null, sentence('time.unknown'), notices);
}
