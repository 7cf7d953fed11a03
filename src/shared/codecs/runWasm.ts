import { ok, type Result } from '#shared/base';
import type { PixelError } from '#shared/dicom/pixels';
import { corrupt } from './streamError.ts';
import {
  loadWasmCodec,
  type LoadedCodec,
  type LoadWasm,
  type WasmCodecName,
  type WasmDecoder,
  type WasmFrameInfo,
  type WasmModule,
} from './wasmCodec.ts';

export interface WasmPicture {
  readonly info: WasmFrameInfo;
  /** A copy, its own buffer. */
  readonly decoded: Uint8Array<ArrayBuffer>;
  readonly interleave: number | null;
  /** What the codec printed meanwhile. */
  readonly said: readonly string[];
}

export type RunWasm = (bytes: Uint8Array) => Promise<Result<WasmPicture, PixelError>>;

/**
 * Runs one decoder of a WebAssembly codec. The module is loaded at the first frame and kept; after a trap its memory may be in
 * any state, so that it is dropped and the next frame gets a fresh one.
 */
export function wasmRunner(
  name: WasmCodecName,
  loadWasm: LoadWasm,
  makeDecoder: (module: WasmModule) => WasmDecoder | null,
): RunWasm {
  let loading: Promise<LoadedCodec> | null = null;
  return async (bytes) => {
    loading ??= loadWasmCodec(name, loadWasm);
    let codec: LoadedCodec;
    try {
      codec = await loading;
    } catch (error) {
      loading = null;
      throw error;
    }
    codec.said.length = 0;
    let decoder: WasmDecoder | null = null;
    try {
      decoder = makeDecoder(codec.module);
      if (decoder === null) throw new TypeError(`codec ${name} has no decoder`);
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const info = { ...decoder.getFrameInfo() };
      const decoded = decoder.getDecodedBuffer().slice() as Uint8Array<ArrayBuffer>;
      const interleave = decoder.getInterleaveMode?.() ?? null;
      decoder.delete();
      return ok({ info, decoded, interleave, said: [...codec.said] });
    } catch (error) {
      const message = messageOf(error, codec);
      // A C++ exception (thrown as a number) unwinds in good order; anything else is a trap.
      if (typeof error !== 'number' || !released(decoder)) loading = null;
      return corrupt(message);
    }
  };
}

/** Frees a decoder that has thrown; false when its memory is no longer to be trusted. */
function released(decoder: WasmDecoder | null): boolean {
  try {
    decoder?.delete();
    return true;
  } catch {
    return false;
  }
}

/** The codecs throw C++ pointers, traps and strings. */
function messageOf(error: unknown, codec: LoadedCodec): string {
  if (typeof error === 'number') {
    try {
      return codec.module.getExceptionMessage?.(error) ?? codec.said.at(-1) ?? 'the codec refused the stream';
    } catch {
      return 'the codec refused the stream';
    }
  }
  return codec.said.at(-1) ?? (error instanceof Error ? error.message : 'the codec refused the stream');
}
