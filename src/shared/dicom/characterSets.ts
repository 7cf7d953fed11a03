/**
 * Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 6.1, as data: what each registration number of ISO-IR stands for, the
 * escape sequence that calls it, and the decoder that reads it.
 */

/** How the bytes of a code element become text: `pair` bytes a character, after `prepare`. */
export interface CodeElement {
  /** ISO-IR registration number. */
  readonly registration: number;
  /** G0 is called for bytes below 80H, G1 for those above. */
  readonly area: 'G0' | 'G1';
  /** Bytes after ESC. */
  readonly escape: string;
  /** Label of a TextDecoder. */
  readonly decoder: string;
  readonly bytesPerCharacter: 1 | 2;
  /** `high` sets the top bit (a 7-bit set read by an EUC decoder); `jis-x-0212` also puts 8FH before each pair. */
  readonly prepare: 'none' | 'high' | 'jis-x-0212';
}

const g1 = (registration: number, escape: string, decoder: string): CodeElement => ({
  registration,
  area: 'G1',
  escape,
  decoder,
  bytesPerCharacter: 1,
  prepare: 'none',
});

export const ASCII: CodeElement = {
  registration: 6,
  area: 'G0',
  escape: '(B',
  decoder: 'windows-1252',
  bytesPerCharacter: 1,
  prepare: 'none',
};

/** In order of the tables of PS3.3 C.12-3 and C.12-4. */
export const CODE_ELEMENTS: readonly CodeElement[] = [
  ASCII,
  g1(100, '-A', 'windows-1252'),
  g1(101, '-B', 'iso-8859-2'),
  g1(109, '-C', 'iso-8859-3'),
  g1(110, '-D', 'iso-8859-4'),
  g1(144, '-L', 'iso-8859-5'),
  g1(127, '-G', 'iso-8859-6'),
  g1(126, '-F', 'iso-8859-7'),
  g1(138, '-H', 'iso-8859-8'),
  g1(148, '-M', 'windows-1254'),
  g1(203, '-b', 'iso-8859-15'),
  g1(166, '-T', 'windows-874'),
  { registration: 13, area: 'G0', escape: '(J', decoder: 'shift_jis', bytesPerCharacter: 1, prepare: 'none' },
  g1(13, ')I', 'shift_jis'),
  { registration: 87, area: 'G0', escape: '$B', decoder: 'euc-jp', bytesPerCharacter: 2, prepare: 'high' },
  { registration: 159, area: 'G0', escape: '$(D', decoder: 'euc-jp', bytesPerCharacter: 2, prepare: 'jis-x-0212' },
  { registration: 149, area: 'G1', escape: '$)C', decoder: 'euc-kr', bytesPerCharacter: 2, prepare: 'none' },
  { registration: 58, area: 'G1', escape: '$)A', decoder: 'gb18030', bytesPerCharacter: 2, prepare: 'none' },
];

/** Sets without code extensions, which stand alone: the whole value by one decoder. */
const WHOLE: Readonly<Record<string, string>> = {
  'ISO_IR 192': 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
  GB2312: 'gbk',
};

export type CharacterSet =
  | { readonly kind: 'whole'; readonly decoder: string }
  | { readonly kind: 'extended'; readonly registrations: readonly number[] }
  /** Nothing said, or a name that nobody defines: ASCII is sure, the rest is a guess. */
  | { readonly kind: 'unsaid'; readonly reason: 'absent' | 'unknown' };

export const UNSAID: CharacterSet = { kind: 'unsaid', reason: 'absent' };

/** The character set that the values of (0008,0005) name; misspelt names (`ISO-IR 100`, `ISO 2022-IR 87`) are understood. */
export function characterSetOf(values: readonly string[]): CharacterSet {
  const names = values.map((value) => value.trim().toUpperCase());
  if (names.every((name) => name === '')) return UNSAID;
  const whole = WHOLE[canonical(names[0] ?? '')];
  if (whole !== undefined) return { kind: 'whole', decoder: whole };
  const registrations = names.map((name) => (name === '' ? 6 : registrationOf(name)));
  const known = registrations.filter((number): number is number => number !== null);
  // Of several values those that are not understood are left out; the escape sequences say the rest.
  return known.length === 0 ? { kind: 'unsaid', reason: 'unknown' } : { kind: 'extended', registrations: known };
}

const canonical = (name: string): string => name.replace(/^ISO[ _-]*IR[ _-]*/, 'ISO_IR ');

function registrationOf(name: string): number | null {
  const match = /^ISO[ _-]*(?:2022[ _-]*)?IR[ _-]*(\d+)$/.exec(name);
  const number = Number(match?.[1]);
  return CODE_ELEMENTS.some((element) => element.registration === number) ? number : null;
}
