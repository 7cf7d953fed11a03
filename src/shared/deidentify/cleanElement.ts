import { isFreeText, isTextual, latin, trimmed } from './byteForms.ts';
import { cleanByRepresentation } from './cleanByRepresentation.ts';
import { kept, gone, mapped, shifted, written, type Cleaned, type Subject, type Value } from './cleaned.ts';
import { cleanedDescription } from './cleanedDescription.ts';
import { textValue } from './encodeElements.ts';
import { tableActionOf, type Action } from './tableAction.ts';

/** Applies the standard's table, and where it does not name the attribute the stricter rule for its VR. */
export function cleanValue(value: Value, subject: Subject): Cleaned {
  const action = tableActionOf(value.tag, subject.options);
  return action === null ? cleanByRepresentation(value, subject) : byAction(action, value, subject);
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
      const text = isFreeText(vr) ? cleanedDescription(bytes, subject) : '';
      if (text !== '') return written(text.slice(0, vr === 'SH' ? 16 : 64).trimEnd(), vr);
      return byAction(
        tableActionOf(tag, { ...options, cleanDescriptors: false, retainPatientCharacteristics: false }) ?? 'remove',
        value,
        subject,
      );
    }
    case 'keep': {
      if (!isFreeText(vr)) return cleanByRepresentation(value, subject);
      // Without its character set only ASCII can be read.
      const text = trimmed(latin(bytes));
      return /^[\x20-\x7e]*$/.test(text) && !subject.isTold(text, vr) ? kept(bytes) : written('', vr);
    }
  }
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
  if (!isTextual(vr)) return new Uint8Array(bytes.length);
  return textValue(text[vr] ?? 'removed', vr);
}
