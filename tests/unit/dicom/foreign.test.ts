import { describe, expect, test } from 'vitest';
import { presentationStateOf, readDataSet, reportRegionsOf, type ForeignSheet } from '#shared/dicom';
import { code, fileOf, type Attribute } from '../../fixtures/dicomInstances.ts';
import { overlayAttributes } from '../../fixtures/dressedFile.ts';

const floats = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const sheet = (reader: typeof presentationStateOf, attributes: readonly Attribute[]): ForeignSheet => {
  const read = readDataSet(fileOf(attributes));
  if (!read.ok) throw new Error(read.error.message);
  return reader(read.value);
};
const reference = (uid: string, frames?: string): readonly Attribute[] => [
  ['00081155', 'UI', uid],
  ...(frames === undefined ? [] : [['00081160', 'IS', frames] as const]),
];
const graphic = (type: string, units: string, data: Uint8Array, filled = 'N'): readonly Attribute[] => [
  ['00700005', 'CS', units],
  ['00700022', 'FL', data],
  ['00700023', 'CS', type],
  ['00700024', 'CS', filled],
];
const state = (annotation: readonly Attribute[], more: readonly Attribute[] = []): ForeignSheet =>
  sheet(presentationStateOf, [
    ['00080018', 'UI', '9.9'],
    ['00081115', 'SQ', [[['00081140', 'SQ', [reference('1.1'), reference('1.2')]]]]],
    ['00700001', 'SQ', [annotation]],
    ['00700080', 'CS', 'MARKED'],
    ['00700084', 'PN', 'Roe^Rita'],
    ...more,
  ]);

describe('a presentation state', () => {
  test('draws on the images of its annotation, in pixels, on the frames it names', () => {
    const made = state([
      ['00081140', 'SQ', [reference('1.2', '2\\3')]],
      ['00700002', 'CS', 'LAYER1'],
      ['00700009', 'SQ', [graphic('POLYLINE', 'PIXEL', floats(1.5, 2, 30, 40.25))]],
    ]);
    expect([made.label, made.creator]).toEqual(['MARKED', 'Roe^Rita']);
    expect(made.marks).toEqual([
      {
        sopInstanceUID: '1.2',
        frames: [2, 3],
        layer: 'LAYER1',
        shape: {
          kind: 'polyline',
          points: [
            [1.5, 2],
            [30, 40.25],
          ],
          filled: false,
        },
      },
    ]);
  });
  test('without images of its own an annotation lies on all of the state', () => {
    const made = state([['00700009', 'SQ', [graphic('POINT', 'PIXEL', floats(3, 4))]]]);
    expect(made.marks.map(({ sopInstanceUID, frames }) => [sopInstanceUID, frames])).toEqual([
      ['1.1', null],
      ['1.2', null],
    ]);
  });
  test('circles and ellipses have a centre and half axes', () => {
    const made = state([
      ['00081140', 'SQ', [reference('1.1')]],
      [
        '00700009',
        'SQ',
        [graphic('CIRCLE', 'PIXEL', floats(10, 10, 13, 14)), graphic('ELLIPSE', 'PIXEL', floats(0, 5, 20, 5, 10, 2, 10, 8), 'Y')],
      ],
    ]);
    // The radius is 5, by 3 and 4.
    expect(made.marks.map(({ shape }) => shape)).toEqual([
      {
        kind: 'ellipse',
        centre: [10, 10],
        axes: [
          [5, 0],
          [0, 5],
        ],
        filled: false,
      },
      {
        kind: 'ellipse',
        centre: [10, 5],
        axes: [
          [10, 0],
          [0, 3],
        ],
        filled: true,
      },
    ]);
  });
  test('display units are fractions of the displayed area; without one they are left out, and said', () => {
    const annotation: readonly Attribute[] = [
      ['00081140', 'SQ', [reference('1.1')]],
      ['00700009', 'SQ', [graphic('POINT', 'DISPLAY', floats(0.25, 0.5))]],
    ];
    const long = (...values: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
    const area: Attribute = [
      '0070005a',
      'SQ',
      [
        [
          ['00700052', 'SL', long(101, 201)],
          ['00700053', 'SL', long(300, 400)],
        ],
      ],
    ];
    // Columns 101 to 300 are 200 pixels from 100: a quarter is at 150; rows 201 to 400, half is at 300.
    expect(state(annotation, [area]).marks[0]?.shape).toEqual({ kind: 'points', points: [[150, 300]] });
    expect(state(annotation)).toMatchObject({ marks: [], left: ['FOREIGN_UNITS_UNKNOWN'] });
  });
  test('text stands at its box, with a line to its anchor where that is to be seen', () => {
    const text: readonly Attribute[] = [
      ['00700003', 'CS', 'PIXEL'],
      ['00700004', 'CS', 'PIXEL'],
      ['00700006', 'ST', 'C5/6'],
      ['00700010', 'FL', floats(50, 60)],
      ['00700014', 'FL', floats(20, 30)],
      ['00700015', 'CS', 'Y'],
    ];
    const made = state([
      ['00081140', 'SQ', [reference('1.1')]],
      ['00700008', 'SQ', [text]],
    ]);
    expect(made.marks[0]?.shape).toEqual({ kind: 'text', text: 'C5/6', at: [50, 60], anchor: [20, 30] });
  });
  test('brings overlay planes along', () => {
    const made = state([], overlayAttributes({ rows: 2, columns: 3, origin: [4, 5], lit: (r, c) => r === 1 && c === 2 }));
    expect(made.overlays.map(({ images, plane }) => [images, plane.header.origin, plane.bits[0]])).toEqual([
      [['1.1', '1.2'], [4, 5], 0b10_0000],
    ]);
  });
});

describe('a structured report', () => {
  const type = (value: string): Attribute => ['0040a040', 'CS', value];
  const named = (meaning: string): Attribute => ['0040a043', 'SQ', [code('1', '99', meaning)]];
  const value = (number: string, unit: string): Attribute => [
    '0040a300',
    'SQ',
    [
      [
        ['0040a30a', 'DS', number],
        ['004008ea', 'SQ', [code(unit, 'UCUM', unit)]],
      ],
    ],
  ];
  const image = (uid: string): readonly Attribute[] => [type('IMAGE'), ['00081199', 'SQ', [reference(uid)]]];
  const region = (child: readonly Attribute[]): readonly Attribute[] => [
    type('SCOORD'),
    ['00700022', 'FL', floats(1, 2, 11, 2)],
    ['00700023', 'CS', 'POLYLINE'],
    ['0040a730', 'SQ', [child]],
  ];
  const report = (children: readonly (readonly Attribute[])[]): ForeignSheet =>
    sheet(reportRegionsOf, [
      ['00080018', 'UI', '8.8'],
      type('CONTAINER'),
      named('Imaging Measurement Report'),
      ['0040a730', 'SQ', children],
    ]);

  test('draws a region with the number that was inferred from it', () => {
    const made = report([[type('NUM'), named('Length'), value('12.345', 'mm'), ['0040a730', 'SQ', [region(image('1.1'))]]]]);
    expect(made.label).toBe('Imaging Measurement Report');
    expect(made.marks.map(({ sopInstanceUID, layer, shape }) => [sopInstanceUID, layer, shape.kind])).toEqual([
      ['1.1', 'Length 12.35 mm', 'polyline'],
      ['1.1', 'Length 12.35 mm', 'text'],
    ]);
  });
  test('follows a reference to an image elsewhere in the report, and takes the numbers beside the region', () => {
    // 1.1 is the library, 1.1.1 the image in it.
    const made = report([
      [type('CONTAINER'), ['0040a730', 'SQ', [image('1.7')]]],
      [
        type('CONTAINER'),
        [
          '0040a730',
          'SQ',
          [
            region([['0040db73', 'UL', new Uint8Array(Uint32Array.of(1, 1, 1).buffer)]]),
            [type('NUM'), named('Area'), value('250', 'mm2')],
            [type('NUM'), named('Mean'), value('-31.5', "[hnsf'U]")],
          ],
        ],
      ],
    ]);
    expect(made.marks[0]).toMatchObject({ sopInstanceUID: '1.7', layer: "Area 250 mm2 · Mean -31.50 [hnsf'U]" });
  });
  test('says that regions in space are not drawn', () => {
    expect(report([[type('SCOORD3D')]])).toMatchObject({ marks: [], left: ['FOREIGN_3D'] });
  });
});
