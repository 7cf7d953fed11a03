import type { OneOrMore, WriteProblem } from './dataset.ts';
import { createByteWriter } from './byteWriter.ts';
import { decimalString } from './decimalString.ts';
import type { ValueRepresentation } from './dictionary.ts';

export interface EncodeLog {
  readonly problems: WriteProblem[];
  /** Keywords whose Decimal String could not say the number exactly. */
  readonly rounded: string[];
}

/** Longest single value in characters (PS3.5 table 6.2-1); of PN, each component group. */
const MAX_CHARACTERS: Partial<Record<ValueRepresentation, number>> = {
  AE: 16,
  AS: 4,
  CS: 16,
  DA: 8,
  DS: 16,
  DT: 26,
  IS: 12,
  LO: 64,
  LT: 10240,
  PN: 64,
  SH: 16,
  ST: 1024,
  TM: 14,
  UI: 64,
};
const PATTERN: Partial<Record<ValueRepresentation, RegExp>> = {
  AS: /^\d{3}[DWMY]$/,
  CS: /^[A-Z0-9 _]*$/,
  DA: /^\d{8}$/,
  TM: /^\d{2}(\d{2}(\d{2}(\.\d{1,6})?)?)?$/,
  UI: /^(0|[1-9]\d*)(\.(0|[1-9]\d*))*$/,
};
/** These may hold a backslash as text: they have one value. */
const SINGLE_VALUED: ReadonlySet<ValueRepresentation> = new Set(['ST', 'LT', 'UT', 'UR']);

const utf8 = new TextEncoder();

/** The bytes of a text or number value, padded to even length; problems go to the log. */
export function encodeValue(
  keyword: string,
  vr: ValueRepresentation,
  value: OneOrMore<string | number>,
  log: EncodeLog,
): Uint8Array {
  const values: readonly (string | number)[] = typeof value === 'object' ? value : [value];
  const numbers = values.filter((item): item is number => typeof item === 'number');
  if (vr === 'US' || vr === 'SS' || vr === 'UL' || vr === 'SL' || vr === 'FL' || vr === 'FD')
    return encodeBinary(keyword, vr, numbers, log);
  const texts =
    vr === 'DS' || vr === 'IS'
      ? numbers.map((item) => (vr === 'DS' ? decimal(keyword, item, log) : integer(keyword, item, log)))
      : values.map((item) => checkedText(keyword, vr, String(item), log));
  const bytes = utf8.encode(texts.join('\\'));
  if (bytes.length % 2 === 0) return bytes;
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  padded[bytes.length] = vr === 'UI' ? 0 : 0x20;
  return padded;
}

function encodeBinary(keyword: string, vr: ValueRepresentation, numbers: readonly number[], log: EncodeLog): Uint8Array {
  const out = createByteWriter(8 * Math.max(1, numbers.length));
  for (const number of numbers) {
    if (!inRange(vr, number))
      log.problems.push({ code: 'NUMBER_OUT_OF_RANGE', keyword, message: `${number} does not fit ${vr}` });
    if (vr === 'US' || vr === 'SS') out.u16(number);
    else if (vr === 'UL' || vr === 'SL') out.u32(number);
    else if (vr === 'FL') out.f32(number);
    else out.f64(number);
  }
  return out.take();
}

const RANGE: Partial<Record<ValueRepresentation, readonly [number, number]>> = {
  US: [0, 0xffff],
  SS: [-0x8000, 0x7fff],
  UL: [0, 0xffffffff],
  SL: [-0x80000000, 0x7fffffff],
  IS: [-0x80000000, 0x7fffffff],
};

function inRange(vr: ValueRepresentation, number: number): boolean {
  const range = RANGE[vr];
  if (range === undefined) return Number.isFinite(number);
  return Number.isInteger(number) && number >= range[0] && number <= range[1];
}

function decimal(keyword: string, value: number, log: EncodeLog): string {
  const text = decimalString(value);
  if (text === null) {
    log.problems.push({ code: 'NUMBER_OUT_OF_RANGE', keyword, message: `${value} has no Decimal String` });
    return '';
  }
  if (!text.exact) log.rounded.push(keyword);
  return text.text;
}

function integer(keyword: string, value: number, log: EncodeLog): string {
  if (!inRange('IS', value))
    log.problems.push({ code: 'NUMBER_OUT_OF_RANGE', keyword, message: `${value} is no Integer String` });
  return String(value);
}

function checkedText(keyword: string, vr: ValueRepresentation, text: string, log: EncodeLog): string {
  const limit = MAX_CHARACTERS[vr];
  const longest = vr === 'PN' ? Math.max(...text.split('=').map((group) => group.length)) : text.length;
  if (limit !== undefined && longest > limit)
    log.problems.push({ code: 'VALUE_TOO_LONG', keyword, message: `${longest} characters, ${vr} holds ${limit}` });
  const pattern = PATTERN[vr];
  if (pattern !== undefined && text !== '' && !pattern.test(text))
    log.problems.push({ code: 'VALUE_MALFORMED', keyword, message: `"${text}" is no ${vr}` });
  if (!SINGLE_VALUED.has(vr) && text.includes('\\'))
    log.problems.push({ code: 'VALUE_HAS_DELIMITER', keyword, message: `"${text}" holds a backslash, which divides values` });
  return text;
}
