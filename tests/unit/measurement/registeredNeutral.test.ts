import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import { evaluateCase } from '#shared/evaluateCase';
import { fixedPoint } from '../../../src/shared/measurement/registeredCentre.ts';
import { FILMS, pairCase } from '../../fixtures/spineFilms.ts';

type Point = readonly [number, number];

/** Turn by `degrees` clockwise on the screen about a point, grown by `scale`, then moved. */
const similarity =
  (degrees: number, about: Point, scale = 1, by: Point = [0, 0]) =>
  (x: number, y: number): Point => {
    const a = (degrees * Math.PI) / 180;
    const [dx, dy] = [x - about[0], y - about[1]];
    return [
      about[0] + by[0] + scale * (Math.cos(a) * dx - Math.sin(a) * dy),
      about[1] + by[1] + scale * (Math.sin(a) * dx + Math.cos(a) * dy),
    ];
  };

describe('the centre of rotation', () => {
  const lower = similarity(25, [3, 8], 1.04, [-7, 12]);
  test('is the point about which the upper bone turns in the frame of the lower one', () => {
    const turn = similarity(10, [31, 44]);
    const upper = (x: number, y: number): Point => lower(...turn(x, y));
    const [x, y] = fixedPoint(upper, lower, [20, 10]);
    expect([x, y]).toEqual([expect.closeTo(31, 9), expect.closeTo(44, 9)]);
  });
  test('a slip moves it square to the slip by slip / (2 tan half the turn), and half the slip along', () => {
    const turn = similarity(10, [31, 44], 1, [2, 0]);
    const upper = (x: number, y: number): Point => lower(...turn(x, y));
    const [x, y] = fixedPoint(upper, lower, [31, 44]);
    expect([x, y]).toEqual([expect.closeTo(32, 9), expect.closeTo(44 + 1 / Math.tan((5 * Math.PI) / 180), 9)]);
  });
  test('an error in scale about the upper body leaves it where it is', () => {
    const [about, at] = [
      [20, 10],
      [31, 44],
    ] as const satisfies readonly Point[];
    const image = similarity(10, at)(...about);
    const grown = (x: number, y: number): Point => {
      const [u, v] = similarity(10, at)(x, y);
      return lower(image[0] + 1.003 * (u - image[0]), image[1] + 1.003 * (v - image[1]));
    };
    expect(fixedPoint(grown, lower, about)).toEqual([expect.closeTo(31, 9), expect.closeTo(44, 9)]);
  });
});

describe('the neutral film as a third pose', () => {
  const leg = (vertebra: 'C3' | 'C4', from: keyof typeof FILMS, to: keyof typeof FILMS, angle: number): Annotation => ({
    id: `r/${vertebra}/${from}/${to}`,
    kind: 'registration',
    vertebra,
    from: FILMS[from].uid,
    to: FILMS[to].uid,
    angle,
    translation: [0, 0],
    scale: 1,
    covariance: [
      [0.01, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
    accepted: true,
    algorithm: 'test',
    algorithmVersion: '1',
  });
  const evaluated = (second: number) => {
    const extra = [
      leg('C3', 'flexion', 'neutral', 6),
      leg('C4', 'flexion', 'neutral', 1),
      leg('C3', 'neutral', 'extension', second),
      leg('C4', 'neutral', 'extension', 0),
      leg('C3', 'flexion', 'extension', 10),
      leg('C4', 'flexion', 'extension', 1),
    ];
    const { document, index } = pairCase({ extra });
    const { measurements, warnings } = evaluateCase(document, index);
    const of = (measure: string) => measurements.find((one) => one.measure === measure && one.segment === 'C3-C4')?.quantity;
    return { of, codes: warnings.map(({ code }) => code) };
  };

  test('5° and 4° over neutral, 9° directly: it closes, with the errors of six registrations', () => {
    const { of, codes } = evaluated(4);
    expect(of('registeredRotationFlexionNeutral')).toMatchObject({
      value: 5,
      standardError: expect.closeTo(0.141421, 6) as number,
    });
    expect(of('registeredRotationNeutralExtension')).toMatchObject({ value: 4 });
    expect(of('registeredRotationClosure')).toMatchObject({
      value: 0,
      standardError: expect.closeTo(Math.sqrt(0.06), 5) as number,
    });
    expect(codes).not.toContain('REGISTRATION_DOES_NOT_CLOSE');
    expect(codes).not.toContain('REGISTRATION_OF_OTHER_FILMS');
  });
  test('1° more over neutral is four standard errors: said', () => {
    const { of, codes } = evaluated(5);
    expect(of('registeredRotationClosure')).toMatchObject({ value: 1 });
    expect(codes).toContain('REGISTRATION_DOES_NOT_CLOSE');
  });
  test('a segment that turns 1.5° has no centre of rotation', () => {
    const extra = [leg('C3', 'flexion', 'extension', 1.5), leg('C4', 'flexion', 'extension', 0)];
    const { document, index } = pairCase({ extra });
    const found = evaluateCase(document, index).measurements.find(
      (one) => one.measure === 'registeredCentreOfRotationAnterior' && one.segment === 'C3-C4',
    );
    expect(found?.quantity).toMatchObject({ status: 'unavailable', reason: 'ROTATION_TOO_SMALL' });
  });
});
