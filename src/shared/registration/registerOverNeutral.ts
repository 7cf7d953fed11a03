import { applySimilarity2, type Vec2 } from '#shared/geometry';
import type { VertebraLandmarks } from './region.ts';
import type { RegistrationFilm } from './registrationFilm.ts';
import { registerPair, type PairRegistration, type RegistrationStep } from './registerPair.ts';

export interface ThreeFilms {
  readonly flexion: RegistrationFilm;
  readonly neutral: RegistrationFilm;
  readonly extension: RegistrationFilm;
  /** In pixels of the flexion film. */
  readonly landmarks: readonly VertebraLandmarks[];
}

export interface OverNeutral {
  readonly toNeutral: PairRegistration;
  readonly toExtension: PairRegistration;
}

/**
 * The way from flexion to extension over the neutral film, each half registered by itself: nothing of the direct registration enters, so that
 * the two ways check each other. The second half starts from the landmarks that the first has carried; what the first does not accept has none.
 */
export function registerOverNeutral(
  { flexion, neutral, extension, landmarks }: ThreeFilms,
  onStep: (step: RegistrationStep) => void = () => undefined,
): OverNeutral {
  const free = { placedOnExtension: new Map(), scale: null };
  const toNeutral = registerPair({ flexion, extension: neutral, landmarks, ...free }, (step) =>
    onStep({ ...step, total: 2 * step.total }),
  );
  const carried = landmarks.flatMap((marks): readonly VertebraLandmarks[] => {
    const found = toNeutral.vertebrae.find(({ vertebra }) => vertebra === marks.vertebra);
    if (found === undefined || !found.accepted || found.transform === null) return [];
    const { transform } = found;
    const at = (p: Vec2): Vec2 => applySimilarity2(transform, p);
    return [
      {
        vertebra: marks.vertebra,
        superiorAnterior: at(marks.superiorAnterior),
        superiorPosterior: at(marks.superiorPosterior),
        inferiorPosterior: at(marks.inferiorPosterior),
        inferiorAnterior: at(marks.inferiorAnterior),
        tip: marks.tip === null ? null : at(marks.tip),
      },
    ];
  });
  const toExtension = registerPair({ flexion: neutral, extension, landmarks: carried, ...free }, (step) =>
    onStep({ ...step, done: step.done + step.total, total: 2 * step.total }),
  );
  return { toNeutral, toExtension };
}
