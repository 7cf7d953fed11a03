import type { Result } from '#shared/base';
import type { PixelError } from './description.ts';
import type { Codec } from './transferSyntaxes.ts';

/** What a codec found in a stream, before it is held against the header. */
export interface CodedImage {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Bits per sample that the stream itself declares. */
  readonly precision: number;
  /** The stream's own declaration; null where its format has none (JPEG, JPEG-LS). */
  readonly signed: boolean | null;
  /** Samples by pixel (R G B R G B …), as bit patterns or numbers of `precision` bits. */
  readonly samples: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;
  /** What the three components are: known from the stream, or `as-header` when only the DICOM header can say. */
  readonly colour: 'RGB' | 'YBR_FULL' | 'as-header';
}

/** The header's expectation, for codecs that must allocate or choose. */
export interface ExpectedImage {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
}

/** Resolves, never rejects: a broken stream is PIXELS_CORRUPT. */
export type Decoder = (bytes: Uint8Array, expected: ExpectedImage) => Promise<Result<CodedImage, PixelError>>;

/** Inflates one deflated frame (RFC 1951). */
export type Inflater = (bytes: Uint8Array, expectedLength: number) => Promise<Result<Uint8Array, PixelError>>;

/** Made by `#shared/codecs`, once an environment; passed in, so that this folder stays pure. */
export type DecoderTable = { readonly [C in Exclude<Codec, 'native' | 'rle' | 'deflate'>]: Decoder } & {
  readonly deflate: Inflater;
};
