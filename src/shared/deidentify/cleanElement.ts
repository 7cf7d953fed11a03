import { dummyTextOf, isAllowedBinary, isAllowedText } from './allowList.ts';
import { textValue } from './encodeElements.ts';
import type { ProfileOptions } from './profile.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { shiftedDate, shiftedDateTime } from './shiftedDate.ts';
import { tableActionOf, type Action } from './tableAction.ts';
import { cleanedText } from './vocabulary.ts';

/** What is the same for all elements of one object. */
export interface Subject {
  readonly options: ProfileOptions;
  readonly pseudonyms: Pseudonyms;
  /** Name and ID that stand for the patient. */
  readonly label: string;
  readonly shiftDays: number;
  /** Whether a value that may stay holds a text that was taken out elsewhere; then it goes too. */
  readonly isTold: (value: string, vr: string) => boolean;
}

export interface Value {
  /** `x00100010`. */
  readonly tag: string;
  /** As written, or of the registry where the file does not say. */
  readonly vr: string;
  readonly bytes: Uint8Array;
  /** Within an item whose Coding Scheme Designator is a private one, or none. */
  readonly privateCode: boolean;
}

/** What becomes of a value that is no sequence: null, the element goes. `kept`: it stands as it was. */
export interface Cleaned {
  readonly value: Uint8Array | null;
  readonly kept: boolean;
}

const TEXT = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UR', 'UT', 'AE']);
const BINARY = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV']);
const gone: Cleaned = { value: null, kept: false };
const kept = (value: Uint8Array): Cleaned => ({ value, kept: true });
const written = (text: string, vr: string): Cleaned => ({ value: textValue(text, vr), kept: false });

export const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
export const trimmed = (text: string): string => text.replace(/[\0 ]+$/, '').trimStart();

/** Applies the standard's table, and where it does not name the attribute the stricter rule for its VR. */
export function cleanValue(value: Value, subject: Subject): Cleaned {
  const action = tableActionOf(value.tag, subject.options);
  return action === null ? byVr(value, subject) : byAction(action, value, subject);
}

function byAction(action: Action, value: Value, subject: Subject): Cleaned {
  const { tag, vr, bytes } = value;
  const { pseudonyms, options, label } = subject;
  if (tag === 'x00100010' || tag === 'x00100020') return written(label, vr);
  switch (action) {
    case 'remove':
      return gone;
    case 'empty':
      return written('', vr);
    case 'dummy':
      return vr === 'UI' ? mapped(bytes, pseudonyms) : { value: dummy(vr, bytes), kept: false };
    case 'map':
      return mapped(bytes, pseudonyms);
    case 'shift':
      return (
        shifted(value, subject) ??
        byAction(tableActionOf(tag, { ...options, retainLongitudinal: false }) ?? 'remove', value, subject)
      );
    case 'clean': {
      const text = TEXT.has(vr) ? cleanedText(latin(bytes)) : '';
      if (text !== '') return written(text, vr);
      return byAction(
        tableActionOf(tag, { ...options, cleanDescriptors: false, retainPatientCharacteristics: false }) ?? 'remove',
        value,
        subject,
      );
    }
    case 'keep':
      // Without its character set only ASCII can be read.
      return /^[\x20-\x7e]*\0?$/.test(latin(bytes)) || !isTextual(vr) ? kept(bytes) : gone;
  }
}

const mapped = (bytes: Uint8Array, pseudonyms: Pseudonyms): Cleaned => {
  const uids = trimmed(latin(bytes)).split('\\');
  return written(uids.map((uid) => pseudonyms.uid(trimmed(uid))).join('\\'), 'UI');
};

function shifted({ vr, bytes }: Value, { shiftDays }: Subject): Cleaned | null {
  const values = trimmed(latin(bytes)).split('\\');
  if (vr === 'TM') return values.every((one) => /^[\d:. ]*$/.test(one)) ? kept(bytes) : null;
  if (vr !== 'DA' && vr !== 'DT') return null;
  const moved = values.map((one) =>
    one.trim() === '' ? '' : vr === 'DA' ? shiftedDate(one, shiftDays) : shiftedDateTime(one, shiftDays),
  );
  return moved.includes(null) ? null : written(moved.join('\\'), vr);
}

/** A value of the right form that says nothing. */
function dummy(vr: string, bytes: Uint8Array): Uint8Array {
  const text: Readonly<Record<string, string>> = {
    DA: '19000101',
    DT: '19000101',
    TM: '000000',
    PN: 'ANONYMIZED',
    AS: '000Y',
    IS: '0',
    DS: '0',
    CS: 'REMOVED',
    AE: 'REMOVED',
  };
  const one = text[vr] ?? (TEXT.has(vr) ? 'removed' : null);
  return one === null ? new Uint8Array(bytes.length) : textValue(one, vr);
}

export const isTextual = (vr: string): boolean =>
  TEXT.has(vr) || ['PN', 'CS', 'DA', 'DT', 'TM', 'AS', 'IS', 'DS', 'UI'].includes(vr);

/** The floor below the table: no free text, name, date, UID or unknown binary passes without a reason. */
function byVr(value: Value, subject: Subject): Cleaned {
  const { tag, vr, bytes, privateCode } = value;
  const { retainLongitudinal, retainPatientCharacteristics } = subject.options;
  const text = trimmed(latin(bytes));
  if (tag === 'x00080005') return gone;
  if (text === '' && vr !== 'UN' && !BINARY.has(vr) && isTextual(vr)) return kept(bytes);
  if (privateCode && tag === 'x00080100') return written('REMOVED', vr);
  if (privateCode && tag === 'x00080102') return written('99REMOVED', vr);
  if (privateCode && tag === 'x00080104') return written('removed', vr);
  if (vr === 'UI') return mapped(bytes, subject.pseudonyms);
  if (vr === 'PN') return written('ANONYMIZED', vr);
  if (vr === 'DA' || vr === 'DT' || vr === 'TM') return (retainLongitudinal ? shifted(value, subject) : null) ?? written('', vr);
  if (vr === 'AS') return retainPatientCharacteristics ? kept(bytes) : written('', vr);
  if (vr === 'CS') return /^[A-Z0-9 _\\]*$/.test(text) ? kept(bytes) : written('', vr);
  if (vr === 'IS' || vr === 'DS') return /^[-+0-9.eE \\]*$/.test(text) ? kept(bytes) : written('', vr);
  if (TEXT.has(vr)) return isAllowedText(tag, text) && !subject.isTold(text, vr) ? kept(bytes) : written(dummyTextOf(tag), vr);
  if (BINARY.has(vr)) return isAllowedBinary(tag) ? kept(bytes) : gone;
  return vr === 'UN' ? gone : kept(bytes);
}
