import { dataElement, type DicomDataSet } from '#shared/dicom';
import { isTextual, latin, trimmed } from './cleanElement.ts';
import type { RemovedText } from './rewriteDataSet.ts';
import { isAllVocabulary } from './vocabulary.ts';

/** What to look for in a copy, in lower case. */
export interface Wanted {
  /** Names, numbers and addresses of people and places: wherever they stand. */
  readonly identity: ReadonlySet<string>;
  /** Other free text that was taken out: where free text may stand. */
  readonly text: ReadonlySet<string>;
  /** Values too short to be looked for inside others: only as a whole value of free text. */
  readonly whole: ReadonlySet<string>;
}

const SHORTEST = 4;
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
  for (const one of texts) {
    if (BY_CHANCE.has(one.vr) || one.vr === 'CS') continue;
    for (const value of one.text.split('\\').flatMap((part) => (one.vr === 'PN' ? [part, ...part.split(/[\^= ]+/)] : [part]))) {
      const wanted = value.trim().toLowerCase();
      if (wanted === '' || isAllVocabulary(wanted) || allowed.has(wanted)) continue;
      if (wanted.length < SHORTEST || /^[\d. ]+$/.test(wanted)) whole.add(wanted);
      else (isIdentity(one) ? identity : text).add(wanted);
    }
  }
  return { identity, text, whole };
}

/** Whether a wanted text stands in a value. */
export function holdsWanted(value: string, vr: string, wanted: Wanted): boolean {
  const text = value.toLowerCase();
  if (text === '' || BY_CHANCE.has(vr)) return false;
  if ([...wanted.identity].some((one) => text.includes(one))) return true;
  if (!FREE.has(vr)) return false;
  return [...wanted.text].some((one) => text.includes(one)) || text.split('\\').some((one) => wanted.whole.has(one.trim()));
}

/** Tags of all elements of a data set, those of items too, in which a wanted text stands. Pixel data is not searched. */
export function leftOvers(bytes: Uint8Array, elements: DicomDataSet['elements'], wanted: Wanted): readonly string[] {
  const found: string[] = [];
  for (const element of Object.values(elements)) {
    for (const item of element.items ?? []) found.push(...leftOvers(bytes, item.dataSet?.elements ?? {}, wanted));
    if (element.items !== undefined || element.tag.startsWith('x7fe0') || element.length > 65536) continue;
    const vr = element.vr ?? dataElement(element.tag)?.vr ?? 'UN';
    if (!isTextual(vr) && vr !== 'UN' && vr !== 'OB') continue;
    const text = trimmed(latin(bytes.subarray(element.dataOffset, element.dataOffset + element.length)));
    if (!isStandard(element.tag) && holdsWanted(text, vr, wanted)) found.push(element.tag);
  }
  return found;
}

/** What the copy says of its own making, and codes of public schemes. */
const isStandard = (tag: string): boolean => /^x(0002|0012006[234]|00080100|00080102|00280301)/.test(tag);
