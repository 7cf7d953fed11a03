import { byteText } from './byteText.ts';
import { characterSetOf } from './characterSets.ts';
import { decodeText } from './decodeText.ts';
import type { DicomDataSet } from './readDataSet.ts';

/** Reads a value's bytes as text by the data set's own character set (0008,0005). */
export function textDecoderOf({ byteArray, elements }: DicomDataSet): (bytes: Uint8Array) => string {
  const element = elements['x00080005'];
  const names =
    element === undefined ? '' : byteText(byteArray.subarray(element.dataOffset, element.dataOffset + element.length));
  const set = characterSetOf(names.split('\\'));
  return (bytes) => decodeText(bytes, set, 'values').text;
}
