import { isKnownAnnotation, type RegistrationAnnotation } from '#shared/annotation';
import type { VertebraLandmarks } from '#shared/registration';
import { distance2, type Vec2 } from '#shared/geometry';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import type { CaseDocument } from '#shared/case';
import type { RegistrationInput } from './registrationInput.ts';

/**
 * How the registration of a vertebra stands: `missing` (never registered on this pair), `accepted`, `rejected`, or `stale`: a landmark that it
 * stands on has been moved, added or removed since.
 */
export interface RegistrationState {
  readonly vertebra: Vertebra;
  readonly state: 'missing' | 'accepted' | 'rejected' | 'stale';
  /** Null where it is missing. */
  readonly registration: RegistrationAnnotation | null;
}

/** Landmarks are stored with more digits than this, px. */
const MOVED_PX = 1e-6;
const POINTS = ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior', 'tip'] as const;

/** Of every vertebra with its corners on the flexion film, and of those that a registration is left over of; cranial first. */
export function registrationStates(
  document: CaseDocument,
  { flexionUID, extensionUID, landmarks }: Pick<RegistrationInput, 'flexionUID' | 'extensionUID' | 'landmarks'>,
): readonly RegistrationState[] {
  const registered = new Map<Vertebra, RegistrationAnnotation>();
  for (const one of document.annotations)
    if (isKnownAnnotation(one) && one.kind === 'registration' && one.from === flexionUID && one.to === extensionUID)
      registered.set(one.vertebra, one);
  return VERTEBRAE.flatMap((vertebra): readonly RegistrationState[] => {
    const marks = landmarks.find((one) => one.vertebra === vertebra);
    const registration = registered.get(vertebra) ?? null;
    if (marks === undefined && registration === null) return [];
    return [{ vertebra, state: stateOf(registration, marks), registration }];
  });
}

function stateOf(registration: RegistrationAnnotation | null, marks: VertebraLandmarks | undefined): RegistrationState['state'] {
  if (registration === null) return 'missing';
  if (isStale(registration, marks)) return 'stale';
  return registration.accepted ? 'accepted' : 'rejected';
}

/** Whether the landmarks on flexion that a registration stands on are others now. `marks`: those of its vertebra, undefined where its corners are gone. */
export function isStale({ landmarks }: RegistrationAnnotation, marks: VertebraLandmarks | undefined): boolean {
  if (marks === undefined) return true;
  // One of another program does not say what it stands on: nothing is known against it.
  return landmarks !== undefined && POINTS.some((name) => moved(landmarks[name], marks[name]));
}

const moved = (a: Vec2 | null, b: Vec2 | null): boolean => (a === null || b === null ? a !== b : distance2(a, b) > MOVED_PX);
