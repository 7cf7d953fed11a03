import type { DecodedFrame, PixelDescription } from '#shared/dicom/pixels';

/** A plain 16-bit unsigned MONOCHROME2 image header, with what a test says otherwise. */
export function description(changes: Partial<PixelDescription>): PixelDescription {
  const bitsStored = changes.bitsStored ?? changes.bitsAllocated ?? 16;
  return {
    rows: 1,
    columns: 1,
    frames: 1,
    samplesPerPixel: 1,
    planarConfiguration: 0,
    bitsAllocated: 16,
    bitsStored,
    highBit: bitsStored - 1,
    signed: false,
    photometric: 'MONOCHROME2',
    rescaleSlope: null,
    rescaleIntercept: null,
    rescaleType: null,
    modalityLut: null,
    windows: [],
    voiLutFunction: 'LINEAR',
    voiLuts: [],
    presentationLutShape: null,
    paddingValue: null,
    paddingRangeLimit: null,
    palette: null,
    ...changes,
  };
}

/** A decoded frame with these stored values. */
export function greyFrame(values: readonly number[], header: PixelDescription): DecodedFrame {
  return {
    rows: header.rows,
    columns: header.columns,
    samplesPerPixel: header.samplesPerPixel,
    bitsAllocated: header.bitsAllocated,
    signed: header.signed,
    photometric: header.photometric,
    values: Float64Array.from(values),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}
