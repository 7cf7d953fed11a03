import { describe, expect, test } from 'vitest';
import type { Annotation } from '#shared/annotation';
import { evaluateCase } from '#shared/evaluateCase';
import { FILMS, pairCase } from '../../fixtures/spineFilms.ts';

const COVARIANCE = [
  [0.01, 0, 0],
  [0, 0.04, 0],
  [0, 0, 0.04],
];
const ways = { from: FILMS.flexion.uid, to: FILMS.extension.uid, scale: 1, covariance: COVARIANCE, accepted: true };

/** C6 stays where it is on the detector; the plate turns clockwise about its own middle by `angle` and is moved there by `shift` px. */
function evaluated(angle: number, shift: readonly [number, number], change: object = {}) {
  const centre = [1100, 1250] as const;
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const plate: Annotation = {
    id: 'plate',
    kind: 'plate-registration',
    upper: 'C5',
    lower: 'C6',
    ...ways,
    centre: [...centre],
    angle,
    translation: [centre[0] + shift[0] - (c * centre[0] - s * centre[1]), centre[1] + shift[1] - (s * centre[0] + c * centre[1])],
    algorithm: 'test',
    algorithmVersion: '1',
    ...change,
  };
  const bone: Annotation = {
    id: 'bone',
    kind: 'registration',
    vertebra: 'C6',
    ...ways,
    angle: 0,
    translation: [0, 0],
    algorithm: 'test',
    algorithmVersion: '1',
  };
  const { document, index } = pairCase({ extra: [plate, bone] });
  const { measurements, warnings } = evaluateCase(document, index);
  const of = (measure: string) => {
    const quantity = measurements.find((one) => one.measure === measure && one.vertebra === 'C6')?.quantity;
    return quantity?.status === 'measured' ? quantity : null;
  };
  return {
    rotation: of('registeredPlateRotation'),
    along: of('registeredPlateTranslation'),
    up: of('registeredPlateTranslationSuperior'),
    moves: warnings.filter((one) => one.code === 'PLATE_MOVES').map((one) => one.message),
  };
}

describe('a plate against the bone that it is screwed to', () => {
  test('that stays with it does not move, to the last digit, and nothing is warned of', () => {
    const { rotation, along, up, moves } = evaluated(0, [0, 0]);
    expect(rotation?.value).toBeCloseTo(0, 9);
    expect(along?.value).toBeCloseTo(0, 9);
    expect(up?.value).toBeCloseTo(0, 9);
    expect(moves).toEqual([]);
  });

  test('turns as a bone above would: clockwise to extension on a film that faces left is into flexion on the way back', () => {
    const { rotation, moves } = evaluated(4, [0, 0]);
    // 0.1° of the plate and 0.1° of the bone.
    expect(rotation).toMatchObject({ value: 4, standardError: expect.closeTo(Math.SQRT2 * 0.1, 5) as number });
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatch(/^the plate moves against C6: 4(\.0)?° ± 0\.3°/);
  });

  test('its shift on the detector is that in the body’s own frame, magnification taken out', () => {
    const { along, up } = evaluated(0, [-20, 9]);
    const object = (px: number): number => (px * 0.143) / 1.19;
    expect(Math.hypot(along?.value ?? Number.NaN, up?.value ?? Number.NaN)).toBeCloseTo(object(Math.hypot(20, 9)), 4);
    // C6's mid-plane on the flexion film, flexed: forwards is to the left and down. The shift to extension is forwards, so back is backwards.
    expect(along?.value).toBeLessThan(0);
    expect(along?.plane).toBe('object');
  });

  test('is not measured where the metal was not followed', () => {
    expect(evaluated(4, [0, 0], { accepted: false }).rotation).toBeNull();
  });
});
