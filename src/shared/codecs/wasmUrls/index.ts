// Ambient declarations of packages without types; a project that only imports this file would not see them otherwise.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="../codecModules.d.ts" />
import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import turbojpeg from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjph from '@cornerstonejs/codec-openjph/wasm?url';
import type { WasmCodecName } from '../wasmCodec.ts';

/** Where the page's bundler has put the codecs' binaries. Only for code that Vite builds. */
export const WASM_URLS: Readonly<Record<WasmCodecName, string>> = { charls, turbojpeg, openjpeg, openjph };
