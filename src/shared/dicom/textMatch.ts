import { POSES, type Pose } from '#shared/spine';
import { NEGATIONS, NOT_A_POSE, POSE_WORDS, type WordList } from './poseWords.ts';

/** Lower case, accents off, words apart: `HWS_seitl.Flexión` and `CspineFlexion` become `hws seitl flexion`, `cspine flexion`. */
export function plainWords(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}|\p{Script=Greek})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

function expression(list: WordList): RegExp {
  const words = list.words.map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word)).join('|');
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})|${list.anywhere.join('|')}`, 'u');
}

const NEGATED = new RegExp(`(?<!\\p{L})(?:${NEGATIONS}) \\p{L}+`, 'gu');
const POSE_EXPRESSIONS = new Map(POSES.map((pose) => [pose, expression(POSE_WORDS[pose])]));
const compiled = new Map<WordList, RegExp>();

/** Whether a word of the list stands in the text. */
export function mentions(text: string, list: WordList): boolean {
  const known = compiled.get(list) ?? expression(list);
  compiled.set(list, known);
  return known.test(plainWords(text));
}

/** The poses that a text names, negated mentions ("without flexion") left out. More than one means that the text tells nothing. */
export function posesIn(text: string): readonly Pose[] {
  let plain = plainWords(text).replace(NEGATED, ' ');
  for (const other of NOT_A_POSE) plain = plain.replace(other, ' ');
  return POSES.filter((pose) => POSE_EXPRESSIONS.get(pose)?.test(plain) === true);
}
