/** One character a byte. */
export const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Without padding at the end and spaces at the start. By hand at the end: a value of many spaces costs an expression quadratic time. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end--;
  return text.slice(0, end).trimStart();
}

const LETTERS = /[A-Za-z\u00c0-\u00ff]{6}/;

/**
 * Whether bytes that should be numbers are words: six or more, all of them printable, six letters in a row among them. (Two floating-point
 * coordinates are printable now and then: 6.0759 ends in `mÂ@`.)
 */
export function isWriting(bytes: Uint8Array): boolean {
  if (bytes.length < 6 || bytes.length > 65536) return false;
  for (const byte of bytes) if (byte !== 0 && (byte < 0x20 || (byte > 0x7e && byte < 0xa0))) return false;
  const text = latin(bytes);
  return LETTERS.test(text) && !/\0[^\0]/.test(text);
}

const TEXT = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UR', 'UT', 'AE']);
const CHARACTERS = new Set([...TEXT, 'PN', 'CS', 'DA', 'DT', 'TM', 'AS', 'IS', 'DS', 'UI']);
const NUMBERS = new Set(['US', 'SS', 'UL', 'SL', 'UV', 'SV', 'FL', 'FD', 'AT']);
const BINARY = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV']);

/** Free text, whose words nobody can foresee. */
export const isFreeText = (vr: string): boolean => TEXT.has(vr);
/** Written in characters, whatever they mean. */
export const isTextual = (vr: string): boolean => CHARACTERS.has(vr);
export const isNumeric = (vr: string): boolean => NUMBERS.has(vr);
export const isBinary = (vr: string): boolean => BINARY.has(vr);
