import type { PixelDescription } from '#shared/dicom/pixels';
import type { Vec3 } from '#shared/geometry';
import type { VolumeSlice } from '#shared/volume';

export const CT_PIXELS: PixelDescription = {
  rows: 4,
  columns: 5,
  frames: 1,
  samplesPerPixel: 1,
  planarConfiguration: 0,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  signed: true,
  photometric: 'MONOCHROME2',
  rescaleSlope: 1,
  rescaleIntercept: 0,
  rescaleType: 'HU',
  modalityLut: null,
  windows: [],
  voiLutFunction: 'LINEAR',
  voiLuts: [],
  presentationLutShape: null,
  paddingValue: null,
  paddingRangeLimit: null,
  palette: null,
};

/** One axial slice at a position, 0.5 mm between rows and 0.4 mm between columns. */
export function axialSlice(uid: string, position: Vec3, more: Partial<VolumeSlice> = {}): VolumeSlice {
  return {
    sopInstanceUID: uid,
    frame: 0,
    plane: { position, rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], sliceThickness: 1 },
    pixelSpacing: [0.5, 0.4],
    pixels: CT_PIXELS,
    kernel: 'BONE',
    gantryTilt: 0,
    ...more,
  };
}

export const axialStack = (heights: readonly number[]): readonly VolumeSlice[] =>
  heights.map((z, i) => axialSlice(`1.${i}`, [-10, -20, z]));
