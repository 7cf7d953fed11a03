import type { CaseDocument } from '#shared/case';
import type { Instance } from '#shared/dicom';
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
  readonly notices: readonly Notice[];
}

/** Months since the surgery: from its date and the films' study date, or as stated where there are no dates. */
export function monthsSince(document: CaseDocument, films: readonly (Instance | null)[]): MonthsSince {
  const notices: Notice[] = [];
  const stated = document.surgery?.monthsSince ?? null;
  const operated = document.surgery?.date ?? null;
  const filmed = films.map((film) => film?.study.date ?? null).find((date) => date !== null) ?? null;
  const computed = operated === null || filmed === null ? null : monthsBetween(operated, filmed);
  if (computed !== null && computed < 0) {
    notices.push(notice('FILMS_BEFORE_SURGERY', `the films (${filmed}) are older than the surgery (${operated})`));
    return { value: null, from: 'the films are older than the surgery', notices };
  }
  if (computed !== null && stated !== null && Math.abs(computed - stated) > 1)
    notices.push(
      notice(
        'MONTHS_DISAGREE',
        `the dates give ${computed.toFixed(1)} months since surgery, the case says ${stated}: the dates count`,
      ),
    );
  if (computed !== null) return { value: computed, from: `surgery ${operated}, films ${filmed}`, notices };
  if (stated !== null) return { value: stated, from: 'as stated in the case', notices };
  return { value: null, from: 'not known', notices };
}
