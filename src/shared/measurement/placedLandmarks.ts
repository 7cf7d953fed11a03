import type { VertebraLandmarks } from '#shared/registration';
import type { Vec2 } from '#shared/geometry';
import { VERTEBRAE } from '#shared/spine';
import type { Film } from './film.ts';
import type { PlacedPoint } from './placements.ts';

/** Every vertebra with its corners on a film, cranial first, in the film's pixels (means of several placements): what a registration stands on. */
export function placedLandmarks(film: Film): readonly VertebraLandmarks[] {
  return VERTEBRAE.flatMap((vertebra): readonly VertebraLandmarks[] => {
    const body = film.bodies.get(vertebra);
    if (body === undefined) return [];
    const tip = film.placements.tips.get(vertebra);
    return [
      {
        vertebra,
        superiorAnterior: pixelOf(film, body.superiorAnterior),
        superiorPosterior: pixelOf(film, body.superiorPosterior),
        inferiorPosterior: pixelOf(film, body.inferiorPosterior),
        inferiorAnterior: pixelOf(film, body.inferiorAnterior),
        tip: tip === undefined ? null : pixelOf(film, tip),
      },
    ];
  });
}

/** A placed point in its film's pixels. */
export const pixelOf = (film: Film, point: PlacedPoint): Vec2 => [point.x / film.spacing[1], point.y / film.spacing[0]];
