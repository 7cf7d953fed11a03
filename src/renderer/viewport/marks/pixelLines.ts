import type { MarkAnnotation } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import type { PatientPoint } from '#shared/geometry';
import type { RoiAnnotation, RoiStatistics } from '#shared/measurement';
import { roiStatistics } from '#shared/measurement';
import type { LoadedFrame } from '../frameSource.ts';
import { probe } from '../greyscale.ts';
import type { Readout, ViewportTexts } from '../props.ts';

const known = new WeakMap<LoadedFrame, WeakMap<RoiAnnotation, { readonly statistics: RoiStatistics | null }>>();

/** A region's statistics on a loaded frame; counted once for each outline. */
export function statisticsOf(region: RoiAnnotation, loaded: LoadedFrame): RoiStatistics | null {
  const ofFrame = known.get(loaded) ?? new WeakMap<RoiAnnotation, { readonly statistics: RoiStatistics | null }>();
  known.set(loaded, ofFrame);
  const found = ofFrame.get(region) ?? { statistics: roiStatistics(region, loaded.frame, loaded.description) };
  ofFrame.set(region, found);
  return found.statistics;
}

/** The unit of the modality values: HU for CT, what the file says of another rescale, null for plain stored values. */
export function valueUnit({ series }: Instance, { description }: LoadedFrame): string | null {
  const type = description.rescaleType?.trim() ?? '';
  if (series.modality === 'CT' && (type === '' || type === 'HU')) return 'HU';
  return type === '' || type === 'US' ? null : type;
}

/** What the pixels under a mark say, line by line. */
export function pixelLines(
  mark: MarkAnnotation,
  instance: Instance,
  loaded: LoadedFrame,
  texts: ViewportTexts,
): readonly string[] {
  const unit = valueUnit(instance, loaded);
  if (mark.kind === 'ellipse' || mark.kind === 'polygon') {
    const statistics = statisticsOf(mark, loaded);
    return statistics === null ? [] : texts.roi(statistics, unit);
  }
  if (mark.kind !== 'probe') return [];
  const found = probe(loaded, Math.floor(mark.point[0]), Math.floor(mark.point[1]));
  return found === null ? [] : [texts.value(found.modality === null ? found.stored : [found.modality], unit)];
}

/** What lies under a point of the image; null outside it. */
export function readoutAt(
  [x, y]: readonly [number, number],
  instance: Instance,
  frameNumber: number,
  loaded: LoadedFrame,
): Readout | null {
  const pixel = [Math.floor(x), Math.floor(y)] as const;
  const found = probe(loaded, pixel[0], pixel[1]);
  if (found === null) return null;
  return {
    pixel,
    values: found.modality === null ? found.stored : [found.modality],
    unit: valueUnit(instance, loaded),
    patient: patientPoint(pixel, instance, frameNumber),
  };
}

/** The centre of a pixel in the patient (PS3.3 C.7.6.2.1.1); null where the image does not lie in one. */
function patientPoint(
  [column, row]: readonly [number, number],
  { planes, spacing }: Instance,
  frameNumber: number,
): PatientPoint | null {
  const plane = planes[frameNumber - 1];
  const { pixelSpacing } = spacing;
  if (plane === undefined || pixelSpacing === null) return null;
  const [down, across] = [row * pixelSpacing[0], column * pixelSpacing[1]];
  const along = (axis: 0 | 1 | 2): number =>
    plane.position[axis] + plane.rowDirection[axis] * across + plane.columnDirection[axis] * down;
  return [along(0), along(1), along(2)];
}
