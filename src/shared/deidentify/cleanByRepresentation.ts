import { dummyTextOf, isAllowedBinary, isAllowedText } from './allowList.ts';
import { isBinary, isFreeText, isNumeric, isTextual, isWriting, latin, trimmed } from './byteForms.ts';
import { cleanedDescription } from './cleanedDescription.ts';
import { gone, kept, mapped, shifted, written, type Cleaned, type Subject, type Value } from './cleaned.ts';
import { isDefinedTerm } from './definedTerms.ts';

const NUMBER = /^ *[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)? *$/;
/** Code strings that makers use for words about the view and the part of the body. */
const DESCRIPTIVE = new Set(['x00180015', 'x00185101']);

/** The floor below the table: no free text, name, date, UID, unknown code or unknown binary passes without a reason. */
export function cleanByRepresentation(value: Value, subject: Subject): Cleaned {
  const { tag, vr, bytes } = value;
  const { retainLongitudinal, retainPatientCharacteristics } = subject.options;
  // What is written in the copy is ASCII.
  if (tag === 'x00080005') return gone;
  if (isNumeric(vr)) return isWriting(bytes) ? gone : kept(bytes);
  if (isBinary(vr)) return isAllowedBinary(tag) && !isWriting(bytes) ? kept(bytes) : gone;
  if (!isTextual(vr)) return gone;
  const text = trimmed(latin(bytes));
  if (text === '') return kept(bytes);
  if (/^x000801(0[0234]|19|20)$/.test(tag)) return code(value, text, subject);
  switch (vr) {
    case 'UI':
      return mapped(bytes, subject.pseudonyms);
    case 'PN':
      return written('ANONYMIZED', vr);
    case 'DA':
    case 'DT':
    case 'TM':
      return (retainLongitudinal ? shifted(value, subject) : null) ?? written('', vr);
    case 'AS':
      return retainPatientCharacteristics && /^\d{3}[DWMY]$/.test(text) ? kept(bytes) : written('', vr);
    case 'CS':
      return codeString(value, text, subject);
    case 'IS':
    case 'DS': {
      const isNumber = (one: string): boolean => one === '' || (NUMBER.test(one) && one.length <= (vr === 'IS' ? 12 : 20));
      return text.split('\\').every(isNumber) && !subject.isTold(text, vr) ? kept(bytes) : written('', vr);
    }
    default: {
      if (!isFreeText(vr)) return gone;
      return isAllowedText(tag, text) && !subject.isTold(text, vr) ? kept(bytes) : written(dummyTextOf(tag, vr), vr);
    }
  }
}

/** Value, scheme and meaning of a code. A pose that a private code means stays: films are paired by it. */
function code({ tag, vr, bytes, privateCode }: Value, text: string, subject: Subject): Cleaned {
  if (tag === 'x00080104') {
    if (!privateCode && isAllowedText(tag, text) && !subject.isTold(text, vr)) return kept(bytes);
    const pose = cleanedDescription(bytes, subject, 'pose only');
    return written(pose === '' ? dummyTextOf(tag, vr) : pose, vr);
  }
  if (!privateCode) return kept(bytes);
  if (tag === 'x00080103') return gone;
  return written(tag === 'x00080102' ? '99REMOVED' : tag === 'x00080120' ? 'urn:removed' : 'REMOVED', vr);
}

/** Values of the standard's words stay; another one becomes a name from the key, so that what it tied together stays together. */
function codeString({ tag, vr, bytes }: Value, text: string, subject: Subject): Cleaned {
  const values = text.split('\\').map(trimmed);
  if (values.every((one) => one === '' || isDefinedTerm(tag, one))) return kept(bytes);
  if (DESCRIPTIVE.has(tag)) {
    const words = cleanedDescription(bytes, subject).toUpperCase();
    return written(words.length <= 16 ? words : (/^.{0,16}(?= )/.exec(words)?.[0] ?? ''), vr);
  }
  const renamed = values.map((one) =>
    one === '' || isDefinedTerm(tag, one) ? one : `X${subject.pseudonyms.label('term', one)}`,
  );
  return written(renamed.join('\\'), vr);
}
