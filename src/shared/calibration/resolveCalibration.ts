import type { CalibrationAnnotation } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import { length2, sub2 } from '#shared/geometry';
import type { ImagePoint } from '#shared/geometry';
import { figure, inEnglish, sentence } from '#shared/wording';
import type { Calibration, CalibrationWarning, Spacing } from './calibration.ts';
import { calibrationWarning, differ, SCALE_TOLERANCE } from './calibration.ts';
import { tiltOfOne } from './objectTilt.ts';
import { calibratedBadge, headerCalibration, warnImplausible } from './headerCalibration.ts';

type Facts = Pick<Instance, 'sopClassUID' | 'spacing' | 'series' | 'planes'>;

/**
 * The millimetres of one image by the order of clinical.md §7.2: a known object drawn on it, else what its header says. `drawn` are the
 * calibration annotations of this image. `clickSd` is the SD of a placed point along one axis, in mm on the detector (in pixels' width where
 * the detector's spacing is unknown); with it and the assumed tilt of the object its error is known. Several drawn objects are weighted by their length.
 */
export function resolveCalibration(
  instance: Facts,
  drawn: readonly CalibrationAnnotation[],
  clickSd: number | null,
): Calibration {
  const header = headerCalibration(instance);
  const lines = drawn.map((annotation) => ({ annotation, length: lengthOf(annotation.line, baseSpacing(header)) }));
  const measurable = lines.filter((line) => line.length > 0);
  if (measurable.length === 0) return header;
  const warnings: CalibrationWarning[] = header.warnings.filter((warning) => warning.code !== 'SPACING_PLANE_UNSTATED');

  const squares = measurable.reduce((sum, line) => sum + line.annotation.lengthMm ** 2, 0);
  /** Length on the film (its base units) over true length, least squares through 0. */
  const factor = measurable.reduce((sum, line) => sum + line.length * line.annotation.lengthMm, 0) / squares;
  for (const line of measurable)
    if (differ(line.length / line.annotation.lengthMm, factor, SCALE_TOLERANCE)) {
      warnings.push(calibrationWarning('CALIBRATIONS_DISAGREE', sentence('drawn.disagree')));
      break;
    }
  const base = baseSpacing(header);
  const spacing: Spacing = [base[0] / factor, base[1] / factor];
  if (header.kind === 'fiducial' && header.spacingMm !== null && differ(spacing[1], header.spacingMm[1], SCALE_TOLERANCE))
    warnings.push(
      calibrationWarning(
        'CALIBRATION_CONFLICT',
        sentence('drawn.againstHeader', { percent: figure(Math.abs(spacing[1] / header.spacingMm[1] - 1) * 100, 1) }),
      ),
    );
  const click = clickSd === null ? null : (Math.sqrt(2) * clickSd) / Math.sqrt(squares) / factor;
  const tolerance = relativeTolerance(measurable.map((line) => line.annotation));
  const relative = click === null ? null : Math.sqrt(click ** 2 + tolerance ** 2 + tiltOfOne(instance.spacing));
  const detector = header.detectorSpacingMm;
  if (detector !== null) warnImplausible(factor, warnings);
  const first = measurable[0]?.annotation;
  const length = figure(first?.lengthMm ?? 0, 1);
  const name =
    first?.object === undefined
      ? sentence('spacing.objectUnnamed', { length })
      : sentence('spacing.object', { name: first.object, length });
  const source = sentence('spacing.drawn', { object: name });
  return {
    kind: 'user-fiducial',
    plane: 'object',
    spacingMm: spacing,
    detectorSpacingMm: detector,
    aspect: header.aspect,
    magnification:
      detector === null ? null : { value: factor, relativeStandardError: relative, source: inEnglish(name), said: name },
    relativeStandardError: relative,
    source: inEnglish(source),
    sourceSaid: source,
    badge: calibratedBadge(name),
    annotations: measurable.map((line) => line.annotation.id),
    warnings,
  };
}

/** The spacing that a drawn length is first measured with: the detector's, else the header's corrected one, else square-ish pixels. */
export function baseSpacing(header: Calibration): Spacing {
  return header.detectorSpacingMm ?? header.spacingMm ?? [header.aspect, 1];
}

/** Length in mm of a line in image pixels under `spacing` (row, column). */
export function lengthOf(line: readonly [ImagePoint, ImagePoint], spacing: Spacing): number {
  const d = sub2(line[1], line[0]);
  return length2([d[0] * spacing[1], d[1] * spacing[0]]);
}

/** Relative tolerance of the known lengths, weighted as the lengths are. */
export function relativeTolerance(drawn: readonly CalibrationAnnotation[]): number {
  const squares = drawn.reduce((sum, annotation) => sum + annotation.lengthMm ** 2, 0);
  return (
    Math.sqrt(drawn.reduce((sum, annotation) => sum + ((annotation.toleranceMm ?? 0) * annotation.lengthMm) ** 2, 0)) / squares
  );
}
