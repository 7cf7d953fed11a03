/** How the data set of a transfer syntax is laid out (PS3.5 A); the pixel encodings are another table's. */
export interface DataSetEncoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly deflated: boolean;
}

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';

const IMPLICIT: readonly string[] = [
  IMPLICIT_LITTLE,
  // GE's private syntax: an implicit little endian data set whose pixel words are swapped.
  '1.2.840.113619.5.2',
];
const DEFLATED: readonly string[] = ['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.4.95', '1.2.840.10008.1.2.4.205'];

/** Every syntax that is not named here is explicit little endian (PS3.5 A.4). */
export function dataSetEncoding(transferSyntaxUID: string): DataSetEncoding {
  return {
    explicit: !IMPLICIT.includes(transferSyntaxUID),
    littleEndian: transferSyntaxUID !== EXPLICIT_BIG,
    deflated: DEFLATED.includes(transferSyntaxUID),
  };
}

/** Syntaxes that always lose detail, and those that may (PS3.5 A.4); the latter are lossless only when the header says so. */
const ALWAYS_LOSSY = ['50', '51', '53', '55', '100', '101', '102', '103', '104', '105', '106', '107', '108'];
const PERHAPS_LOSSY = ['81', '91', '93', '203'];

/** Whether the stored pixels may have lost detail; `attribute` is Lossy Image Compression (0028,2110). */
export function isLossy(transferSyntaxUID: string, attribute: string | null): boolean {
  if (attribute === '01') return true;
  const jpeg = transferSyntaxUID.startsWith('1.2.840.10008.1.2.4.') ? transferSyntaxUID.slice(20) : '';
  return ALWAYS_LOSSY.includes(jpeg) || (PERHAPS_LOSSY.includes(jpeg) && attribute !== '00');
}
