/** One character a byte: for UIDs and code strings, which are ASCII. Padding at the end left out. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return withoutPadding(text);
}

/** Drops spaces, NULs and `more` from the end. By hand: a regular expression takes quadratic time on a hostile value of many spaces. */
export function withoutPadding(text: string, more = ''): string {
  let end = text.length;
  while (end > 0 && `\0 ${more}`.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
