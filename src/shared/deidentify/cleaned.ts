import { latin, trimmed } from './byteForms.ts';
import { textValue } from './encodeElements.ts';
import type { ProfileOptions } from './profile.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { isTimeOfDay, shiftedDate, shiftedDateTime } from './shiftedDate.ts';

/** What is the same for all elements of one object. */
export interface Subject {
  readonly options: ProfileOptions;
  readonly pseudonyms: Pseudonyms;
  /** Name and ID that stand for the patient. */
  readonly label: string;
  readonly shiftDays: number;
  /** Reads bytes by the object's character set. */
  readonly decoded: (bytes: Uint8Array) => string;
  /** Whether a value that may stay holds a text that was taken out elsewhere; then it goes too. */
  readonly isTold: (value: string, vr: string) => boolean;
  /** Whether a word is part of somebody's name in this object. */
  readonly isName: (word: string) => boolean;
}

export interface Value {
  /** `x00100010`. */
  readonly tag: string;
  /** As written, or of the registry where the file does not say. */
  readonly vr: string;
  readonly bytes: Uint8Array;
  /** Within an item whose code is not one of a public scheme, or that has none. */
  readonly privateCode: boolean;
}

/** What becomes of a value that is no sequence: null, the element goes. `kept`: it stands as it was. */
export interface Cleaned {
  readonly value: Uint8Array | null;
  readonly kept: boolean;
}

export const gone: Cleaned = { value: null, kept: false };
export const kept = (value: Uint8Array): Cleaned => ({ value, kept: true });
export const written = (text: string, vr: string): Cleaned => ({ value: textValue(text, vr), kept: false });

/** UIDs that stand for UIDs. */
export const mapped = (bytes: Uint8Array, pseudonyms: Pseudonyms): Cleaned => {
  const uids = trimmed(latin(bytes)).split('\\');
  return written(uids.map((uid) => pseudonyms.uid(trimmed(uid))).join('\\'), 'UI');
};

/** Null where a value is no date or time. */
export function shifted({ vr, bytes }: Value, { shiftDays }: Subject): Cleaned | null {
  const values = trimmed(latin(bytes)).split('\\');
  if (vr === 'TM') return values.every(isTimeOfDay) ? kept(bytes) : null;
  if (vr !== 'DA' && vr !== 'DT') return null;
  const moved = values.map((one) =>
    one.trim() === '' ? '' : vr === 'DA' ? shiftedDate(one, shiftDays) : shiftedDateTime(one, shiftDays),
  );
  return moved.includes(null) ? null : written(moved.join('\\'), vr);
}
