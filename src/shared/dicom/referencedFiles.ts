import { attributesOf } from './attributes.ts';
import type { DicomDataSet } from './readDataSet.ts';

/**
 * Referenced File IDs (0004,1500) of a DICOMDIR's directory records, each as its path components (PS3.10 8.2), in the order of the records.
 * Components are as stored: the caller decides which of them are safe to follow.
 */
export function referencedFilesOf(dataSet: DicomDataSet): readonly (readonly string[])[] {
  const attributes = attributesOf(dataSet, { uncertainText: false });
  return attributes
    .items('x00041220')
    .map((record) => record.values('x00041500').filter((component) => component !== ''))
    .filter((components) => components.length > 0);
}
