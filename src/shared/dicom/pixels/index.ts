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
export { packFrame, unpackFrame } from './packFrame.ts';
