import { dataElement, type DicomDataSet } from '#shared/dicom';
import { isTextual, latin, trimmed } from './byteForms.ts';
import type { RemovedText } from './rewriteDataSet.ts';
import { isAllVocabulary } from './vocabulary.ts';

/** What to look for in a copy, in lower case. */
export interface Wanted {
  /** Names, numbers and addresses of people and places: wherever they stand. */
  readonly identity: ReadonlySet<string>;
  /** Other free text that was taken out: where free text may stand. */
  readonly text: ReadonlySet<string>;
  /** Values too short, or of digits alone, to be looked for inside others: only as a whole value. */
  readonly whole: ReadonlySet<string>;
  /** Words of names of persons, those that are words of the vocabulary too. */
  readonly names: ReadonlySet<string>;
}

const SHORTEST = 4;
/** From this length on a text is looked for inside words too: `mary` stands in PRIMARY by chance. */
const LONG = 8;
/** Numbers with fewer digits meet others by chance. */
const DIGITS = 6;
const FREE = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UR', 'UT', 'PN', 'AE', 'UN']);
/** Numbers and dates meet others by chance: shifted dates other dates, an ID of digits a pixel spacing. */
const BY_CHANCE = new Set(['DA', 'DT', 'TM', 'IS', 'DS', 'AS']);

/** Of a person or a place: patient, physicians, institution, identifiers. */
const isIdentity = ({ tag, vr }: RemovedText): boolean =>
  vr === 'PN' || vr === 'UI' || /^x(0010|0038|00080(050|08[01]|09)|004010|0032103|0012)/.test(tag);

/** The texts that were taken out as things to look for: values and parts of names, without what is of the vocabulary or stands there by right. */
export function wantedOf(texts: Iterable<RemovedText>, allowed: ReadonlySet<string>): Wanted {
  const identity = new Set<string>();
  const text = new Set<string>();
  const whole = new Set<string>();
  const names = new Set<string>();
  for (const one of texts) {
    if (BY_CHANCE.has(one.vr) || one.vr === 'CS') continue;
    for (const value of one.text.split('\\').flatMap((part) => (one.vr === 'PN' ? [part, ...part.split(/[\^= ]+/)] : [part]))) {
      const wanted = trimmed(value).toLowerCase();
      if (one.vr === 'PN' && wanted.length > 1) names.add(wanted);
      if (wanted === '' || isAllVocabulary(wanted) || allowed.has(wanted)) continue;
      if (wanted.length < SHORTEST || /^[\d. ]+$/.test(wanted)) whole.add(wanted);
      else (isIdentity(one) ? identity : text).add(wanted);
    }
  }
  return { identity, text, whole, names };
}

/** Whether a wanted text stands in a value. */
export function holdsWanted(value: string, vr: string, wanted: Wanted): boolean {
  const text = value.toLowerCase();
  if (text === '' || vr === 'CS') return false;
  const values = text.split('\\').map(trimmed);
  if (vr === 'UI') return values.some((one) => wanted.whole.has(one));
  if (BY_CHANCE.has(vr)) return values.some((one) => /^\d+$/.test(one) && one.length >= DIGITS && wanted.whole.has(one));
  if ([...wanted.identity].some((one) => stands(one, text))) return true;
  if (!FREE.has(vr)) return false;
  return [...wanted.text].some((one) => stands(one, text)) || values.some((one) => wanted.whole.has(one));
}

/** Whether a text stands in another: a short one only as words of its own. */
function stands(wanted: string, text: string): boolean {
  if (wanted.length >= LONG) return text.includes(wanted);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + wanted.length])) return true;
  }
  return false;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z0-9\u00c0-\u00ff]/.test(character);

/** Tags of all elements of a data set, those of items too, in which a wanted text stands. Pixel data is not searched. */
export function leftOvers(bytes: Uint8Array, elements: DicomDataSet['elements'], wanted: Wanted): readonly string[] {
  const found: string[] = [];
  for (const element of Object.values(elements)) {
    if (isStandard(element.tag)) continue;
    for (const item of element.items ?? []) found.push(...leftOvers(bytes, item.dataSet?.elements ?? {}, wanted));
    if (element.items !== undefined || element.tag.startsWith('x7fe0') || element.length > 65536) continue;
    const vr = element.vr ?? dataElement(element.tag)?.vr ?? 'UN';
    if (!isTextual(vr) && vr !== 'UN' && vr !== 'OB') continue;
    const text = trimmed(latin(bytes.subarray(element.dataOffset, element.dataOffset + element.length)));
    if (holdsWanted(text, vr, wanted)) found.push(element.tag);
  }
  return found;
}

/** What the copy says of its own making, and codes of the form of public schemes. */
const isStandard = (tag: string): boolean => /^x(0002|0012006[234]|00080100|00080102)/.test(tag);
