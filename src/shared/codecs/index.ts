export type { CodecPlatform } from './decoderTable.ts';
export { createDecoderTable } from './decoderTable.ts';
export type { WasmCodecName, LoadWasm } from './wasmCodec.ts';
export { WASM_SPECIFIERS } from './wasmCodec.ts';
