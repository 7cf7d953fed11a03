import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDataSet } from '#shared/dicom';
import { element, hex, joined, latin, nested, part10, sequence, UNDEFINED } from '../../fixtures/dicomBytes.ts';

const inflate = (bytes: Uint8Array): Uint8Array => inflateRawSync(bytes);
const IMPLICIT = '1.2.840.10008.1.2';
const BIG = '1.2.840.10008.1.2.2';

const valueOf = (bytes: Uint8Array) => {
  const read = readDataSet(bytes, { inflate });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const codeOf = (bytes: Uint8Array, options = {}) => {
  const read = readDataSet(bytes, options);
  return read.ok ? null : read.error.code;
};

const body = (options: { explicit?: boolean; littleEndian?: boolean } = {}) =>
  joined([element('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2', options), element('00100020', 'LO', 'ID-7', options)]);

describe('layouts', () => {
  it.each([
    ['explicit little endian', part10(body()), '1.2.840.10008.1.2.1', []],
    ['implicit', part10(body({ explicit: false }), IMPLICIT), IMPLICIT, []],
    ['big endian', part10(body({ littleEndian: false }), BIG), BIG, []],
    ['no preamble, explicit', body(), '1.2.840.10008.1.2.1', ['META_HEADER_ABSENT']],
    ['no preamble, implicit', body({ explicit: false }), IMPLICIT, ['META_HEADER_ABSENT']],
    ['no preamble, big endian', body({ littleEndian: false }), BIG, ['META_HEADER_ABSENT']],
    [
      'meta header without preamble',
      joined([element('00020010', 'UI', IMPLICIT), body({ explicit: false })]),
      IMPLICIT,
      ['META_HEADER_ABSENT'],
    ],
    [
      'declared explicit, written implicit',
      part10(body({ explicit: false })),
      '1.2.840.10008.1.2.1',
      ['TRANSFER_SYNTAX_MISDECLARED'],
    ],
    [
      'no transfer syntax in the meta header',
      joined([new Uint8Array(128), latin('DICM'), element('00020002', 'UI', '1.2'), body()]),
      '1.2.840.10008.1.2.1',
      ['TRANSFER_SYNTAX_ABSENT'],
    ],
    ['deflated', part10(new Uint8Array(deflateRawSync(body())), '1.2.840.10008.1.2.1.99'), '1.2.840.10008.1.2.1.99', []],
  ])('%s', (_, bytes, transferSyntaxUID, notes) => {
    const dataSet = valueOf(bytes);
    expect(dataSet.string('x00100020')).toBe('ID-7');
    expect(dataSet.transferSyntaxUID).toBe(transferSyntaxUID);
    expect(dataSet.readingNotes).toEqual(notes);
    expect(dataSet.extent).toBe('complete');
  });

  it('stops at the pixel data and keeps its place', () => {
    const bytes = part10(joined([body(), element('7fe00010', 'OW', hex('0102'), { length: 1_000_000 })]));
    const read = readDataSet(bytes, { headerOnly: true });
    expect(read.ok && read.value.extent).toBe('pixels');
    expect(read.ok && read.value.elements['x7fe00010']).toMatchObject({
      vr: 'OW',
      length: 1_000_000,
      dataOffset: bytes.length - 2,
    });
  });
});

describe('what is no DICOM or cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(), 'EMPTY_FILE'],
    ['one byte', hex('08'), 'NOT_DICOM'],
    ['text', latin('Subject: the films of Tuesday'), 'NOT_DICOM'],
    ['JPEG', hex('ffd8ffe000104a464946'), 'NOT_DICOM'],
    ['deflated without inflater', part10(hex('0300'), '1.2.840.10008.1.2.1.99'), 'DEFLATE_UNSUPPORTED'],
  ])('%s', (_, bytes, code) => expect(codeOf(bytes)).toBe(code));

  it('a corrupt deflate stream', () => {
    expect(codeOf(part10(hex('ffffffffff'), '1.2.840.10008.1.2.1.99'), { inflate })).toBe('DEFLATE_CORRUPT');
  });

  it.each([1, 131, 132, 139, 160])('a file cut after %i bytes never throws', (length) => {
    expect(() => readDataSet(part10(body()).subarray(0, length))).not.toThrow();
  });

  it('says that an element goes on after the end, and keeps what came before', () => {
    const dataSet = valueOf(part10(joined([body(), element('00104000', 'LT', 'short', { length: 4000 })])));
    expect(dataSet.extent).toBe('short');
    expect(dataSet.string('x00100020')).toBe('ID-7');
    expect(dataSet.elements['x00104000']).toBeUndefined();
  });

  it.each([1, 3, 7, 9, 20])('a file that ends %i bytes before the end of a nested item is short, not malformed', (missing) => {
    const options = { explicit: true, delimited: false };
    const whole = part10(joined([body(options), nested(3, options)]));
    expect(valueOf(whole.subarray(0, whole.length - missing)).extent).toBe('short');
  });
});

describe('nesting', () => {
  const layouts = [
    ['explicit, with lengths', { explicit: true, delimited: false }, '1.2.840.10008.1.2.1'],
    ['explicit, delimited', { explicit: true, delimited: true }, '1.2.840.10008.1.2.1'],
    ['implicit, with lengths', { explicit: false, delimited: false }, IMPLICIT],
    ['implicit, delimited', { explicit: false, delimited: true }, IMPLICIT],
  ] as const;

  it.each(layouts)('200 levels, %s: read to the innermost', (_, options, syntax) => {
    let dataSet = valueOf(part10(joined([body(options), nested(200, options)]), syntax)) as
      ReturnType<typeof valueOf> | undefined;
    for (let i = 0; i < 200; i++) dataSet = dataSet?.elements['x0040a730']?.items?.[0]?.dataSet as typeof dataSet;
    expect(dataSet?.string('x00080104')).toBe('innermost');
  });

  it.each(layouts)('20,000 levels, %s: refused', (_, options, syntax) => {
    // Built outwards by hand: `nested` would copy its inside twenty thousand times.
    const one = sequence('0040a730', [new Uint8Array()], { ...options, delimited: true });
    const opening = one.subarray(0, one.length - 16);
    const deep = joined([body(options), ...Array.from({ length: 20_000 }, () => opening)]);
    expect(codeOf(part10(deep, syntax))).toBe('NESTING_TOO_DEEP');
  });
});

describe('odd elements', () => {
  const after = element('00100020', 'LO', 'ID-7');
  it.each([
    ['zero length', element('00080005', 'CS', '')],
    ['64-bit very long', element('00080005', 'OV', new Uint8Array(24))],
    ['unsigned 64-bit', element('00080005', 'UV', new Uint8Array(8))],
    ['a VR to come, long form', joined([hex('08000500'), latin('ZZ'), hex('0000 06000000'), latin('abcdef')])],
    ['a VR of a maker, short form', joined([hex('08000500'), latin('XX'), hex('0600'), latin('abcdef')])],
    ['no VR at all', joined([hex('08000500 06000000'), latin('abcdef')])],
    [
      'UN of undefined length',
      sequence('00081140', [element('00080100', 'SH', 'A', { explicit: false })], { vr: 'UN', delimited: true, explicit: true }),
    ],
    [
      'item delimiter missing',
      joined([element('00081140', 'SQ', hex('feff00e0 ffffffff feffdde0 00000000'), { length: UNDEFINED })]),
    ],
  ])('%s does not hide what follows', (_, odd) => {
    expect(valueOf(part10(joined([element('00080001', 'UL', hex('00000000')), odd, after]))).string('x00100020')).toBe('ID-7');
  });

  it('finds the items of a UN element with a length', () => {
    const inner = element('00080100', 'SH', 'F-10110', { explicit: false });
    const bytes = part10(sequence('00540222', [inner], { vr: 'UN' }));
    expect(valueOf(bytes).elements['x00540222']?.items?.[0]?.dataSet?.string('x00080100')).toBe('F-10110');
  });

  it('keeps a value that only looks like items', () => {
    const bytes = part10(element('00091001', 'UN', hex('feff00e0 04000000 01020304 99')));
    expect(valueOf(bytes).elements['x00091001']).toMatchObject({ length: 13 });
    expect(valueOf(bytes).elements['x00091001']?.items).toBeUndefined();
  });
});
