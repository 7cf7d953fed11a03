import { describe, expect, test } from 'vitest';
import type { Annotation, RegistrationAnnotation } from '#shared/annotation';
import { evaluateCase } from '#shared/evaluateCase';
import { FILMS, pairCase, seeded } from '../../fixtures/spineFilms.ts';

/** C4 stays where it is, C3 turns by −10° on the screen about C3's own centre: from the closed form of one rigid body. */
const registration = (vertebra: 'C3' | 'C4', change: Partial<RegistrationAnnotation> = {}): Annotation => ({
  id: `r/${vertebra}`,
  kind: 'registration',
  vertebra,
  from: FILMS.flexion.uid,
  to: FILMS.extension.uid,
  angle: vertebra === 'C3' ? 10 : 0,
  translation: vertebra === 'C3' ? [180, -160] : [0, 0],
  scale: 1,
  covariance: [
    [0.01, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ],
  accepted: true,
  algorithm: 'test',
  algorithmVersion: '1',
  ...change,
});

const evaluate = (...extra: readonly Annotation[]) => {
  const { document, index } = pairCase({ extra });
  return evaluateCase(document, index).measurements;
};
const at = (measurements: ReturnType<typeof evaluate>, measure: string) =>
  measurements.find((one) => one.measure === measure && one.segment === 'C3-C4')?.quantity;

describe('registered motion', () => {
  test('C3 turns 10° clockwise to extension on a film that faces left: 10° into flexion going back', () => {
    const rotation = at(evaluate(registration('C3'), registration('C4')), 'registeredRotation');
    // Clockwise lifts the anterior end of a body that faces left: extension. Error 0.1° of each registration, and the corners' cancels.
    expect(rotation).toMatchObject({
      status: 'measured',
      value: 10,
      standardError: expect.closeTo(Math.SQRT2 * 0.1, 5) as number,
    });
  });
  test('without registrations there is no registered measure', () => {
    expect(at(evaluate(), 'registeredRotation')).toBeUndefined();
  });
  test.each([
    ['REGISTRATION_MISSING', [registration('C3')]],
    ['REGISTRATION_NOT_ACCEPTED', [registration('C3'), registration('C4', { accepted: false })]],
    ['REGISTRATION_NO_COVARIANCE', [registration('C3'), registration('C4', { covariance: undefined })]],
    [
      'REGISTRATION_COVARIANCE_INVALID',
      [
        registration('C3'),
        registration('C4', {
          covariance: [
            [1, 2],
            [2, 1],
          ],
        }),
      ],
    ],
    ['REGISTRATION_MISSING', [registration('C3'), registration('C4', { to: 'another film' })]],
  ])('%s', (reason, extra) => {
    const quantity = at(evaluate(...extra), 'registeredInterspinousMotion');
    expect(quantity).toMatchObject({ status: 'unavailable', reason });
  });

  test('the interval covers 95 % when registrations and landmarks err as they say', () => {
    const random = seeded(5);
    const covariance = [
      [0.04, 0.3, -0.2],
      [0.3, 4, 0.5],
      [-0.2, 0.5, 6],
    ];
    const L = [
      [0.2, 0, 0],
      [1.5, Math.sqrt(4 - 2.25), 0],
      [-1, 0, 0],
    ];
    const l21 = (0.5 - 1.5 * -1) / Math.sqrt(4 - 2.25);
    L[2] = [-1, l21, Math.sqrt(6 - 1 - l21 * l21)];
    const measureOnce = (jitter: boolean) => {
      const shift = () => (jitter ? random.normal() : 0);
      const vary = (vertebra: 'C3' | 'C4') => {
        const z = [shift(), shift(), shift()];
        const [a, x, y] = L.map((row) => row.reduce((sum, one, i) => sum + one * (z[i] ?? 0), 0)) as [number, number, number];
        const base = registration(vertebra) as RegistrationAnnotation;
        return registration(vertebra, {
          covariance,
          angle: base.angle + a,
          translation: [base.translation[0] + x, base.translation[1] + y],
        });
      };
      const { document, index } = pairCase({
        extra: [vary('C3'), vary('C4')],
        jitter: () => [0.3 * shift(), 0.3 * shift()],
        case: { reading: { reader: { id: 'r1', ismSemMm: 0.6 } } },
      });
      return evaluateCase(document, index).measurements;
    };
    const names = [
      'registeredInterspinousMotion',
      'registeredRotation',
      'registeredTranslation',
      'registeredTranslationSuperior',
    ];
    const truth = measureOnce(false);
    const covered = new Map<string, number>();
    const trials = 400;
    for (let i = 0; i < trials; i++) {
      const tried = measureOnce(true);
      for (const name of names) {
        const [t, q] = [at(truth, name), at(tried, name)];
        if (t?.status === 'measured' && q?.status === 'measured' && q.interval95[0] <= t.value && t.value <= q.interval95[1])
          covered.set(name, (covered.get(name) ?? 0) + 1);
      }
    }
    // 400 trials of 95 %: SD 1.1 %, so three of them either side.
    for (const name of names) {
      expect((covered.get(name) ?? 0) / trials).toBeGreaterThan(0.917);
      expect((covered.get(name) ?? 0) / trials).toBeLessThan(0.983);
    }
  });
});
