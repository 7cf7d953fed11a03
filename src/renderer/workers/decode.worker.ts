import { createDecoderTable } from '#shared/codecs';
import { WASM_URLS } from '#shared/codecs/wasmUrls';
import { decodeLoop } from './decodeLoop.ts';
import type { DecodeRequest } from './decodeMessages.ts';

declare const self: DedicatedWorkerGlobalScope;

const decoders = createDecoderTable({
  loadWasm: async (codec) => {
    const answer = await fetch(WASM_URLS[codec]);
    if (!answer.ok) throw new Error(`${codec}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
  makeDecompressor: () => new DecompressionStream('deflate-raw'),
});

const loop = decodeLoop({
  decoders,
  answer: (message, transfer) => self.postMessage(message, transfer),
  now: () => performance.now(),
});
self.onmessage = (event: MessageEvent<DecodeRequest>) => loop.receive(event.data);
