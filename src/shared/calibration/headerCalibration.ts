import type { Instance, SpacingHeader } from '#shared/dicom';
import { figure, inEnglish, literal, sentence, together, type Sentence } from '#shared/wording';
import type { Calibration, CalibrationBadge, CalibrationWarning, Magnification, Spacing } from './calibration.ts';
import { calibrationWarning, differ, SCALE_TOLERANCE } from './calibration.ts';

/** Spacings that agree to a part in a thousand were written from the same number (DS is a decimal string). */
const SAME_SPACING = 1e-3;
const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
/** Modalities whose Pixel Spacing is true in the patient: sections, not projections. */
const SECTIONAL = new Set(['CT', 'MR', 'PT']);
/** A lateral neck cannot be less than its shadow, nor be taken at half the tube distance. */
const PLAUSIBLE_MAGNIFICATION = [1, 1.6] as const;

type HeaderFacts = Pick<Instance, 'sopClassUID' | 'spacing' | 'series' | 'planes'>;

/** What the header alone says (clinical.md §7.2, ranks 2 to 6; PS3.3 10.7). */
export function headerCalibration(instance: HeaderFacts): Calibration {
  const header = instance.spacing;
  const pixel = usable(header.pixelSpacing);
  const imager = usable(header.imagerPixelSpacing);
  const scanned = usable(header.nominalScannedPixelSpacing);
  const warnings: CalibrationWarning[] = [];
  if (SECTIONAL.has(instance.series.modality) || instance.planes.length > 0)
    return pixel === null ? uncalibrated(header, sentence('spacing.noPixel'), warnings) : volumetric(pixel);

  if (pixel !== null && imager !== null && differ(pixel[0] / pixel[1], imager[0] / imager[1], SAME_SPACING))
    warnings.push(calibrationWarning('SPACING_ASPECT_DIFFERS', sentence('spacing.aspectDiffers')));
  const factor = magnificationOf(header, warnings);
  const reference = imager ?? scanned;
  const corrected = pixel !== null && reference !== null && !sameSpacing(pixel, reference);
  const typed = header.calibrationType;
  if (pixel !== null && (corrected || (typed !== null && reference === null)))
    return correctedCalibration(header, pixel, imager ?? scanned, factor, warnings);
  if (typed !== null)
    warnings.push(
      calibrationWarning(
        'CALIBRATION_WITHOUT_EFFECT',
        sentence(pixel === null ? 'spacing.typeAlone' : 'spacing.typeWithoutEffect', { type: typed }),
      ),
    );
  if (instance.sopClassUID.startsWith(SECONDARY_CAPTURE)) {
    if (pixel !== null || imager !== null || scanned !== null)
      warnings.push(calibrationWarning('SECONDARY_CAPTURE', sentence('spacing.captureSpacing')));
    return uncalibrated(header, sentence('spacing.capture'), warnings);
  }
  const detector = imager ?? (scanned !== null && pixel !== null ? pixel : scanned);
  if (detector !== null) {
    const from = imager !== null ? 'Imager Pixel Spacing' : 'Nominal Scanned Pixel Spacing';
    return factor === null ? onDetector(detector, from, warnings) : estimated(detector, from, factor, warnings);
  }
  if (pixel !== null) {
    warnings.push(calibrationWarning('SPACING_PLANE_UNSTATED', sentence('spacing.planeUnstated')));
    return onDetector(pixel, 'Pixel Spacing', warnings);
  }
  return uncalibrated(header, sentence('spacing.none'), warnings);
}

const usable = (spacing: Spacing | null): Spacing | null =>
  spacing !== null && spacing.every((mm) => Number.isFinite(mm) && mm > 0) ? spacing : null;

const sameSpacing = (a: Spacing, b: Spacing): boolean => !differ(a[0], b[0], SAME_SPACING) && !differ(a[1], b[1], SAME_SPACING);

/** ERMF, else SID over SOD; both when both are there, so that a contradiction is said. */
function magnificationOf(header: SpacingHeader, warnings: CalibrationWarning[]): Magnification | null {
  const stated = header.estimatedMagnification;
  const sid = header.distanceSourceToDetector;
  const sod = header.distanceSourceToPatient;
  const geometric = sid !== null && sod !== null && sod > 0 && sid >= sod ? sid / sod : null;
  if (sid !== null && sod !== null && geometric === null && (sid !== 0 || sod !== 0))
    warnings.push(
      calibrationWarning(
        'GEOMETRY_IMPOSSIBLE',
        sentence('magnification.impossible', { detector: figure(sid), patient: figure(sod) }),
      ),
    );
  const usableStated = stated !== null && Number.isFinite(stated) && stated > 0 ? stated : null;
  if (usableStated !== null && geometric !== null && differ(usableStated, geometric, SCALE_TOLERANCE))
    warnings.push(
      calibrationWarning(
        'MAGNIFICATION_DISAGREES',
        sentence('magnification.disagrees', { stated: figure(usableStated, 3), distances: figure(geometric, 3) }),
      ),
    );
  const value = usableStated ?? geometric;
  if (value === null) return null;
  warnImplausible(value, warnings);
  const source = usableStated !== null ? 'ERMF' : 'SID/SOD';
  return { value, relativeStandardError: null, source, said: literal(source) };
}

export function warnImplausible(magnification: number, warnings: CalibrationWarning[]): void {
  const [low, high] = PLAUSIBLE_MAGNIFICATION;
  if (magnification < low * 0.99 || magnification > high)
    warnings.push(
      calibrationWarning(
        'MAGNIFICATION_IMPLAUSIBLE',
        sentence('magnification.implausible', { value: figure(magnification, 2), low: figure(low), high: figure(high) }),
      ),
    );
}

function badge(key: CalibrationBadge['key'], said: Sentence, params: CalibrationBadge['params'] = {}): CalibrationBadge {
  return { key, params, text: inEnglish(said), said };
}

export const calibratedBadge = (by: Sentence): CalibrationBadge =>
  badge('calibrated', sentence('badge.calibrated', { by }), { by: inEnglish(by) });

const aspectOf = (spacing: Spacing): number => spacing[0] / spacing[1];

function correctedCalibration(
  header: SpacingHeader,
  pixel: Spacing,
  detector: Spacing | null,
  factor: Magnification | null,
  warnings: CalibrationWarning[],
): Calibration {
  const type = header.calibrationType;
  const value = detector === null ? null : Math.sqrt((detector[0] / pixel[0]) * (detector[1] / pixel[1]));
  const label = type === null ? sentence('spacing.typeUnstated') : literal(type);
  if (type === null) warnings.push(calibrationWarning('CALIBRATION_TYPE_MISSING', sentence('spacing.typeMissing')));
  else if (header.calibrationDescription === null)
    warnings.push(calibrationWarning('CALIBRATION_DESCRIPTION_MISSING', sentence('spacing.descriptionMissing', { type })));
  if (value !== null) warnImplausible(value, warnings);
  if (value !== null && factor !== null && differ(value, factor.value, SCALE_TOLERANCE))
    warnings.push(
      calibrationWarning(
        'MAGNIFICATION_DISAGREES',
        sentence('magnification.correctedOtherwise', {
          by: figure(value, 3),
          source: factor.said,
          value: figure(factor.value, 3),
        }),
      ),
    );
  const detail = header.calibrationDescription === null ? label : together([label, header.calibrationDescription], ', ');
  const source = sentence('spacing.corrected', { detail });
  const by = sentence('spacing.corrected', { detail: label });
  return {
    kind: type === 'FIDUCIAL' ? 'fiducial' : 'geometry',
    plane: 'object',
    spacingMm: pixel,
    detectorSpacingMm: detector,
    aspect: aspectOf(pixel),
    magnification: value === null ? null : { value, relativeStandardError: null, source: inEnglish(by), said: by },
    relativeStandardError: null,
    source: inEnglish(source),
    sourceSaid: source,
    badge: calibratedBadge(detail),
    annotations: [],
    warnings,
  };
}

function estimated(detector: Spacing, from: string, factor: Magnification, warnings: readonly CalibrationWarning[]): Calibration {
  const shown = figure(factor.value, 2);
  const source = sentence('spacing.estimated', { from, factor: factor.said, value: figure(factor.value, 4) });
  return {
    kind: 'estimated',
    plane: 'object',
    spacingMm: [detector[0] / factor.value, detector[1] / factor.value],
    detectorSpacingMm: detector,
    aspect: aspectOf(detector),
    magnification: factor,
    relativeStandardError: null,
    source: inEnglish(source),
    sourceSaid: source,
    badge: badge('magnified', sentence('badge.magnified', { factor: shown, by: factor.said }), {
      factor: inEnglish(shown),
      by: factor.source,
    }),
    annotations: [],
    warnings,
  };
}

const onDetector = (spacing: Spacing, source: string, warnings: readonly CalibrationWarning[]): Calibration => ({
  kind: 'detector',
  plane: 'detector',
  spacingMm: spacing,
  detectorSpacingMm: spacing,
  aspect: aspectOf(spacing),
  magnification: null,
  relativeStandardError: null,
  source,
  sourceSaid: literal(source),
  badge: badge('detector', sentence('badge.detector')),
  annotations: [],
  warnings,
});

const SECTION = sentence('spacing.section');
const volumetric = (spacing: Spacing): Calibration => ({
  kind: 'volumetric',
  plane: 'patient',
  spacingMm: spacing,
  detectorSpacingMm: null,
  aspect: aspectOf(spacing),
  magnification: null,
  relativeStandardError: null,
  source: inEnglish(SECTION),
  sourceSaid: SECTION,
  badge: badge('volumetric', sentence('badge.volumetric')),
  annotations: [],
  warnings: [],
});

function uncalibrated(header: SpacingHeader, why: Sentence, warnings: readonly CalibrationWarning[]): Calibration {
  const ratio = header.pixelAspectRatio;
  const spacing = usable(header.imagerPixelSpacing) ?? usable(header.pixelSpacing);
  const stated = ratio !== null && ratio[0] > 0 && ratio[1] > 0 ? ratio[0] / ratio[1] : spacing === null ? 1 : aspectOf(spacing);
  return {
    kind: 'uncalibrated',
    plane: null,
    spacingMm: null,
    detectorSpacingMm: null,
    aspect: stated,
    magnification: null,
    relativeStandardError: null,
    source: inEnglish(why),
    sourceSaid: why,
    badge: badge('uncalibrated', sentence('badge.uncalibrated')),
    annotations: [],
    warnings,
  };
}
