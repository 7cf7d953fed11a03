import { covers, type FontFace } from './fontFaces.ts';

export interface FontChoice {
  /** Every file (all weights of a slice) that the text needs. */
  readonly faces: readonly FontFace[];
  /** Families in the order that a style sheet must name them. */
  readonly families: readonly string[];
  /** Characters that no face covers: they would vanish from a PDF without a word. */
  readonly uncovered: readonly string[];
}

const HANGUL = /\p{Script=Hangul}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const isBlank = (character: string): boolean => /^[\p{White_Space}\p{Cc}\p{Cf}\p{Mn}]$/u.test(character);

/**
 * The slices of `faces` that hold the characters of `text`, so that a report embeds a few tens of kilobytes and not every script. Han
 * characters are shared by Chinese, Japanese and Korean: kana in the text asks for the Japanese shapes, Hangul for the Korean ones.
 * Families stand in the order of `faces`, the Han ones moved to what the text speaks.
 */
export function selectFontSlices(text: string, faces: readonly FontFace[]): FontChoice {
  const families = orderFamilies(text, [...new Set(faces.map((face) => face.family))]);
  const chosen = new Set<FontFace>();
  const uncovered: string[] = [];
  for (const character of new Set(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const family = families.find((name) => faces.some((face) => face.family === name && covers(face, codePoint)));
    if (family !== undefined) {
      for (const face of faces) if (face.family === family && covers(face, codePoint)) chosen.add(face);
    } else if (!isBlank(character)) uncovered.push(character);
  }
  const used = new Set([...chosen].map((face) => face.family));
  return {
    faces: faces.filter((face) => chosen.has(face)),
    families: families.filter((family) => used.has(family)),
    uncovered: uncovered.sort(),
  };
}

function orderFamilies(text: string, families: readonly string[]): readonly string[] {
  const preferred = KANA.test(text) ? /\bJP\b/ : HANGUL.test(text) ? /\bKR\b/ : null;
  if (preferred === null) return families;
  const isHan = (family: string): boolean => /\b(JP|KR|SC|TC)\b/.test(family);
  const firstHan = families.findIndex(isHan);
  const first = families.filter((family) => preferred.test(family));
  const rest = families.filter((family) => !preferred.test(family));
  return firstHan < 0 ? families : [...rest.slice(0, firstHan), ...first, ...rest.slice(firstHan)];
}
