import type { DicomDataSet } from '#shared/dicom';
import { latin, trimmed } from './byteForms.ts';
import type { Mask } from './profile.ts';

/** Why the header itself says that text may be burned into the pixels; null where it does not. */
export function burnedInReason(dataSet: DicomDataSet): { readonly code: string; readonly message: string } | null {
  const text = (tag: string): string => {
    const element = dataSet.elements[tag];
    return element === undefined
      ? ''
      : trimmed(latin(dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length)));
  };
  if (text('x00280301') === 'YES')
    return { code: 'BURNED_IN_ANNOTATION', message: 'the header says that annotations are burned into the image' };
  if (text('x00080016').startsWith('1.2.840.10008.5.1.4.1.1.7') || /^(DV|DI|DF|WSD|SD|SI|DRW|SYN)$/.test(text('x00080064')))
    return { code: 'SECONDARY_CAPTURE', message: 'a secondary capture: whatever stood on that screen may be in the image' };
  return null;
}

/** The entry of the profile by which somebody reviewed this image; the one that names it goes before one for its kind. */
export function reviewOf(masks: readonly Mask[], uid: string, modality: string, rows: number, columns: number): Mask | null {
  const ofKind = (mask: Mask): boolean =>
    mask.sopInstanceUID === undefined &&
    (mask.modality !== undefined || mask.rows !== undefined) &&
    (mask.modality ?? modality) === modality &&
    (mask.rows ?? rows) === rows &&
    (mask.columns ?? columns) === columns;
  return masks.find((mask) => mask.sopInstanceUID === uid) ?? masks.find(ofKind) ?? null;
}
