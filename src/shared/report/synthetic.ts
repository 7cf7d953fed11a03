import type { Instance } from '#shared/dicom';

/** A computer-made image says so in its headers: in a name, an ID, a description, a comment or the image type. */
export function isSyntheticInstance(instance: Instance): boolean {
  return [
    instance.patient.name,
    instance.patient.id,
    instance.study.description,
    instance.series.description,
    instance.study.institution,
    instance.view.imageComments,
    instance.series.manufacturer,
    instance.series.model,
    ...instance.imageType,
  ].some((text) => text !== null && /synthetic|simulated|phantom/i.test(text));
}
