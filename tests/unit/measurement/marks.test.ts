import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import type { Instance, StudyIndex } from '#shared/dicom';
import { evaluateCase } from '#shared/evaluateCase';
import type { Measurement } from '#shared/measurement';
import type { MeasuredQuantity } from '#shared/units';
import { film, slice } from '../../fixtures/dicomInstances.ts';

type Point = readonly [number, number];

const indexOf = (...instances: readonly Instance[]): StudyIndex => ({
  files: 0,
  studies: [],
  rejected: [],
  instances: Object.fromEntries(instances.map((one) => [one.sopInstanceUID, one])),
});

const withSpacing = (
  instance: Instance,
  spacing: Partial<Instance['spacing']>,
  orientation?: readonly [string, string],
): Instance => ({
  ...instance,
  spacing: {
    ...instance.spacing,
    pixelSpacing: null,
    imagerPixelSpacing: null,
    estimatedMagnification: null,
    distanceSourceToDetector: null,
    distanceSourceToPatient: null,
    ...spacing,
  },
  view: { ...instance.view, patientOrientation: orientation ?? instance.view.patientOrientation },
});

const measure = (annotations: readonly Annotation[], ...instances: readonly Instance[]): readonly Measurement[] =>
  evaluateCase({ version: 1, annotations: [...annotations] }, indexOf(...instances)).measurements.filter((one) =>
    ['length', 'angle', 'cobb', 'area'].includes(one.measure),
  );

const quantity = (measurement: Measurement | undefined): MeasuredQuantity => {
  if (measurement?.quantity.status !== 'measured') throw new Error(JSON.stringify(measurement));
  return measurement.quantity;
};

/** A figure in mm, turned by `turned` degrees about a point, as image points of pixels `[row, column]` mm. */
const drawn = (points: readonly Point[], [row, column]: Point, turned: number): readonly Point[] => {
  const t = (turned * Math.PI) / 180;
  return points.map(([x, y]): Point => [
    (60 + x * Math.cos(t) - y * Math.sin(t)) / column,
    (70 + x * Math.sin(t) + y * Math.cos(t)) / row,
  ]);
};

const SPACINGS: readonly Point[] = [
  [0.14, 0.14],
  [0.2, 0.1],
  [0.15, 0.35],
];
const TURNS = [0, 17, 90, 203.5];

describe.each(SPACINGS)('pixels of %f by %f mm', (row, column) => {
  const sop = '1.2.3';
  const on = { sopInstanceUID: sop, frame: 1 };
  const image = withSpacing(film(sop), { imagerPixelSpacing: [row, column], pixelSpacing: [row, column] });
  test.each(TURNS)('turned by %f degrees', (turned) => {
    const at = (...points: readonly Point[]): readonly Point[] => drawn(points, [row, column], turned);
    const arm = (degrees: number, length: number): Point => [
      length * Math.cos((degrees * Math.PI) / 180),
      length * Math.sin((degrees * Math.PI) / 180),
    ];
    const [a, b] = at([0, 0], [12, 5]);
    const measured = measure(
      [
        { ...on, id: 'length', kind: 'length', line: [a!, b!] },
        { ...on, id: 'angle', kind: 'angle', points: at(arm(20, 9), [0, 0], arm(133.7, 6)) },
        {
          ...on,
          id: 'cobb',
          kind: 'cobb',
          lines: [at([0, 0], arm(4, 30)), at([3, 20], [3 + arm(41.3, 25)[0], 20 + arm(41.3, 25)[1]])],
        },
        { ...on, id: 'ellipse', kind: 'ellipse', points: at([0, 0], [8, 0], [0, 3]) },
        { ...on, id: 'polygon', kind: 'polygon', points: at([0, 0], [10, 0], [10, 4], [3, 9]) },
      ] as readonly Annotation[],
      image,
    ).map(quantity);
    expect(measured.map(({ unit }) => unit)).toEqual(['mm', 'deg', 'deg', 'mm2', 'mm2']);
    expect(measured[0]?.value).toBeCloseTo(13, 5);
    expect(measured[1]?.value).toBeCloseTo(113.7, 5);
    expect(measured[2]?.value).toBeCloseTo(37.3, 5);
    expect(measured[3]?.value).toBeCloseTo(24 * Math.PI, 4);
    // 0·0 − 10·0 + 10·4 − 10·0 + 10·9 − 3·4 + 0 = 118, halved.
    expect(measured[4]?.value).toBeCloseTo(59, 4);
    expect(measured.map(({ plane }) => plane)).toEqual(['detector', 'none', 'none', 'detector', 'detector']);
  });
});

describe('uncertainty and units', () => {
  const sop = '1.2.3';
  const on = { sopInstanceUID: sop, frame: 1 };
  const length = {
    ...on,
    id: 'l',
    kind: 'length',
    line: [
      [0, 0],
      [30, 40],
    ],
  } as unknown as Annotation;

  test('a length errs by both its ends: √2 × 0.5 mm for an assumed SEM of 1 mm', () => {
    const image = withSpacing(film(sop), { imagerPixelSpacing: [0.2, 0.2] });
    const found = quantity(measure([length], image)[0]);
    expect(found.value).toBeCloseTo(10, 6);
    expect(found.standardError).toBeCloseTo(Math.SQRT2 * 0.5, 5);
    expect(found.method).toContain('ASSUMED_SEM_MM');
  });

  test('a right angle of arms 10 and 20 mm errs by its arms and its vertex', () => {
    const image = withSpacing(film(sop), { imagerPixelSpacing: [0.1, 0.1] });
    const angle = {
      ...on,
      id: 'a',
      kind: 'angle',
      points: [
        [100, 0],
        [0, 0],
        [0, 200],
      ],
    } as unknown as Annotation;
    // By hand: 0.5² (1/10² + 1/20² + 1/10² + 1/20²) radians².
    const radians = 0.5 * Math.sqrt(2 / 100 + 2 / 400);
    expect(quantity(measure([angle], image)[0]).standardError).toBeCloseTo((radians * 180) / Math.PI, 5);
  });

  test('magnified: object mm and their error; calibrated: by the drawn object', () => {
    const magnified = withSpacing(film(sop), { imagerPixelSpacing: [0.2, 0.2], estimatedMagnification: 1.25 });
    const found = quantity(measure([length], magnified)[0]);
    expect([found.value, found.plane, found.unit]).toEqual([8, 'object', 'mm']);
    expect(found.standardError).toBeCloseTo((Math.SQRT2 * 0.5) / 1.25, 5);
    const object = {
      ...on,
      id: 'k',
      kind: 'calibration',
      line: [
        [0, 0],
        [0, 160],
      ],
      lengthMm: 16,
    } as unknown as Annotation;
    const plain = withSpacing(film(sop), { imagerPixelSpacing: [0.2, 0.2] });
    const calibrated = measure([length, object], plain)[0];
    expect(quantity(calibrated).value).toBeCloseTo(5, 6);
    expect(calibrated?.basis).toMatchObject({ annotations: ['k', 'l'], images: [sop] });
  });

  test('without millimetres pixels, never mm', () => {
    const found = measure(
      [
        length,
        {
          ...on,
          id: 'p',
          kind: 'polygon',
          points: [
            [0, 0],
            [30, 0],
            [30, 40],
            [0, 40],
          ],
        } as unknown as Annotation,
      ],
      withSpacing(film(sop), {}),
    ).map(quantity);
    expect(found.map(({ value, unit, plane }) => [value, unit, plane])).toEqual([
      [50, 'px', 'none'],
      [1200, 'px2', 'none'],
    ]);
  });

  test('a section measures in the patient; a crossed outline and a missing image have no number', () => {
    const ct = slice('1.2.9', 10);
    const [row, column] = ct.spacing.pixelSpacing ?? [0, 0];
    const place = { sopInstanceUID: '1.2.9', frame: 1 };
    const found = measure(
      [
        {
          ...place,
          id: 'l',
          kind: 'length',
          line: [
            [0, 0],
            [3 / column, 4 / row],
          ],
        },
        {
          ...place,
          id: 'x',
          kind: 'polygon',
          points: [
            [0, 0],
            [10, 10],
            [10, 0],
            [0, 10],
          ],
        },
        {
          ...on,
          id: 'elsewhere',
          kind: 'length',
          line: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          ...place,
          id: 'nothing',
          kind: 'angle',
          points: [
            [1, 1],
            [1, 1],
            [2, 2],
          ],
        },
      ] as unknown as Annotation[],
      ct,
    );
    expect(quantity(found[0])).toMatchObject({ value: 5, unit: 'mm', plane: 'patient' });
    expect(found.slice(1).map(({ quantity: one }) => (one.status === 'unavailable' ? one.reason : one.value))).toEqual([
      'OUTLINE_CROSSES_ITSELF',
      'POINTS_COINCIDE',
    ]);
  });
});

describe('Cobb on two films', () => {
  const [f, e] = ['1.2.3', '1.2.4'];
  const lines = (mirrored: boolean): readonly Annotation[] => {
    const t = (degrees: number): Point => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const [a, b] = [t(10), t(35)];
    const flip = mirrored ? -1 : 1;
    return [
      {
        id: 'a',
        kind: 'cobb',
        sopInstanceUID: f,
        frame: 1,
        lines: [
          [
            [50, 50],
            [50 + 40 * a[0], 50 + 40 * a[1]],
          ],
        ],
        partner: 'b',
        label: 'C2',
      },
      {
        id: 'b',
        kind: 'cobb',
        sopInstanceUID: e,
        frame: 1,
        lines: [
          [
            [90, 60],
            [90 + flip * 40 * b[0], 60 + 40 * b[1]],
          ],
        ],
        partner: 'a',
      },
    ] as unknown as Annotation[];
  };
  const film2 = (sop: string, orientation: readonly [string, string]): Instance =>
    withSpacing(film(sop), { imagerPixelSpacing: [0.2, 0.2] }, orientation);

  test('once, of both images', () => {
    const found = measure(lines(false), film2(f, ['P', 'F']), film2(e, ['P', 'F']));
    expect(found).toHaveLength(1);
    expect(quantity(found[0]).value).toBeCloseTo(25, 5);
    expect(found[0]).toMatchObject({ label: 'C2', film: null, basis: { annotations: ['a', 'b'], images: [f, e] } });
    expect(quantity(found[0]).method).toContain('taken as equally upright');
  });

  test('a mirrored film gives the same angle; without orientation it is said', () => {
    expect(quantity(measure(lines(true), film2(f, ['P', 'F']), film2(e, ['A', 'F']))[0]).value).toBeCloseTo(25, 5);
    expect(quantity(measure(lines(false), film2(f, ['', '']), film2(e, ['A', 'F']))[0]).method).toContain('not stated');
  });

  test('views from different sides have no angle, nor has one line', () => {
    const side = measure(lines(false), film2(f, ['P', 'F']), film2(e, ['L', 'F']))[0];
    expect(side?.quantity).toMatchObject({ status: 'unavailable', reason: 'VIEWS_DIFFER' });
    const [alone] = lines(false);
    expect(measure([alone!], film2(f, ['P', 'F']))[0]?.quantity).toMatchObject({ reason: 'LINE_MISSING' });
  });
});
