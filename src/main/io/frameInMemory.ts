import { err, ok, type Result } from '#shared/base';
import { overlayPlanesOf, type DicomDataSet } from '#shared/dicom';
import {
  assembleFrame,
  findPixelData,
  hasFloatPixels,
  locateFrame,
  type EncodedFrame,
  type PixelDescription,
  type PixelError,
} from '#shared/dicom/pixels';

/** One frame (zero-based) of a data set that is in memory as a whole. Errors: PIXELS_ABSENT and those of `locateFrame`. */
export function frameInMemory(dataSet: DicomDataSet, pixels: PixelDescription, frame: number): Result<EncodedFrame, PixelError> {
  const element = findPixelData(dataSet);
  if (element === null) return err({ code: 'PIXELS_ABSENT', message: 'the file has no pixel data' });
  const description: PixelDescription = hasFloatPixels(dataSet) ? { ...pixels, floatingPoint: true } : pixels;
  const { buffer, byteOffset, byteLength } = dataSet.byteArray;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const read = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const { transferSyntaxUID } = dataSet;
  const located = locateFrame({ size: bytes.length, read }, element, description, transferSyntaxUID, frame);
  if (!located.ok) return located;
  const parts = located.value.ranges.map(({ offset, length }) => read(offset, length));
  const overlays = overlayPlanesOf(dataSet, description.overlays ?? [], frame);
  const drawn = overlays.length === 0 ? {} : { overlays };
  return ok({ transferSyntaxUID, description, frame, bytes: assembleFrame(parts, located.value), ...drawn });
}
