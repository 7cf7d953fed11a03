import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createDecoderTable, WASM_SPECIFIERS, type CodecPlatform } from '#shared/codecs';

// Resolved from the installed packages when it runs, so that it is the same from source, from the bundle and inside an asar. (Not named
// `require`: the bundler declares that itself.)
const packages = createRequire(import.meta.url);

const nodeCodecPlatform: CodecPlatform = {
  loadWasm: (codec) => readFile(packages.resolve(WASM_SPECIFIERS[codec])),
  makeDecompressor: () => new DecompressionStream('deflate-raw'),
};

/** The decoders of this process, made at the first use. */
export const nodeDecoders = (() => {
  let table: ReturnType<typeof createDecoderTable> | null = null;
  return () => (table ??= createDecoderTable(nodeCodecPlatform));
})();
