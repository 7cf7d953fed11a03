import type { Vertebra } from '#shared/spine';
import type { VertebraRegistration } from './registerPair.ts';
import { registerMetal, type BodyOnItsWay, type MetalRegistration } from './registerMetal.ts';
import type { VertebraLandmarks } from './region.ts';
import type { RegistrationFilm } from './registrationFilm.ts';

/** An operated stretch whose metal is to be followed. */
export interface PlateSpan {
  readonly upper: Vertebra;
  readonly lower: Vertebra;
}
export interface PlateRegistration extends PlateSpan {
  readonly metal: MetalRegistration;
}

/** The metal of each span, where both of the bones at its ends were accepted and there is metal. */
export function registerPlates(
  {
    flexion,
    extension,
    landmarks,
  }: {
    readonly flexion: RegistrationFilm;
    readonly extension: RegistrationFilm;
    readonly landmarks: readonly VertebraLandmarks[];
  },
  spans: readonly PlateSpan[],
  bones: readonly VertebraRegistration[],
  scale: number,
): readonly PlateRegistration[] {
  const body = (vertebra: Vertebra): BodyOnItsWay | null => {
    const marks = landmarks.find((one) => one.vertebra === vertebra);
    const bone = bones.find((one) => one.vertebra === vertebra);
    if (marks === undefined || bone === undefined || !bone.accepted || bone.transform === null) return null;
    return { landmarks: marks, transform: bone.transform };
  };
  return spans.flatMap(({ upper, lower }): readonly PlateRegistration[] => {
    const [a, b] = [body(upper), body(lower)];
    const metal = a === null || b === null ? null : registerMetal(flexion, extension, [a, b], scale);
    return metal === null ? [] : [{ upper, lower, metal }];
  });
}
