import type { Instance, SpacingHeader } from '#shared/dicom';
import type { Calibration, CalibrationWarning, Magnification, Spacing } from './calibration.ts';
import { differ, SCALE_TOLERANCE } from './calibration.ts';

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
    return pixel === null ? uncalibrated(header, 'no Pixel Spacing', warnings) : volumetric(pixel);

  if (pixel !== null && imager !== null && differ(pixel[0] / pixel[1], imager[0] / imager[1], SAME_SPACING))
    warnings.push({ code: 'SPACING_ASPECT_DIFFERS', message: 'Pixel Spacing and Imager Pixel Spacing have different aspect' });
  const factor = magnificationOf(header, warnings);
  const reference = imager ?? scanned;
  const corrected = pixel !== null && reference !== null && !sameSpacing(pixel, reference);
  const typed = header.calibrationType;
  if (pixel !== null && (corrected || (typed !== null && reference === null)))
    return correctedCalibration(header, pixel, imager ?? scanned, factor, warnings);
  if (typed !== null)
    warnings.push({
      code: 'CALIBRATION_WITHOUT_EFFECT',
      message: `the header says ${typed} calibration, but Pixel Spacing ${pixel === null ? 'is absent' : 'equals the detector spacing'}`,
    });
  if (instance.sopClassUID.startsWith(SECONDARY_CAPTURE)) {
    if (pixel !== null || imager !== null || scanned !== null)
      warnings.push({ code: 'SECONDARY_CAPTURE', message: 'a secondary capture: its spacing is not that of the film' });
    return uncalibrated(header, 'secondary capture', warnings);
  }
  const detector = imager ?? (scanned !== null && pixel !== null ? pixel : scanned);
  if (detector !== null) {
    const from = imager !== null ? 'Imager Pixel Spacing' : 'Nominal Scanned Pixel Spacing';
    return factor === null ? onDetector(detector, from, warnings) : estimated(detector, from, factor, warnings);
  }
  if (pixel !== null) {
    warnings.push({
      code: 'SPACING_PLANE_UNSTATED',
      message: 'Pixel Spacing without Imager Pixel Spacing: taken as the detector plane, any correction in it is unknown',
    });
    return onDetector(pixel, 'Pixel Spacing', warnings);
  }
  return uncalibrated(header, 'no spacing in the header', warnings);
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
    warnings.push({
      code: 'GEOMETRY_IMPOSSIBLE',
      message: `source to detector ${sid} mm, source to patient ${sod} mm: not used`,
    });
  const usableStated = stated !== null && Number.isFinite(stated) && stated > 0 ? stated : null;
  if (usableStated !== null && geometric !== null && differ(usableStated, geometric, SCALE_TOLERANCE))
    warnings.push({
      code: 'MAGNIFICATION_DISAGREES',
      message: `stated magnification ${usableStated.toFixed(3)}, source distances give ${geometric.toFixed(3)}; the stated one is used`,
    });
  const value = usableStated ?? geometric;
  if (value === null) return null;
  warnImplausible(value, warnings);
  return { value, relativeStandardError: null, source: usableStated !== null ? 'ERMF' : 'SID/SOD' };
}

export function warnImplausible(magnification: number, warnings: CalibrationWarning[]): void {
  const [low, high] = PLAUSIBLE_MAGNIFICATION;
  if (magnification < low * 0.99 || magnification > high)
    warnings.push({
      code: 'MAGNIFICATION_IMPLAUSIBLE',
      message: `magnification ${magnification.toFixed(2)} is outside ${low}–${high}`,
    });
}

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
  const label = type ?? 'type not stated';
  if (type === null)
    warnings.push({
      code: 'CALIBRATION_TYPE_MISSING',
      message: 'Pixel Spacing differs from the detector spacing, so it was corrected, but not how',
    });
  else if (header.calibrationDescription === null)
    warnings.push({ code: 'CALIBRATION_DESCRIPTION_MISSING', message: `${type} calibration without its required description` });
  if (value !== null) warnImplausible(value, warnings);
  if (value !== null && factor !== null && differ(value, factor.value, SCALE_TOLERANCE))
    warnings.push({
      code: 'MAGNIFICATION_DISAGREES',
      message: `Pixel Spacing was corrected by ${value.toFixed(3)}, the header's ${factor.source} gives ${factor.value.toFixed(3)}`,
    });
  const detail = header.calibrationDescription === null ? label : `${label}, ${header.calibrationDescription}`;
  return {
    kind: type === 'FIDUCIAL' ? 'fiducial' : 'geometry',
    plane: 'object',
    spacingMm: pixel,
    detectorSpacingMm: detector,
    aspect: aspectOf(pixel),
    magnification: value === null ? null : { value, relativeStandardError: null, source: `Pixel Spacing (${label})` },
    relativeStandardError: null,
    source: `Pixel Spacing (${detail})`,
    badge: { key: 'calibrated', params: { by: detail }, text: `calibrated: ${detail}` },
    annotations: [],
    warnings,
  };
}

function estimated(detector: Spacing, from: string, factor: Magnification, warnings: readonly CalibrationWarning[]): Calibration {
  const shown = factor.value.toFixed(2);
  return {
    kind: 'estimated',
    plane: 'object',
    spacingMm: [detector[0] / factor.value, detector[1] / factor.value],
    detectorSpacingMm: detector,
    aspect: aspectOf(detector),
    magnification: factor,
    relativeStandardError: null,
    source: `${from} / ${factor.source} ${factor.value.toFixed(4)}`,
    badge: { key: 'magnified', params: { factor: shown, by: factor.source }, text: `magnified ${shown} (${factor.source})` },
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
  badge: { key: 'detector', params: {}, text: 'detector plane' },
  annotations: [],
  warnings,
});

const volumetric = (spacing: Spacing): Calibration => ({
  kind: 'volumetric',
  plane: 'patient',
  spacingMm: spacing,
  detectorSpacingMm: null,
  aspect: aspectOf(spacing),
  magnification: null,
  relativeStandardError: null,
  source: 'Pixel Spacing of a section',
  badge: { key: 'volumetric', params: {}, text: 'volumetric' },
  annotations: [],
  warnings: [],
});

function uncalibrated(header: SpacingHeader, why: string, warnings: readonly CalibrationWarning[]): Calibration {
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
    source: why,
    badge: { key: 'uncalibrated', params: {}, text: 'uncalibrated: px' },
    annotations: [],
    warnings,
  };
}
