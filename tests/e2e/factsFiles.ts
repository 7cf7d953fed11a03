import { fileOf, type Attribute } from '../fixtures/dicomInstances.ts';
import { imageFile, overlayAttributes } from '../fixtures/dressedFile.ts';
import type { MadeFolder } from './madeFiles.ts';

const floats = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const STUDY: readonly Attribute[] = [
  ['0020000d', 'UI', '1.2.826.9.1'],
  ['00100010', 'PN', 'Facts^Fay'],
  ['00100020', 'LO', 'MADE-FACTS'],
  ['00080020', 'DA', '20260301'],
];

/** Stored value of the still film. */
export const filmLevel = (row: number, column: number): number => 500 + row * 10 + column * 5;
export const FILM = { rows: 120, columns: 160 } as const;
/** The overlay lights this block of the film, the shutter covers everything outside of columns 21 to 140. */
export const LIT = { row: 20, column: 30, rows: 10, columns: 40 } as const;

/** A study of one film with overlay, shutter, two windows and a table, a presentation state on it, and a loop of 8 frames at 5 a second. */
export function writeFacts(folder: MadeFolder): string {
  const { rows, columns } = FILM;
  folder.write(
    'facts/film.dcm',
    imageFile(rows, columns, filmLevel, [
      ...STUDY,
      ['00080018', 'UI', '1.2.826.9.2'],
      ['0020000e', 'UI', '1.2.826.9.3'],
      ['00181164', 'DS', '0.2\\0.2'],
      ['00181600', 'CS', 'RECTANGULAR'],
      ['00181602', 'IS', '21'],
      ['00181604', 'IS', '140'],
      ['00181606', 'IS', '1'],
      ['00181608', 'IS', String(rows)],
      ['00290010', 'LO', 'ACME XRAY'],
      ['00291001', 'LO', 'grid 8:1'],
      ['00291002', 'OB', new Uint8Array(5000)],
      ['00280301', 'CS', 'YES'],
      ['00281050', 'DS', '1500\\1200'],
      ['00281051', 'DS', '3000\\800'],
      ['00281055', 'LO', 'NORMAL\\BONE'],
      ['00282110', 'CS', '01'],
      ['00282112', 'DS', '12.5'],
      ...overlayAttributes({ rows: LIT.rows, columns: LIT.columns, origin: [LIT.row + 1, LIT.column + 1], lit: () => true }),
    ]),
  );
  folder.write(
    'facts/loop.dcm',
    imageFile(
      32,
      48,
      (r, c, f) => f * 300 + r + c,
      [
        ...STUDY,
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.12.2'],
        ['00080018', 'UI', '1.2.826.9.4'],
        ['00080060', 'CS', 'RF'],
        ['0008103e', 'LO', 'Loop'],
        ['0020000e', 'UI', '1.2.826.9.5'],
        ['00181063', 'DS', '200'],
      ],
      8,
    ),
  );
  const reference: readonly Attribute[] = [['00081155', 'UI', '1.2.826.9.2']];
  const line: readonly Attribute[] = [
    ['00700005', 'CS', 'PIXEL'],
    ['00700022', 'FL', floats(60, 60, 100, 60)],
    ['00700023', 'CS', 'POLYLINE'],
  ];
  const text: readonly Attribute[] = [
    ['00700003', 'CS', 'PIXEL'],
    ['00700006', 'ST', 'Plate'],
    ['00700010', 'FL', floats(60, 70)],
  ];
  folder.write(
    'facts/state.dcm',
    fileOf([
      ...STUDY,
      ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.11.1'],
      ['00080018', 'UI', '1.2.826.9.6'],
      ['00080060', 'CS', 'PR'],
      ['00080070', 'LO', 'ACME PACS'],
      ['0020000e', 'UI', '1.2.826.9.7'],
      ['00081115', 'SQ', [[['00081140', 'SQ', [reference]]]]],
      [
        '00700001',
        'SQ',
        [
          [
            ['00700002', 'CS', 'MARKS'],
            ['00700008', 'SQ', [text]],
            ['00700009', 'SQ', [line]],
          ],
        ],
      ],
      ['00700080', 'CS', 'CONFERENCE'],
    ]),
  );
  return `${folder.path}/facts`;
}
