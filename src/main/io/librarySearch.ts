/** Letters that no decomposition takes apart. */
const LIKE: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' };

/**
 * A text as the search compares it: compatibility forms, case and combining marks folded, `^` and `=` of a DICOM name taken as spaces.
 * `Łukasz^Őry` and `lukasz ory` are the same; so are full-width and half-width forms.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđðþæœıħ]/g, (letter) => LIKE[letter] ?? letter)
    .replace(/\p{Mn}/gu, '')
    .replace(/[\^=\s]+/g, ' ')
    .trim();
}

/** Every word of the question occurs somewhere in the text, in any order. */
export function matchesSearch(foldedText: string, question: string): boolean {
  const words = foldForSearch(question).split(' ');
  return words.every((word) => foldedText.includes(word));
}
