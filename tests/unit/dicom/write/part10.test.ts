import { describe, expect, it } from 'vitest';
import { codeItem, encodePart10, encodeRle16, namedUids, TRANSFER_SYNTAX } from '#shared/dicom/write';

const SOP = { SOPClassUID: '1.2.840.10008.5.1.4.1.1.7', SOPInstanceUID: '1.2.3' };
const encode = (dataset: Parameters<typeof encodePart10>[0]) => encodePart10(dataset, TRANSFER_SYNTAX.explicitLittleEndian);
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('encodePart10', () => {
  it('writes elements in tag order, explicit VR, padded to even length', () => {
    const file = encode({
      ...SOP,
      PatientName: 'Yamada^Tarou',
      Modality: 'DX',
      Rows: 258,
      ViewCodeSequence: [codeItem('1', 'X', 'é')],
    });
    expect(file.ok).toBe(true);
    if (!file.ok) return;
    expect(hexOf(file.value.bytes.subarray(128, 132))).toBe('4449434d');
    const body = hexOf(file.value.bytes);
    // (0008,0060) CS, length 2, "DX"; then (0010,0010) PN, length 12; (0028,0010) US 0x0102.
    const modality = body.indexOf('080060004353' + '0200' + '4458');
    const name = body.indexOf('100010005' + '04e' + '0c00' + Buffer.from('Yamada^Tarou').toString('hex'));
    const rows = body.indexOf('280010005553' + '0200' + '0201');
    // A sequence of one item of defined length; "é" is two bytes of UTF-8.
    const sequence = body.indexOf('540020025351' + '0000' + '26000000' + 'feff00e01e000000');
    const meaning = body.indexOf('080004014c4f' + '0200' + 'c3a9');
    expect([modality, name, rows, sequence, meaning].every((at) => at > 0)).toBe(true);
    expect(modality < name && name < rows && rows < sequence && sequence < meaning).toBe(true);
  });

  it('gives the meta group its length', () => {
    const file = encode(SOP);
    if (!file.ok) throw new Error('not written');
    const view = new DataView(file.value.bytes.buffer, file.value.bytes.byteOffset);
    const length = view.getUint32(140, true);
    // 128 preamble, 4 prefix, 12 group length element: the data set begins right after the group.
    expect(view.getUint16(144 + length, true)).toBe(0x0008);
  });

  it.each([
    [{ PatientID: 'x'.repeat(65) }, 'VALUE_TOO_LONG', 'PatientID'],
    [{ Modality: 'dx' }, 'VALUE_MALFORMED', 'Modality'],
    [{ StudyDate: '2026-3-2' }, 'VALUE_MALFORMED', 'StudyDate'],
    [{ StudyInstanceUID: '1.02.3' }, 'VALUE_MALFORMED', 'StudyInstanceUID'],
    [{ PatientID: 'a\\b' }, 'VALUE_HAS_DELIMITER', 'PatientID'],
    [{ InstanceNumber: 12.5 }, 'NUMBER_OUT_OF_RANGE', 'InstanceNumber'],
    [{ Rows: 70000 }, 'NUMBER_OUT_OF_RANGE', 'Rows'],
    [{ KVP: Number.NaN }, 'NUMBER_OUT_OF_RANGE', 'KVP'],
  ])('refuses %j as %s', (extra, code, keyword) => {
    const file = encode({ ...SOP, ...extra });
    expect(file.ok ? [] : file.error.map((problem) => [problem.code, problem.keyword])).toEqual([[code, keyword]]);
  });

  it('says which numbers lost digits', () => {
    const file = encode({ ...SOP, SliceThickness: 1 / 3, KVP: 70 });
    expect(file.ok && file.value.rounded).toEqual(['SliceThickness']);
  });
});

describe('namedUids', () => {
  const uids = namedUids('a');
  it('is stable, differs by role and namespace, and is a UUID of version 8 under 2.25', () => {
    expect(uids('study')).toBe(namedUids('a')('study'));
    expect(new Set([uids('study'), uids('series'), namedUids('b')('study')]).size).toBe(3);
    const bits = BigInt(uids('study').slice(5)).toString(16).padStart(32, '0');
    expect([bits[12], '89ab'.includes(bits[16] ?? '')]).toEqual(['8', true]);
    expect(uids('study').length).toBeLessThanOrEqual(64);
  });
  it('has no collision among 20 000 roles', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, i) => uids(`ct/${i}`))).size).toBe(20_000);
  });
});

describe('encodeRle16', () => {
  it('encodes byte planes by row, high bytes first: a case by hand', () => {
    // Row 1: 0x0102 ×4; row 2: 0x0102 0x0103 0x0104 0x0105.
    const got = encodeRle16(Uint16Array.of(0x0102, 0x0102, 0x0102, 0x0102, 0x0102, 0x0103, 0x0104, 0x0105), 2, 4);
    const header = new DataView(got.buffer);
    expect([0, 4, 8].map((at) => header.getUint32(at, true))).toEqual([2, 64, 68]);
    // 0xfd = 257 − 4: four times the next byte. 0x03: four literal bytes.
    expect(hexOf(got.subarray(64))).toBe('fd01fd01' + 'fd02' + '0302030405' + '00');
  });
});
