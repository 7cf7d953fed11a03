/** Text for HTML and SVG, content and double-quoted attributes alike. Characters that XML cannot hold are dropped. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/\s/.test(character) ? character : ''))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** A CSS string in double quotes that cannot end early, nor end a style element. */
export function cssString(text: string): string {
  const body = Array.from(text)
    .filter((character) => (character.codePointAt(0) ?? 0) >= 0x20)
    .map((character) =>
      /[\p{L}\p{N} .,·–-]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
    )
    .join('');
  return `"${body}"`;
}
