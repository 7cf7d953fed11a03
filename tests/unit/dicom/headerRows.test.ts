import { describe, expect, test } from 'vitest';
import { headerRows, readDataSet, type HeaderRow } from '#shared/dicom';
import { element, joined, part10, sequence, words } from '../../fixtures/dicomBytes.ts';
import { fileOf, type Attribute } from '../../fixtures/dicomInstances.ts';

function rowsOf(bytes: Uint8Array): readonly HeaderRow[] {
  const read = readDataSet(bytes, { headerOnly: true });
  if (!read.ok) throw new Error(read.error.message);
  return headerRows(read.value);
}
const rows = (attributes: readonly Attribute[]): readonly HeaderRow[] => rowsOf(fileOf(attributes));
const short = ({ depth, tag, vr, name, kind, value }: HeaderRow) => [depth, tag, vr, name, kind, value];

describe('a header as rows', () => {
  test('names, values and sequences in the order of the tags, indented', () => {
    const made = rows([
      ['00100010', 'PN', 'Doe^Jane'],
      ['00081115', 'SQ', [[['0020000e', 'UI', '1.2.3']], []]],
      ['00280010', 'US', [512]],
      ['00280030', 'DS', '0.15\\0.15'],
    ]);
    expect(made.map(short)).toEqual([
      [0, '(0002,0010)', 'UI', 'TransferSyntaxUID', 'value', '1.2.840.10008.1.2.1'],
      [0, '(0008,1115)', 'SQ', 'ReferencedSeriesSequence', 'sequence', '2'],
      [1, '', '', '', 'item', '1'],
      [2, '(0020,000E)', 'UI', 'SeriesInstanceUID', 'value', '1.2.3'],
      [1, '', '', '', 'item', '2'],
      [0, '(0010,0010)', 'PN', 'PatientName', 'value', 'Doe^Jane'],
      [0, '(0028,0010)', 'US', 'Rows', 'value', '512'],
      [0, '(0028,0030)', 'DS', 'PixelSpacing', 'value', '0.15\\0.15'],
    ]);
  });
  test('private elements carry the name of their creator, block by block', () => {
    const made = rows([
      ['00190010', 'LO', 'ACME 1.0'],
      ['00190011', 'LO', 'OTHER'],
      ['00191005', 'DS', '3.5'],
      ['00191105', 'SH', 'x'],
      ['00191205', 'SH', 'orphan'],
    ]);
    expect(made.slice(1).map(({ tag, name, isPrivate }) => [tag, name, isPrivate])).toEqual([
      ['(0019,0010)', 'PrivateCreator', true],
      ['(0019,0011)', 'PrivateCreator', true],
      ['(0019,1005)', 'ACME 1.0', true],
      ['(0019,1105)', 'OTHER', true],
      ['(0019,1205)', '', true],
    ]);
  });
  test('long binary values are shown by their length alone, short ones byte by byte', () => {
    const made = rows([
      ['00091001', 'OB', new Uint8Array(400)],
      ['00091002', 'OB', Uint8Array.of(1, 254)],
    ]);
    expect(made.slice(1).map(({ kind, value, length }) => [kind, value, length])).toEqual([
      ['binary', '', 400],
      ['binary', '01 fe', 2],
    ]);
  });
  test('without value representations the registry tells them', () => {
    const implicit = { explicit: false } as const;
    const bytes = part10(
      joined([
        element('00080018', 'UI', '1.2.3', implicit),
        sequence('00081140', [element('00081155', 'UI', '1.2.9', implicit)], implicit),
        element('00280010', 'US', words([300]), implicit),
        element('60020011', 'US', words([77]), implicit),
      ]),
      '1.2.840.10008.1.2',
    );
    expect(rowsOf(bytes).slice(1).map(short)).toEqual([
      [0, '(0008,0018)', 'UI', 'SOPInstanceUID', 'value', '1.2.3'],
      [0, '(0008,1140)', 'SQ', 'ReferencedImageSequence', 'sequence', '1'],
      [1, '', '', '', 'item', '1'],
      [2, '(0008,1155)', 'UI', 'ReferencedSOPInstanceUID', 'value', '1.2.9'],
      [0, '(0028,0010)', 'US', 'Rows', 'value', '300'],
      [0, '(6002,0011)', 'US', 'OverlayColumns', 'value', '77'],
    ]);
  });
  test('text is read in its own character set, and no control character reaches the screen', () => {
    const made = rows([
      ['00080005', 'CS', 'ISO_IR 192'],
      ['00100010', 'PN', new TextEncoder().encode('Müller^Änne')],
      ['00102000', 'LO', 'a\u001b[31mb'],
    ]);
    expect(made.slice(2).map(({ value }) => value)).toEqual(['Müller^Änne', 'a�[31mb']);
  });
});
