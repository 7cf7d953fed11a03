import type { Instance } from '#shared/dicom';
import type { CalibrationKind, Spacing } from './calibration.ts';
import { headerCalibration } from './headerCalibration.ts';

/** An image's spacing in words and numbers, from its header alone: `mm` is `[row, column]`, true in the plane that `plane` names. */
export interface SpacingDescription {
  readonly kind: CalibrationKind;
  readonly mm: Spacing | null;
  readonly source: string;
  readonly plane: 'detector' | 'object' | 'patient' | null;
  readonly detectorMm: Spacing | null;
  readonly magnification: number | null;
  readonly warnings: readonly string[];
}

export function describeSpacing(instance: Pick<Instance, 'sopClassUID' | 'spacing' | 'series' | 'planes'>): SpacingDescription {
  const calibration = headerCalibration(instance);
  return {
    kind: calibration.kind,
    mm: calibration.spacingMm,
    source: calibration.source,
    plane: calibration.plane,
    detectorMm: calibration.detectorSpacingMm,
    magnification: calibration.magnification?.value ?? null,
    warnings: calibration.warnings.map((warning) => warning.code),
  };
}
