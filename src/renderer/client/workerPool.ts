import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { DecodedFrame, PixelDescription, PixelError } from '#shared/dicom/pixels';
import type { DecodeAnswer, DecodeRequest } from '../workers/decodeMessages.ts';
import { priorityGate } from './framesGate.ts';

export interface Decoded {
  readonly frame: DecodedFrame;
  readonly description: PixelDescription;
}

/** Decodes packed frames off the page's thread. `packed` is transferred: its bytes are gone afterwards. Rejects only when aborted. */
export type Decode = (
  packed: ArrayBuffer,
  options: { readonly priority: number; readonly signal: AbortSignal },
) => Promise<Result<Decoded, PixelError>>;

/** The little of `Worker` that the pool uses. */
export interface DecodeWorker {
  postMessage(message: DecodeRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface DecodePool {
  readonly decode: Decode;
  readonly size: number;
  dispose(): void;
}

/** Leaves a core to the page; more than four decoders only fight for memory. */
export const poolSize = (cores: number | undefined): number => Math.max(1, Math.min(4, (cores ?? 2) - 1));

const startWorker = (): DecodeWorker =>
  new Worker(new URL('../workers/decode.worker.ts', import.meta.url), { type: 'module', name: 'decode' }) as DecodeWorker;

/**
 * One frame per worker at a time, so that a waiting frame can still be cancelled or overtaken. Workers start when first needed.
 * A worker that dies answers DECODER_STOPPED for its frame and is replaced at the next one.
 */
export function decodePool(size: number, start: () => DecodeWorker = startWorker): DecodePool {
  const gate = priorityGate(size);
  const idle: DecodeWorker[] = [];
  const all = new Set<DecodeWorker>();
  let nextId = 1;

  const take = (): DecodeWorker => {
    const worker = idle.pop() ?? start();
    all.add(worker);
    return worker;
  };
  const discard = (worker: DecodeWorker): void => {
    worker.terminate();
    all.delete(worker);
  };

  const decodeOn = (packed: ArrayBuffer, signal: AbortSignal): Promise<Result<Decoded, PixelError>> =>
    new Promise((resolve, reject) => {
      const worker = take();
      const id = nextId++;
      const cancel = (): void => worker.postMessage({ kind: 'cancel', id }, []);
      const finish = (): void => {
        signal.removeEventListener('abort', cancel);
        worker.onmessage = null;
        worker.onerror = null;
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== id) return;
        finish();
        idle.push(worker);
        if (signal.aborted) reject(signal.reason as Error);
        else if (data.kind === 'decoded') resolve(ok({ frame: data.frame, description: data.description }));
        else if (data.kind === 'failed') resolve(err(data.error));
        else resolve(err({ code: 'DECODER_STOPPED', message: 'the decoder dropped a frame that was still wanted' }));
      };
      worker.onerror = (event) => {
        finish();
        discard(worker);
        resolve(err({ code: 'DECODER_STOPPED', message: event.message || 'the decode worker could not run' }));
      };
      signal.addEventListener('abort', cancel, { once: true });
      worker.postMessage({ kind: 'decode', id, packed }, [packed]);
    });

  return {
    size,
    decode: (packed, { priority, signal }) => gate.run(() => decodeOn(packed, signal), { priority, signal }),
    dispose: () => {
      for (const worker of all) worker.terminate();
      all.clear();
      idle.length = 0;
    },
  };
}
