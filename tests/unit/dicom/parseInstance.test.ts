import { describe, expect, it } from 'vitest';
import { parseInstance } from '#shared/dicom';
import { expandSegments } from '../../../src/shared/dicom/lookupTables.ts';
import { element, joined, latin, part10, words } from '../../fixtures/dicomBytes.ts';
import {
  attributeBytes,
  film,
  filmAttributes,
  fileOf,
  instanceFrom,
  merged,
  slice,
  type Attribute,
} from '../../fixtures/dicomInstances.ts';

describe('identity', () => {
  const codeOf = (bytes: Uint8Array) => {
    const parsed = parseInstance(bytes, '/x');
    return parsed.ok ? null : parsed.error.code;
  };
  it.each([
    ['no SOP Instance UID anywhere', fileOf(filmAttributes('')), 'SOP_INSTANCE_UID_MISSING'],
    ['a DICOMDIR', fileOf([['00080016', 'UI', '1.2.840.10008.1.3.10']]), 'DICOMDIR'],
    ['nothing after the meta header', part10(new Uint8Array()), 'HEADER_UNREADABLE'],
    ['a data set by its first tag only', element('00080005', 'CS', 'ISO_IR 100'), 'NOT_DICOM'],
    ['rubbish after the mark', joined([new Uint8Array(128), latin('DICM'), latin('never a data set')]), 'HEADER_UNREADABLE'],
  ])('%s', (_, bytes, code) => expect(codeOf(bytes)).toBe(code));

  it('takes the SOP Instance UID of the meta header, and says so', () => {
    const meta = joined([element('00020003', 'UI', '1.2.3.4'), element('00020010', 'UI', '1.2.840.10008.1.2.1')]);
    const bytes = joined([new Uint8Array(128), latin('DICM'), meta, attributeBytes(filmAttributes(''))]);
    const parsed = parseInstance(bytes, '/x');
    expect(parsed.ok && [parsed.value.sopInstanceUID, parsed.value.warnings]).toEqual([
      '1.2.3.4',
      ['SOP_INSTANCE_UID_FROM_META'],
    ]);
  });
});

describe('millimetres', () => {
  it('keeps every spacing apart, row before column', () => {
    const { spacing } = film('1.1', [
      ['00280030', 'DS', '0.143\\0.139'],
      ['00181164', 'DS', '0.168\\0.15'],
      ['00182010', 'DS', '0.2\\0.1'],
      ['00280034', 'IS', '4\\3'],
      ['00280a02', 'CS', 'FIDUCIAL'],
      ['00280a04', 'LO', 'ball 25 mm'],
      ['00181114', 'DS', '1.19'],
      ['00181110', 'DS', '1800'],
      ['00181111', 'DS', '1510.5'],
    ]);
    expect(spacing).toEqual({
      pixelSpacing: [0.143, 0.139],
      imagerPixelSpacing: [0.168, 0.15],
      nominalScannedPixelSpacing: [0.2, 0.1],
      pixelAspectRatio: [4, 3],
      calibrationType: 'FIDUCIAL',
      calibrationDescription: 'ball 25 mm',
      estimatedMagnification: 1.19,
      distanceSourceToDetector: 1800,
      distanceSourceToPatient: 1510.5,
    });
  });

  it.each([
    ['zero', '0\\0'],
    ['negative', '-0.1\\0.1'],
    ['one value', '0.1'],
  ])('%s is no spacing, and is said', (_, value) => {
    const { spacing, warnings } = film('1.1', [['00280030', 'DS', value]]);
    expect([spacing.pixelSpacing, warnings]).toEqual([null, ['SPACING_INVALID']]);
  });

  it('absent is null without a word', () => expect(film('1.1')).toMatchObject({ spacing: { pixelSpacing: null }, warnings: [] }));
});

describe('image planes', () => {
  it('of a slice', () => {
    expect(slice('1.1', 12.75).planes).toEqual([
      { position: [-11.5, -20.25, 12.75], rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], sliceThickness: 0.5 },
    ]);
  });

  it.each([
    ['not of unit length', '1\\0\\0\\0\\2\\0'],
    ['not at right angles', '1\\0\\0\\0.6\\0.8\\0'],
    ['zero', '0\\0\\0\\0\\0\\0'],
  ])('directions %s make no plane', (_, cosines) => {
    const instance = slice('1.1', 0, [['00200037', 'DS', cosines]]);
    expect([instance.planes, instance.warnings]).toEqual([[], ['IMAGE_PLANE_INVALID']]);
  });

  const enhanced = (perFrame: readonly (readonly Attribute[])[]): readonly Attribute[] =>
    merged(filmAttributes('1.1'), [
      ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2.1'],
      ['00080060', 'CS', 'CT'],
      ['00280008', 'IS', String(perFrame.length)],
      [
        '52009229',
        'SQ',
        [
          [
            [
              '00289110',
              'SQ',
              [
                [
                  ['00180050', 'DS', '1.25'],
                  ['00280030', 'DS', '0.5\\0.25'],
                ],
              ],
            ],
            ['00209116', 'SQ', [[['00200037', 'DS', '0\\1\\0\\0\\0\\-1']]]],
            [
              '00289132',
              'SQ',
              [
                [
                  ['00281050', 'DS', '300'],
                  ['00281051', 'DS', '1500'],
                  ['00281055', 'LO', 'BONE'],
                ],
              ],
            ],
          ],
        ],
      ],
      ['52009230', 'SQ', perFrame],
    ]);
  const frame = (x: string, intercept: string): readonly Attribute[] => [
    ['00209113', 'SQ', [[['00200032', 'DS', `${x}\\-3\\7`]]]],
    [
      '00289145',
      'SQ',
      [
        [
          ['00281052', 'DS', intercept],
          ['00281053', 'DS', '2'],
          ['00281054', 'LO', 'HU'],
        ],
      ],
    ],
  ];

  it('of an enhanced multi-frame object: shared and per frame', () => {
    const instance = instanceFrom(enhanced([frame('10', '-1024'), frame('11.5', '-1024')]));
    expect(instance.planes.map((plane) => [plane.position, plane.columnDirection, plane.sliceThickness])).toEqual([
      [[10, -3, 7], [0, 0, -1], 1.25],
      [[11.5, -3, 7], [0, 0, -1], 1.25],
    ]);
    expect(instance.spacing.pixelSpacing).toEqual([0.5, 0.25]);
    expect(instance.pixels).toMatchObject({
      frames: 2,
      rescaleSlope: 2,
      rescaleIntercept: -1024,
      rescaleType: 'HU',
      windows: [{ center: 300, width: 1500, explanation: 'BONE' }],
    });
    expect(instance.warnings).toEqual([]);
  });

  it('says that the frames differ in rescale', () => {
    expect(instanceFrom(enhanced([frame('10', '-1024'), frame('11', '-1000')])).warnings).toEqual(['RESCALE_VARIES_BY_FRAME']);
  });

  it('a frame without a position leaves the object without planes', () => {
    expect(instanceFrom(enhanced([frame('10', '0'), frame('11', '0').slice(1)]))).toMatchObject({
      planes: [],
      warnings: ['IMAGE_PLANE_INVALID'],
    });
  });
});

describe('tables and padding', () => {
  it('a modality table for signed input', () => {
    const { pixels } = film('1.1', [
      ['00280103', 'US', [1]],
      [
        '00283000',
        'SQ',
        [
          [
            ['00283002', 'SS', [3, -2, 16]],
            ['00283003', 'LO', 'OD'],
            ['00283006', 'OW', [7, 500, 65535]],
          ],
        ],
      ],
    ]);
    expect(pixels?.modalityLut).toEqual({ firstValueMapped: -2, bitsPerEntry: 16, data: [7, 500, 65535], explanation: 'OD' });
  });

  it('VOI tables: 8-bit entries packed, 0 entries meaning 65536', () => {
    const packed: readonly Attribute[] = [
      ['00283002', 'US', [4, 0, 8]],
      ['00283006', 'OW', Uint8Array.of(1, 2, 3, 250)],
    ];
    const full: readonly Attribute[] = [
      ['00283002', 'US', [0, 0, 16]],
      ['00283006', 'UN', words(Array.from({ length: 65536 }, (_, i) => 65535 - i))],
    ];
    const { pixels } = film('1.1', [['00283010', 'SQ', [packed]]]);
    expect(pixels?.voiLuts[0]?.data).toEqual([1, 2, 3, 250]);
    // 131,072 bytes do not fit into a 16-bit length, so the table needs a long VR.
    const whole = film('1.1', [['00283010', 'SQ', [full]]]).pixels?.voiLuts[0]?.data;
    expect([whole?.length, whole?.[0], whole?.[65535]]).toEqual([65536, 65535, 0]);
  });

  it('a table cut short is left out, and said', () => {
    const { pixels, warnings } = film('1.1', [
      [
        '00283010',
        'SQ',
        [
          [
            ['00283002', 'US', [4, 0, 16]],
            ['00283006', 'OW', [1, 2]],
          ],
        ],
      ],
    ]);
    expect([pixels?.voiLuts, warnings]).toEqual([[], ['LOOKUP_TABLE_BROKEN']]);
  });

  it.each([
    ['discrete', [0, 3, 5, 9, 7], 3, [5, 9, 7]],
    // A straight line from 10 to 30 in four steps: 15, 20, 25, 30.
    ['linear', [0, 1, 10, 1, 4, 30], 5, [10, 15, 20, 25, 30]],
    // Offset 0 bytes, one segment again.
    ['indirect', [0, 2, 8, 6, 2, 1, 0, 0], 4, [8, 6, 8, 6]],
  ])('segmented palette, %s', (_, segments, count, expanded) => expect(expandSegments(segments, count)).toEqual(expanded));

  it.each([
    ['too few', [0, 2, 8, 6], 3],
    ['unknown opcode', [9, 2, 8, 6], 2],
    ['a line from nowhere', [1, 2, 8], 2],
    ['a jump into itself', [2, 1, 0, 0], 2],
  ])('segmented palette, broken: %s', (_, segments, count) => expect(expandSegments(segments, count)).toBeNull());

  it('a segmented palette in a file', () => {
    const channel = (n: number): readonly Attribute[] => [
      [`0028110${n}`, 'US', [5, 0, 16]],
      [`0028122${n}`, 'OW', [0, 1, 10 * n, 1, 4, 30]],
    ];
    const { pixels } = film('1.1', [['00280004', 'CS', 'PALETTE COLOR'], ...channel(1), ...channel(2), ...channel(3)]);
    expect([pixels?.palette?.red.data, pixels?.palette?.green.data, pixels?.palette?.blue.data]).toEqual([
      [10, 15, 20, 25, 30],
      [20, 23, 25, 28, 30],
      [30, 30, 30, 30, 30],
    ]);
  });

  it.each([
    ['signed pixels, written as SS', [1], ['00280120', 'SS', [-1500]], -1500],
    ['signed pixels, written as US', [1], ['00280120', 'US', [0xf830]], -2000],
    ['unsigned pixels, written as SS', [0], ['00280120', 'SS', [-1]], 65535],
  ] as const)('padding: %s', (_, representation, padding, value) => {
    expect(film('1.1', [['00280103', 'US', representation], padding]).pixels?.paddingValue).toBe(value);
  });

  it('windows of no width are left out, and said', () => {
    const { pixels, warnings } = film('1.1', [
      ['00281050', 'DS', '40\\300'],
      ['00281051', 'DS', '0\\1500'],
      ['00281056', 'CS', 'SIGMOID'],
    ]);
    expect(pixels).toMatchObject({ windows: [{ center: 300, width: 1500, explanation: null }], voiLutFunction: 'SIGMOID' });
    expect(warnings).toEqual(['VOI_WINDOW_INVALID']);
  });
});

describe('lossy', () => {
  const lossy = (syntax: string, attribute: string) => {
    const parsed = parseInstance(fileOf(filmAttributes('1.1', [['00282110', 'CS', attribute]]), syntax), '/x');
    return parsed.ok && parsed.value.lossy;
  };
  it.each([
    ['uncompressed', '1.2.840.10008.1.2.1', '', false],
    ['uncompressed now, lossy before', '1.2.840.10008.1.2.1', '01', true],
    ['JPEG baseline whatever it says', '1.2.840.10008.1.2.4.50', '00', true],
    ['JPEG lossless', '1.2.840.10008.1.2.4.70', '', false],
    ['JPEG 2000, nothing said', '1.2.840.10008.1.2.4.91', '', true],
    ['JPEG 2000, said to be lossless', '1.2.840.10008.1.2.4.91', '00', false],
  ])('%s', (_, syntax, attribute, expected) => expect(lossy(syntax, attribute)).toBe(expected));
});

describe('dates', () => {
  it.each([
    ['20260301', '20260301', []],
    ['2026.03.01', '20260301', []],
    ['01/03/2026', null, ['DATE_INVALID']],
    ['20261301', null, ['DATE_INVALID']],
    ['', null, []],
  ])('"%s" is %s', (text, date, warnings) => {
    const instance = film('1.1', [['00080020', 'LO', text]]);
    expect([instance.study.date, instance.warnings]).toEqual([date, warnings]);
  });
});

describe('hostile text', () => {
  it('a value longer than any text may be is cut, and said, in no time', () => {
    // A million spaces between letters: quadratic for a careless trim.
    const text = latin(`a${' '.repeat(1_000_000)}b`);
    const bytes = part10(joined([element('00080018', 'UI', '1.1'), element('00204000', 'UT', text)]));
    const started = performance.now();
    const parsed = parseInstance(bytes, '/x');
    expect(performance.now() - started).toBeLessThan(500);
    expect(parsed.ok && parsed.value.view.imageComments).toBe('a');
    expect(parsed.ok && parsed.value.warnings).toContain('TEXT_OVERLONG');
  });
});
