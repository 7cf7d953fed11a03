import { decodeFrame, unpackFrame, type DecoderTable } from '#shared/dicom/pixels';
import type { DecodeAnswer, DecodeRequest } from './decodeMessages.ts';

type Waiting = Extract<DecodeRequest, { readonly kind: 'decode' }>;

export interface DecodeLoopPorts {
  readonly decoders: DecoderTable;
  readonly answer: (message: DecodeAnswer, transfer: ArrayBuffer[]) => void;
  /** Milliseconds, any origin. */
  readonly now: () => number;
}

/**
 * The worker's message loop: one frame at a time in the order of asking (the codecs keep one frame in their memory), every request
 * answered once. A request that is cancelled while it waits is dropped; a running codec is not interrupted, its frame is.
 */
export function decodeLoop({ decoders, answer, now }: DecodeLoopPorts): { readonly receive: (message: DecodeRequest) => void } {
  const queue: Waiting[] = [];
  let running: { readonly id: number; cancelled: boolean } | null = null;

  const decode = async ({ id, packed }: Waiting): Promise<DecodeAnswer> => {
    const started = now();
    const encoded = unpackFrame(new Uint8Array(packed));
    if (!encoded.ok) return { kind: 'failed', id, error: encoded.error };
    const { description, transferSyntaxUID } = encoded.value;
    const frame = await decodeFrame(encoded.value, decoders);
    if (!frame.ok) return { kind: 'failed', id, error: frame.error };
    return { kind: 'decoded', id, frame: frame.value, description, transferSyntaxUID, milliseconds: now() - started };
  };

  const run = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { id } = next;
      const job = { id, cancelled: false };
      running = job;
      let message: DecodeAnswer;
      try {
        message = await decode(next);
      } catch (error) {
        // A codec that cannot be loaded, or a mistake of ours: the page hears of it and the loop goes on.
        const why = error instanceof Error ? error.message : String(error);
        message = { kind: 'failed', id, error: { code: 'DECODER_FAILED', message: why } };
      }
      running = null;
      if (job.cancelled) answer({ kind: 'cancelled', id }, []);
      else answer(message, message.kind === 'decoded' ? [message.frame.values.buffer as ArrayBuffer] : []);
    }
  };

  return {
    receive: (message) => {
      if (message.kind === 'decode') {
        queue.push(message);
        if (running === null && queue.length === 1) void run();
        return;
      }
      if (running?.id === message.id) running.cancelled = true;
      const waiting = queue.findIndex((request) => request.id === message.id);
      if (waiting >= 0) {
        queue.splice(waiting, 1);
        answer({ kind: 'cancelled', id: message.id }, []);
      }
    },
  };
}
