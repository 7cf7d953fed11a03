// Ambient declarations of packages without types; a project that only imports this file would not see them otherwise.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./codecModules.d.ts" />

/** A codec that is a WebAssembly module. */
export type WasmCodecName = 'charls' | 'openjpeg' | 'openjph' | 'turbojpeg';

/** Where the binary of each lies, as a module specifier that Node can resolve at run time. */
export const WASM_SPECIFIERS: Readonly<Record<WasmCodecName, string>> = {
  charls: '@cornerstonejs/codec-charls/decodewasm',
  openjpeg: '@cornerstonejs/codec-openjpeg/decodewasm',
  openjph: '@cornerstonejs/codec-openjph/wasm',
  turbojpeg: '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
};

/** Gives the bytes of a codec's binary: a file in Node, a fetch in a worker. */
export type LoadWasm = (codec: WasmCodecName) => Promise<Uint8Array>;

export interface WasmFrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned?: boolean;
}

/** What the four packages' decoders have in common. */
export interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): WasmFrameInfo;
  getInterleaveMode?(): number;
  delete(): void;
}

export interface WasmModule {
  readonly JpegLSDecoder?: new () => WasmDecoder;
  readonly J2KDecoder?: new () => WasmDecoder;
  readonly HTJ2KDecoder?: new () => WasmDecoder;
  readonly JPEGDecoder?: new () => WasmDecoder;
  readonly getExceptionMessage?: (pointer: number) => string;
}

type Factory = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<WasmModule>;

const FACTORIES: Readonly<Record<WasmCodecName, () => Promise<{ readonly default: unknown }>>> = {
  charls: () => import('@cornerstonejs/codec-charls/decodewasmjs'),
  openjpeg: () => import('@cornerstonejs/codec-openjpeg/decodewasmjs'),
  openjph: () => import('@cornerstonejs/codec-openjph/wasmjs'),
  turbojpeg: () => import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'),
};

/** A loaded module and what it has said since `said` was last emptied; the codecs complain on their standard streams only. */
export interface LoadedCodec {
  readonly module: WasmModule;
  readonly said: string[];
}

/** Instantiates a codec. Rejects when its binary cannot be loaded: that is an installation failure, not a broken image. */
export async function loadWasmCodec(name: WasmCodecName, loadWasm: LoadWasm): Promise<LoadedCodec> {
  const [imported, wasmBinary] = await Promise.all([FACTORIES[name](), loadWasm(name)]);
  const said: string[] = [];
  const note = (line: string) => {
    if (said.length < 20) said.push(line.trim());
  };
  const module = await factoryOf(imported.default)({ wasmBinary, print: note, printErr: note });
  return { module, said };
}

/** CommonJS seen through different bundlers: the factory itself, or once more below `default`. */
function factoryOf(exported: unknown): Factory {
  const inner = typeof exported === 'object' && exported !== null && 'default' in exported ? exported.default : exported;
  if (typeof inner !== 'function') throw new TypeError('a codec package does not export its factory');
  return inner as Factory;
}
