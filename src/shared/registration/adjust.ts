import type { Similarity2 } from '#shared/geometry';
import { pixelCovariance, pixelTransform, poseOfTransform } from './pixelTransform.ts';
import { prepareFilm, type FilmLevel, type PreparedFilm } from './preparedFilm.ts';
import { refine } from './refine.ts';
import { landmarksInMm, regionOf, type VertebraLandmarks } from './region.ts';
import type { RegistrationFilm } from './registrationFilm.ts';
import { sampleRegion } from './samples.ts';
import { statedCovariance } from './stateError.ts';

/** Both films of a pair, prepared once for as many looks as a hand takes. */
export interface PairUnderHand {
  readonly flexion: PreparedFilm;
  readonly extension: PreparedFilm;
  readonly flexionMm: number;
  readonly extensionMm: number;
}

/** What the engine says of a pose that was set by hand. */
export interface HandPose {
  /** By the engine's own measure, at this very pose. */
  readonly similarity: number;
  /** Share of the region that both films show, 0 … 1. */
  readonly overlap: number;
  /** Where the engine itself comes to rest from here, and how alike the films are there. */
  readonly settled: { readonly transform: Similarity2; readonly similarity: number };
  /** Of `[angle (deg), x, y (px), scale]`, or null where the region says nothing. */
  readonly covariance: readonly (readonly number[])[] | null;
}

/** Name and version for the case file. */
export const HAND_ALGORITHM = { name: 'manual adjustment', version: '1' } as const;

/** How far a hand's scale may be corrected while the engine settles (relative SD). */
const SCALE_SD = 0.002;

export const pairUnderHand = (flexion: RegistrationFilm, extension: RegistrationFilm): PairUnderHand => ({
  flexion: prepareFilm(flexion),
  extension: prepareFilm(extension),
  flexionMm: flexion.pixelMm,
  extensionMm: extension.pixelMm,
});

/**
 * Looks at one vertebra under a pose set by hand. The stated error is that of the place where the engine comes to rest, and the hand's
 * distance from it: who moves a bone away from where the films agree best states that disagreement as error.
 */
export function lookAtHandPose(pair: PairUnderHand, landmarks: VertebraLandmarks, transform: Similarity2): HandPose {
  const { flexionMm, extensionMm } = pair;
  const region = regionOf(landmarksInMm(landmarks, flexionMm));
  const samples = sampleRegion(pair.flexion.levels[0] as FilmLevel, region);
  const finest = pair.extension.levels[0] as FilmLevel;
  const pose = poseOfTransform(transform, region.centre, flexionMm, extensionMm);
  const here = refine(samples, finest, pose, { iterations: 0, scale: pose.scale, scaleSd: SCALE_SD });
  const rest = refine(samples, finest, pose, { iterations: 20, scale: pose.scale, scaleSd: SCALE_SD });
  const delta = [
    pose.angle - rest.pose.angle,
    pose.move[0] - rest.pose.move[0],
    pose.move[1] - rest.pose.move[1],
    Math.log(pose.scale / rest.pose.scale),
  ];
  const own = rest.covariance === null ? null : statedCovariance(rest.covariance, rest.similarity);
  const whole = own?.map((row, i) => row.map((value, j) => value + (delta[i] ?? 0) * (delta[j] ?? 0))) ?? null;
  return {
    similarity: here.similarity,
    overlap: here.overlap,
    settled: { transform: pixelTransform(rest.pose, flexionMm, extensionMm), similarity: rest.similarity },
    covariance: whole === null ? null : pixelCovariance(whole, pose, flexionMm, extensionMm),
  };
}
