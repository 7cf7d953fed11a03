/** What stands for what. Every name follows from the project's key: the same key gives the same names in every run. */
export interface Pseudonyms {
  readonly uid: (original: string) => string;
  readonly patient: (original: PatientKey) => string;
  /** Days that this patient's dates are moved by: 1 to 3650 into the past. */
  readonly shiftDays: (original: PatientKey) => number;
  /** A short name for a folder or a reader. */
  readonly label: (kind: string, original: string) => string;
}

/** Who the patient is: the ID, else the name and birth date, else the study. */
export type PatientKey = string;

/** `code(text)` is a keyed hash (HMAC-SHA-256) of at least 16 bytes. */
export function createPseudonyms(code: (text: string) => Uint8Array): Pseudonyms {
  const label = (kind: string, original: string): string => letters(code(`${kind}:${original}`), 10);
  return {
    uid: (original) => (isStandardUid(original) || original === '' ? original : `2.25.${asUuid(code(`uid:${original}`))}`),
    patient: (original) => `P${label('patient', original).slice(0, 8)}`,
    shiftDays: (original) => -(1 + (numberOf(code(`shift:${original}`)) % 3650)),
    label,
  };
}

/**
 * UIDs of the standard itself (SOP classes, syntaxes, coding schemes, context groups, well-known frames of reference) name no patient. None
 * of them has an arc of more than three digits but for the context groups under 6.1, so that a number hung below the standard's root is not
 * taken for one of its own.
 */
export const isStandardUid = (uid: string): boolean =>
  /^1\.2\.840\.10008\.(6\.1\.\d{1,4}|\d{1,2}(\.\d{1,3}){1,8})$/.test(uid) || uid === '1.2.840.113619.5.2';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const letters = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length] ?? 'A').join('');

const numberOf = (bytes: Uint8Array): number => bytes.subarray(0, 6).reduce((value, byte) => value * 256 + byte, 0);

/** A UUID (RFC 9562, version 8, made by hashing) as the one decimal number that PS3.5 B.2 wants. */
function asUuid(bytes: Uint8Array): string {
  let value = 0n;
  for (let i = 0; i < 16; i++) {
    const byte = bytes[i] ?? 0;
    const marked = i === 6 ? (byte & 0x0f) | 0x80 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    value = value * 256n + BigInt(marked);
  }
  return value.toString();
}
