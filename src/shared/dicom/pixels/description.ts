import type { OverlayHeader, OverlayPlane } from './overlayPlane.ts';
import type { DisplayShutter } from './shutter.ts';

/** A modality or VOI lookup table (PS3.3 C.11.1, C.11.2). */
export interface LookupTable {
  /** The first stored value mapped (as signed when the input is signed). */
  readonly firstValueMapped: number;
  readonly bitsPerEntry: number;
  readonly data: readonly number[];
  readonly explanation: string | null;
}

export interface VoiWindow {
  readonly center: number;
  readonly width: number;
  readonly explanation: string | null;
}

export type VoiLutFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/** Everything of an image's header that turns stored bytes into grey or colour. Plain data. */
export interface PixelDescription {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: number;
  /** 0 = by pixel, 1 = by plane. */
  readonly planarConfiguration: 0 | 1;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly photometric: string;
  readonly rescaleSlope: number | null;
  readonly rescaleIntercept: number | null;
  readonly rescaleType: string | null;
  /** Each frame's own slope and intercept, where the frames of an enhanced object differ; `rescaleSlope` is then the first frame's. */
  readonly frameRescale?: readonly { readonly slope: number | null; readonly intercept: number | null }[];
  readonly modalityLut: LookupTable | null;
  readonly windows: readonly VoiWindow[];
  readonly voiLutFunction: VoiLutFunction;
  readonly voiLuts: readonly LookupTable[];
  readonly presentationLutShape: string | null;
  readonly paddingValue: number | null;
  readonly paddingRangeLimit: number | null;
  /** Float Pixel Data (7FE0,0008) or Double Float Pixel Data (7FE0,0009) instead of integers. */
  readonly floatingPoint?: boolean;
  /** What is covered, or null; absent is null. */
  readonly shutter?: DisplayShutter | null;
  /** Overlays of group 60xx, without their bits; absent where there are none. */
  readonly overlays?: readonly OverlayHeader[];
  readonly palette: { readonly red: LookupTable; readonly green: LookupTable; readonly blue: LookupTable } | null;
}

export type StoredValues =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** One decoded frame: the stored values, sign-extended from bitsStored, colour by pixel (RGBRGB…) unless the photometric interpretation is still YBR. */
export interface DecodedFrame {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly signed: boolean;
  /** The photometric interpretation of `values` (a decoder may have turned YBR into RGB). */
  readonly photometric: string;
  readonly values: StoredValues;
  readonly min: number;
  readonly max: number;
  /** What its maker drew over this frame; absent where there is nothing. */
  readonly overlays?: readonly OverlayPlane[];
}

/** A frame as it lies in the file: its own bytes and the syntax they are in. */
export interface EncodedFrame {
  readonly transferSyntaxUID: string;
  readonly description: PixelDescription;
  /** Zero-based. */
  readonly frame: number;
  readonly bytes: Uint8Array;
  /** Overlays with data of their own that lie on this frame; those in the pixel cells come with the decoding. */
  readonly overlays?: readonly OverlayPlane[];
}

/** Codes: PIXELS_ABSENT, PIXELS_TRUNCATED, TRANSFER_SYNTAX_UNSUPPORTED, PIXELS_CORRUPT, FRAME_OUT_OF_RANGE, PIXEL_FORMAT_UNSUPPORTED. */
export interface PixelError {
  readonly code: string;
  readonly message: string;
}
