export type {
  LookupTable,
  VoiWindow,
  VoiLutFunction,
  PixelDescription,
  StoredValues,
  DecodedFrame,
  EncodedFrame,
  PixelError,
} from './description.ts';
export type { OverlayHeader, OverlayPlane } from './overlayPlane.ts';
export { bitsOfFrame, overlayFrame } from './overlayPlane.ts';
export type { DisplayShutter } from './shutter.ts';
export type { DressingOptions } from './dressing.ts';
export { dress, dressPart } from './dressing.ts';
export type { CodedImage, Decoder, DecoderTable, Inflater } from './decoders.ts';
export type { ByteSource, FrameLocation, PixelDataElement } from './pixelDataElement.ts';
export { packFrame, unpackFrame } from './packFrame.ts';
export { findPixelData, hasFloatPixels } from './findPixelData.ts';
export { locateFrame } from './locateFrame.ts';
export { assembleFrame } from './extractFrame.ts';
export type { AllocatedFrame } from './decodeFrame.ts';
export { decodeAllocated, decodeFrame, storedFrame } from './decodeFrame.ts';
export { frameBytes } from './frameBytes.ts';
export { transferSyntax } from './transferSyntaxes.ts';
export type { AppliedWindow, VoiChoice } from './voiChoice.ts';
export { AUTO_VOI, FILE_VOI } from './voiChoice.ts';
export { windowed } from './voiFunctions.ts';
export type { PaddingRange } from './padding.ts';
export { paddingRange } from './padding.ts';
export { modalityFunction } from './modality.ts';
export type { DisplayLut, DisplayOptions } from './displayLut.ts';
export { buildDisplayLut } from './displayLut.ts';
export type { RenderOptions } from './renderFrame.ts';
export { isMonochrome, renderFrame, renderGrey } from './renderFrame.ts';
