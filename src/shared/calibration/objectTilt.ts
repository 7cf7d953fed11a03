import type { SpacingHeader } from '#shared/dicom';

/**
 * What is assumed of how a drawn object stands to the film's plane; nothing on a film measures it [clinical.md §7.3, D].
 * - `sdDegrees`: of its turn about either axis of the film's plane. A film whose articular pillars, 50 mm apart, show a double contour of up to
 *   3 mm still counts as a true lateral (§1.4): asin(3/50) = 3.4°, taken as the half-width of an even distribution, SD 3.4°/√3 = 2.0°.
 * - `leverMm`: from the middle of the neck to the object. Half the 45 mm from body centre to spinous tip (§1.5), and the 12 mm before it at
 *   which a plate lies. Turned about the neck, the object comes nearer to the detector by lever · sin φ.
 * - `sourceToObjectMm`: where the header does not say (§7.3).
 */
export const OBJECT_TILT = { version: '1.0.0', sdDegrees: 2, leverMm: 35, sourceToObjectMm: 1550 } as const;

const SIGMA = (OBJECT_TILT.sdDegrees * Math.PI) / 180;

/** Depth alone: (lever · σ / source distance)². */
function depthVariance(header: SpacingHeader): number {
  const stated = header.distanceSourceToPatient;
  const distance = stated !== null && stated > 0 ? stated : OBJECT_TILT.sourceToObjectMm;
  return ((OBJECT_TILT.leverMm * SIGMA) / distance) ** 2;
}

/**
 * Relative mean square error that tilt leaves in a length read from one film: foreshortening 1 − cos φ ≈ φ²/2, whose mean square for a normal
 * φ is 3σ⁴/4 (an object never looks longer, and the mean counts as error), and depth.
 */
export const tiltOfOne = (header: SpacingHeader): number => (3 * SIGMA ** 4) / 4 + depthVariance(header);

/** The same in the ratio of one object's lengths on two films, tilted independently: the means cancel, 2 · σ⁴/2 is left, and both depths. */
export const tiltOfRatio = (flexion: SpacingHeader, extension: SpacingHeader): number =>
  SIGMA ** 4 + depthVariance(flexion) + depthVariance(extension);
