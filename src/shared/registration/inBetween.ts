import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { toRadians } from '#shared/units';

/** A registered bone: where it turns about (flexion px) and where it lies on the extension film. Cranial first in every list. */
export interface MovingBone {
  readonly centre: Vec2;
  readonly transform: Similarity2;
}

/** Below this a way is straight, radians. */
const STRAIGHT = 1e-6;

/**
 * A part of a rigid motion: the turn and the scale by their share, the centre along the arc that the whole turn makes of its way (about the
 * centre of rotation, where there is one). `share` 0 is no motion, 1 all of it.
 */
export function partOf(motion: Similarity2, centre: Vec2, share: number): Similarity2 {
  const to = applySimilarity2(motion, centre);
  const angle = share * motion.angle;
  const scale = motion.scale ** share;
  const turned = applySimilarity2({ angle, scale, translation: [0, 0] }, centre);
  const half = toRadians(motion.angle) / 2;
  // The chord of a part of the arc, over the whole chord, and its direction against it.
  const length = Math.abs(half) < STRAIGHT ? share : Math.sin(share * half) / Math.sin(half);
  const way = applySimilarity2({ angle: ((share - 1) * motion.angle) / 2, scale: length, translation: [0, 0] }, [
    to[0] - centre[0],
    to[1] - centre[1],
  ]);
  return { angle, scale, translation: [centre[0] + way[0] - turned[0], centre[1] + way[1] - turned[1]] };
}

/**
 * Where each bone is between flexion (`share` 0) and extension (1), with the bone `locked` held still: flexion frame to flexion frame. Every
 * segment turns by its share about its own upper bone, and the segments are chained from the locked one, so that discs keep their height
 * on the way. Between the two films nobody has looked: these places are interpolated.
 */
export function inBetween(bones: readonly MovingBone[], locked: number, share: number): readonly Similarity2[] {
  const places: Similarity2[] = bones.map(() => ({ angle: 0, scale: 1, translation: [0, 0] }));
  /** Motion of bone `i` seen from its lower neighbour. */
  const segment = (i: number): Similarity2 => {
    const [upper, lower] = [bones[i] as MovingBone, bones[i + 1] as MovingBone];
    return partOf(composeSimilarity2(invertSimilarity2(lower.transform), upper.transform), upper.centre, share);
  };
  for (let i = locked - 1; i >= 0; i--) places[i] = composeSimilarity2(places[i + 1] as Similarity2, segment(i));
  for (let i = locked + 1; i < bones.length; i++)
    places[i] = composeSimilarity2(places[i - 1] as Similarity2, invertSimilarity2(segment(i - 1)));
  return places;
}
