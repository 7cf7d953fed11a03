import type { RegistrationAnnotation } from '#shared/annotation';
import { VERTEBRAE } from '#shared/spine';
import { sentence, together } from '#shared/wording';
import type { Film } from './film.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import { placedLandmarks } from './placedLandmarks.ts';
import { isStale } from './registrationStates.ts';

/**
 * The registrations whose landmarks on the flexion film have been moved, added or taken away since: what they would carry now is not what they
 * were fitted to, so that no number may come from them.
 */
export function staleRegistrations(all: readonly RegistrationAnnotation[], flexion: Film): ReadonlySet<RegistrationAnnotation> {
  const placed = new Map(placedLandmarks(flexion).map((marks) => [marks.vertebra, marks]));
  return new Set(all.filter((one) => one.landmarks !== undefined && isStale(one, placed.get(one.vertebra))));
}

/** One warning for all of them, cranial first. */
export function staleNotices(stale: readonly RegistrationAnnotation[]): readonly Notice[] {
  if (stale.length === 0) return [];
  const vertebrae = VERTEBRAE.filter((vertebra) => stale.some((one) => one.vertebra === vertebra));
  const said = sentence('registration.staleOnes', { vertebrae: together(vertebrae, 'and') });
  return [
    notice(
      'REGISTRATION_STALE',
      said,
      null,
      stale.map((one) => one.id),
    ),
  ];
}
