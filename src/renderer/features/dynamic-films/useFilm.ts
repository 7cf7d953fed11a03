import { useMemo } from 'react';
import { isKnownAnnotation, type Annotation, type CalibrationAnnotation } from '#shared/annotation';
import { resolveCalibration, type Calibration } from '#shared/calibration';
import type { Instance } from '#shared/dicom';
import type { MillimetreScale } from '../../viewport/index.ts';

/** Where an image's millimetres come from; the same answer as long as nothing that it stands on changes. */
export function useCalibration(instance: Instance, annotations: readonly Annotation[]): Calibration {
  const drawn = annotations.filter(
    (one): one is CalibrationAnnotation =>
      isKnownAnnotation(one) && one.kind === 'calibration' && one.sopInstanceUID === instance.sopInstanceUID,
  );
  const key = JSON.stringify(drawn);
  // `drawn` is a new list with every document; its content is what counts.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => resolveCalibration(instance, drawn, null), [instance, key]);
}

/** The scale that a viewport shows and zooms by, or null where there are no millimetres. */
export const millimetresOf = ({ spacingMm, plane }: Calibration): MillimetreScale | null =>
  spacingMm === null || plane === null ? null : { perRow: spacingMm[0], perColumn: spacingMm[1], plane };
