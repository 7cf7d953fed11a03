import { describe, expect, test } from 'vitest';
import type { RegistrationAnnotation } from '#shared/annotation';
import { registrationStates } from '#shared/measurement';
import type { VertebraLandmarks } from '#shared/registration';
import type { Vertebra } from '#shared/spine';

const marks = (vertebra: Vertebra, x: number, tip: readonly [number, number] | null = [x + 90, 80]): VertebraLandmarks => ({
  vertebra,
  superiorAnterior: [x, 40],
  superiorPosterior: [x + 30.5, 42],
  inferiorPosterior: [x + 31, 70],
  inferiorAnterior: [x + 1, 69],
  tip,
});

const registration = (vertebra: Vertebra, rest: Partial<RegistrationAnnotation> = {}): RegistrationAnnotation => ({
  id: `r-${vertebra}`,
  kind: 'registration',
  vertebra,
  from: '1.1',
  to: '1.2',
  angle: -7,
  translation: [3, 4],
  scale: 1,
  accepted: true,
  algorithm: 'a',
  algorithmVersion: '1',
  ...rest,
});

const standing = (given: VertebraLandmarks): Pick<RegistrationAnnotation, 'landmarks'> => {
  const { vertebra: _name, ...landmarks } = given;
  return { landmarks };
};

const states = (landmarks: readonly VertebraLandmarks[], registrations: readonly RegistrationAnnotation[]): readonly string[] =>
  registrationStates({ version: 1, annotations: [...registrations] }, { flexionUID: '1.1', extensionUID: '1.2', landmarks }).map(
    ({ vertebra, state }) => `${vertebra} ${state}`,
  );

describe('how registrations stand', () => {
  test('by vertebra, cranial first, with the refused and the missing', () => {
    const landmarks = [marks('C4', 10), marks('C5', 20), marks('C6', 30)];
    const made = [
      registration('C5', { ...standing(marks('C5', 20)), accepted: false, reason: 'LOW_SIMILARITY' }),
      registration('C4', standing(marks('C4', 10))),
    ];
    expect(states(landmarks, made)).toEqual(['C4 accepted', 'C5 rejected', 'C6 missing']);
  });

  test.each<[string, VertebraLandmarks]>([
    ['a corner moved by a hundredth of a pixel', { ...marks('C4', 10), inferiorAnterior: [11, 69.01] }],
    ['the tip moved', marks('C4', 10, [100, 80.5])],
    ['the tip taken away', marks('C4', 10, null)],
  ])('stale after %s', (_, now) => {
    expect(states([now], [registration('C4', standing(marks('C4', 10)))])).toEqual(['C4 stale']);
  });

  test('stale when a tip was added, and when the vertebra is no longer placed', () => {
    expect(states([marks('C4', 10)], [registration('C4', standing(marks('C4', 10, null)))])).toEqual(['C4 stale']);
    expect(states([], [registration('C4', standing(marks('C4', 10)))])).toEqual(['C4 stale']);
  });

  test('nothing is held against one that does not say what it stands on, nor counted of other films', () => {
    expect(states([marks('C4', 10)], [registration('C4')])).toEqual(['C4 accepted']);
    expect(states([marks('C4', 10)], [registration('C4', { to: '1.9' })])).toEqual(['C4 missing']);
  });
});
