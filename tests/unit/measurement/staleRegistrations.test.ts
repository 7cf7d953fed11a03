import { describe, expect, test } from 'vitest';
import type { Annotation, SpinousTipAnnotation, VertebraAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import { evaluateCase } from '#shared/evaluateCase';
import { registrationAnnotations, registrationInput, withRegistrations } from '#shared/measurement';
import { pairCase } from '../../fixtures/spineFilms.ts';

const { document, index } = pairCase();
/** Every vertebra as if it had been found where it was, with landmarks kept as the product keeps them. */
const registered = (() => {
  const input = registrationInput(document, index);
  if ('why' in input) throw new Error(input.why.message);
  const annotations = registrationAnnotations(input, {
    scale: { ratio: 1, relativeStandardError: 0, source: 'exact' },
    vertebrae: input.landmarks.map(({ vertebra }, i) => ({
      vertebra,
      transform: { angle: 3 * i, translation: [4, -5], scale: 1 },
      covariance: [
        [0.01, 0, 0],
        [0, 0.01, 0],
        [0, 0, 0.01],
      ],
      similarity: 0.9,
      accepted: true,
      rejection: null,
      checks: null,
    })),
  });
  return withRegistrations({ ...document, settings: { ismSource: 'registered' } }, input, annotations);
})();

const changed = (of: CaseDocument, change: (one: Annotation) => readonly Annotation[]): CaseDocument => ({
  ...of,
  annotations: of.annotations.flatMap(change),
});
const FLEXION = '2.25.10';
const body = (vertebra: string) => (one: Annotation) =>
  one.kind === 'vertebra' &&
  (one as VertebraAnnotation).vertebra === vertebra &&
  (one as VertebraAnnotation).sopInstanceUID === FLEXION;
const tip = (vertebra: string) => (one: Annotation) =>
  one.kind === 'spinous-tip' &&
  (one as SpinousTipAnnotation).vertebra === vertebra &&
  (one as SpinousTipAnnotation).sopInstanceUID === FLEXION;

const NAMES = [
  'registeredInterspinousMotion',
  'registeredRotation',
  'registeredTranslation',
  'registeredTranslationSuperior',
  'registeredCentreOfRotationAnterior',
];
/** What each of them is of a segment: `measured`, or the reason why not. */
function states(of: CaseDocument, segment: string): readonly string[] {
  const { measurements } = evaluateCase(of, index);
  return NAMES.map((name) => {
    const quantity = measurements.find((one) => one.measure === name && one.segment === segment)?.quantity;
    return quantity?.status === 'unavailable' ? quantity.reason : (quantity?.status ?? 'none');
  });
}
const all = (state: string): readonly string[] => NAMES.map(() => state);

describe('a registration whose landmarks have moved since', () => {
  const moved = changed(registered, (one) =>
    body('C5')(one)
      ? [
          {
            ...(one as VertebraAnnotation),
            inferiorAnterior: [
              (one as VertebraAnnotation).inferiorAnterior[0] + 0.5,
              (one as VertebraAnnotation).inferiorAnterior[1],
            ],
          },
        ]
      : [one],
  );

  test('gives no number of its two levels, and leaves the others', () => {
    expect(states(registered, 'C5-C6')).toEqual(all('measured'));
    expect(states(moved, 'C4-C5')).toEqual(all('REGISTRATION_STALE'));
    expect(states(moved, 'C5-C6')).toEqual(all('REGISTRATION_STALE'));
    expect(states(moved, 'C3-C4')).toEqual(all('measured'));
  });

  test('is not what the rule judges by, and a warning says so in both languages', () => {
    const before = evaluateCase(registered, index);
    const after = evaluateCase(moved, index);
    const used = (of: typeof before) => of.assessment.segments.find((one) => one.segment === 'C5-C6')?.motionUsed;
    expect(used(before)).toMatchObject({ status: 'measured' });
    expect(used(after)).toMatchObject({ status: 'unavailable', reason: 'REGISTRATION_STALE' });
    expect(after.assessment.segments.find((one) => one.segment === 'C5-C6')?.dynamic).toBe('non-diagnostic');
    expect(before.warnings.filter((one) => one.code === 'REGISTRATION_STALE')).toEqual([]);
    expect(after.warnings.filter((one) => one.code === 'REGISTRATION_STALE').map((one) => one.message)).toEqual([
      'landmarks of C5 have been moved since the registration: its numbers are withheld until it is made again',
    ]);
  });

  test('so it is with corners that were taken away, and with a tip that was', () => {
    // The tips alone would still give an interspinous motion.
    const gone = changed(registered, (one) => (body('C6')(one) ? [] : [one]));
    expect(states(gone, 'C5-C6')).toEqual(all('REGISTRATION_STALE'));
    const tipless = changed(registered, (one) => (tip('C6')(one) ? [] : [one]));
    expect(states(tipless, 'C6-C7')).toEqual(all('REGISTRATION_STALE'));
  });

  test('put back where they were the registration stands again', () => {
    const back = changed(moved, (one) => [registered.annotations.find(({ id }) => id === one.id) ?? one]);
    expect(states(back, 'C5-C6')).toEqual(all('measured'));
  });

  test('one that does not say what it stands on is held to nothing', () => {
    const bare = changed(moved, (one) =>
      one.kind === 'registration' ? [{ ...one, landmarks: undefined } as Annotation] : [one],
    );
    expect(states(bare, 'C5-C6')).toEqual(all('measured'));
  });
});
