import type { RegistrationAnnotation } from '#shared/annotation';
import type { OverNeutral } from '#shared/registration';
import { registrationAnnotations, type RegistrationInput } from './registrationInput.ts';

/** Registrations between two films, as a case keeps them. */
export interface RegistrationSet {
  readonly from: string;
  readonly to: string;
  readonly registrations: readonly RegistrationAnnotation[];
}

/** What the case keeps of the way over the neutral film: flexion to neutral, then neutral to extension. Both stand on the landmarks on flexion. */
export function neutralAnnotations(
  input: RegistrationInput,
  neutralUID: string,
  { toNeutral, toExtension }: OverNeutral,
): readonly RegistrationSet[] {
  const set = (way: RegistrationInput, found: OverNeutral['toNeutral']): RegistrationSet => ({
    from: way.flexionUID,
    to: way.extensionUID,
    registrations: registrationAnnotations(way, found),
  });
  return [set({ ...input, extensionUID: neutralUID }, toNeutral), set({ ...input, flexionUID: neutralUID }, toExtension)];
}
