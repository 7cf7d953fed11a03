import type { DecoderTable } from '#shared/dicom/pixels';
import { inflater, type MakeDecompressor } from './inflate.ts';
import { jpegDecoder } from './jpegDecoder.ts';
import { jpegLsDecoder } from './jpegLsDecoder.ts';
import { jpeg2000Decoder } from './jpeg2000Decoder.ts';
import { wasmRunner } from './runWasm.ts';
import type { LoadWasm } from './wasmCodec.ts';

/** What a codec needs of the place where it runs. */
export interface CodecPlatform {
  readonly loadWasm: LoadWasm;
  readonly makeDecompressor: MakeDecompressor;
}

/**
 * The decoders for one thread. Modules are loaded when the first frame asks for them; a table is not shared between threads,
 * and its decoders take one frame at a time.
 */
export function createDecoderTable({ loadWasm, makeDecompressor }: CodecPlatform): DecoderTable {
  const charls = wasmRunner('charls', loadWasm, ({ JpegLSDecoder }) => (JpegLSDecoder ? new JpegLSDecoder() : null));
  const openjpeg = wasmRunner('openjpeg', loadWasm, ({ J2KDecoder }) => (J2KDecoder ? new J2KDecoder() : null));
  const openjph = wasmRunner('openjph', loadWasm, ({ HTJ2KDecoder }) => (HTJ2KDecoder ? new HTJ2KDecoder() : null));
  const turbo = wasmRunner('turbojpeg', loadWasm, ({ JPEGDecoder }) => (JPEGDecoder ? new JPEGDecoder() : null));
  return {
    jpeg: jpegDecoder(turbo),
    jpegls: jpegLsDecoder(charls),
    jpeg2000: jpeg2000Decoder(openjpeg),
    htj2k: jpeg2000Decoder(openjph),
    deflate: inflater(makeDecompressor),
  };
}
