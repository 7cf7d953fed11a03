import { describe, expect, test } from 'vitest';
import { evaluateCase, type Evaluation } from '#shared/evaluateCase';
import type { Pose, Segment, Vertebra } from '#shared/spine';
import { MOTION_SEGMENTS, vertebraeOf } from '#shared/spine';
import { centreOffset, turnOf, worstOfRandomPairs } from '../../fixtures/exactTrial.ts';
import { FILMS, gap, neck, pairCase, type FilmOptions, type PairOptions } from '../../fixtures/spineFilms.ts';

const value = (
  evaluation: Evaluation,
  measure: string,
  segment: Segment | null,
  film: Pose | null = null,
  plane?: string,
): number => {
  const found = evaluation.measurements.find(
    (one) =>
      one.measure === measure && one.segment === segment && one.film === film && (plane === undefined || one.plane === plane),
  );
  if (found?.quantity.status !== 'measured') throw new Error(`${measure} ${segment} is ${JSON.stringify(found?.quantity)}`);
  return found.quantity.value;
};
const pairOf = (segment: Segment): readonly [Vertebra, Vertebra] => vertebraeOf(segment) ?? ['C2', 'C3'];

const flexed = neck('flexion', 0.8);
const extended = neck('extension', 0.8);

const films = (change: Partial<FilmOptions>): PairOptions => ({ films: { flexion: change, neutral: change, extension: change } });

const VIEWS: readonly [string, PairOptions][] = [
  ['facing left', {}],
  ['facing right', films({ facing: 'right' })],
  ['facing left, turned by 17°', films({ turned: 17 })],
  ['facing right, turned by 90°', films({ facing: 'right', turned: 90 })],
  ['one film mirrored', { films: { extension: { facing: 'right' } } }],
  ['non-square pixels', films({ detector: [0.2, 0.1] })],
  ['unequal magnification', { films: { flexion: { magnification: 1.15 }, extension: { magnification: 1.25 } } }],
  ['unequal pixels', { films: { extension: { detector: [0.1, 0.1] } } }],
];

describe.each(VIEWS)('exact landmarks, %s', (_name, view) => {
  const { document, index, films: used } = pairCase({ ...view, fusedMotion: 0.8, variants: true });
  const evaluation = evaluateCase(document, index);
  test.each(MOTION_SEGMENTS)('%s', (segment) => {
    const [upper, lower] = pairOf(segment);
    const [dF, dE] = [gap(flexed, upper, lower), gap(extended, upper, lower)];
    expect(value(evaluation, 'interspinousDistance', segment, 'flexion')).toBeCloseTo(dF, 4);
    expect(value(evaluation, 'interspinousDistance', segment, 'extension')).toBeCloseTo(dE, 4);
    expect(value(evaluation, 'interspinousMotion', segment, null, 'object')).toBeCloseTo(dF - dE, 4);
    expect(value(evaluation, 'interspinousMotion', segment, null, 'detector')).toBeCloseTo(
      (dF - dE) * used.flexion.magnification,
      4,
    );
    const edge =
      gap(flexed, upper, lower, ['edgeInferior', 'edgeSuperior']) - gap(extended, upper, lower, ['edgeInferior', 'edgeSuperior']);
    expect(value(evaluation, 'interspinousMotionEdge', segment, null, 'object')).toBeCloseTo(edge, 4);
    const base = gap(flexed, upper, lower, ['base', 'base']) - gap(extended, upper, lower, ['base', 'base']);
    expect(value(evaluation, 'interspinousMotionBase', segment, null, 'object')).toBeCloseTo(base, 4);
    expect(value(evaluation, 'segmentalRotation', segment)).toBeCloseTo(turnOf(flexed, extended, upper, lower), 4);
    const [tF, tE] = [centreOffset(flexed, upper, lower), centreOffset(extended, upper, lower)];
    expect(value(evaluation, 'segmentalTranslation', segment)).toBeCloseTo(tF[0] - tE[0], 4);
    expect(value(evaluation, 'segmentalTranslationSuperior', segment)).toBeCloseTo(tF[1] - tE[1], 4);
  });
  test('C2–C7 range of motion is the sum of the levels', () => {
    const sum = MOTION_SEGMENTS.slice(0, 5).reduce(
      (total, segment) => total + value(evaluation, 'segmentalRotation', segment),
      0,
    );
    expect(sum).toBeCloseTo(47, 4); // flexion 46 − 16, extension −22 − (−5)
    expect(value(evaluation, 'rangeOfMotionC2C7', null)).toBeCloseTo(sum, 4);
  });
});

test('facing and turning change no sign and no digit of the uncertainty', () => {
  const straight = evaluateCase(pairCase().document, pairCase().index);
  const turned = pairCase(films({ facing: 'right', turned: -33 }));
  const other = evaluateCase(turned.document, turned.index);
  const comparable = straight.measurements.filter(({ film, quantity }) => film !== 'neutral' && quantity.status === 'measured');
  expect(comparable.length).toBeGreaterThan(50);
  for (const { measure, segment, film, plane, quantity } of comparable) {
    const twin = other.measurements.find(
      (one) => one.measure === measure && one.segment === segment && one.film === film && one.plane === plane,
    );
    if (quantity.status !== 'measured' || twin?.quantity.status !== 'measured') throw new Error(measure);
    expect(twin.quantity.value).toBeCloseTo(quantity.value, 4);
    expect(twin.quantity.standardError).toBeCloseTo(quantity.standardError, 4);
  }
});

test('the spread of the motion is twice that of a click, on the detector; magnification divides it', () => {
  const { document, index } = pairCase();
  const evaluation = evaluateCase(document, index);
  for (const segment of MOTION_SEGMENTS) {
    const of = (plane: string) =>
      evaluation.measurements.find(
        (one) => one.measure === 'interspinousMotion' && one.segment === segment && one.plane === plane,
      );
    expect(of('detector')?.quantity).toMatchObject({ standardError: expect.closeTo(0.45, 4) as number });
    expect(of('object')?.quantity).toMatchObject({
      standardError: expect.closeTo(0.45 / FILMS.flexion.magnification, 4) as number,
    });
  }
});

test('two runs give the same text', async () => {
  const { evaluationJson } = await import('#shared/evaluateCase');
  const { document, index } = pairCase({ replicates: 3 });
  expect(evaluationJson(evaluateCase(document, index))).toBe(
    evaluationJson(evaluateCase(structuredClone(document), structuredClone(index))),
  );
});

test('random necks on random films: the contract is 0.02 mm and 0.05°, the arithmetic a thousandth of it', () => {
  const worst = worstOfRandomPairs(40, 20261122);
  expect(worst.levels).toBe(240);
  for (const error of [worst.distanceMm, worst.motionObjectMm, worst.motionDetectorMm, worst.translationMm])
    expect(error).toBeLessThan(2e-5);
  expect(worst.rotationDeg).toBeLessThan(5e-5);
});
