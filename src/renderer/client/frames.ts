import type { Result } from '#shared/base';
import { err } from '#shared/base';
import type { PixelError } from '#shared/dicom/pixels';
import { framePath } from '#shared/ipc';
import { boundedCache } from './framesCache.ts';
import { priorityGate } from './framesGate.ts';
import type { Decode, Decoded } from './workerPool.ts';
import { decodePool, poolSize } from './workerPool.ts';

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Higher first; what is on screen is 0, prefetch is below. */
  readonly priority?: number;
}

/** Decoded frames by name. A failure of the world is a value (the codes of `PixelError`, FRAME_UNREACHABLE, DECODER_STOPPED); an aborted load rejects. */
export interface Frames {
  /** `frameNumber` is one-based. The values are shared between callers: read only. */
  load(sopInstanceUID: string, frameNumber: number, options?: LoadOptions): Promise<Result<Decoded, PixelError>>;
  /** The frame if it is decoded already. */
  readonly peek: (sopInstanceUID: string, frameNumber: number) => Decoded | null;
  readonly has: (sopInstanceUID: string, frameNumber: number) => boolean;
  /** Forgets everything, such as after another folder is opened. */
  clear(): void;
  cachedBytes(): number;
}

/** Gets the packed bytes of a frame path. Rejects only when aborted. */
export type FetchFrame = (path: string, signal: AbortSignal) => Promise<Result<ArrayBuffer, PixelError>>;

export interface FramesOptions {
  readonly fetchFrame: FetchFrame;
  readonly decode: Decode;
  /** Decoded frames kept, in bytes. */
  readonly cacheBytes: number;
  /** Frames being fetched or decoded at once. */
  readonly concurrent: number;
}

interface Flight {
  readonly promise: Promise<Result<Decoded, PixelError>>;
  readonly controller: AbortController;
  waiting: number;
}

/** Two callers of one frame share one flight, which is cancelled when the last of them has gone. Failures are not kept: a second look may succeed. */
export function createFrames({ fetchFrame, decode, cacheBytes, concurrent }: FramesOptions): Frames {
  const cache = boundedCache<Result<Decoded, PixelError>>(cacheBytes);
  const flights = new Map<string, Flight>();
  const gate = priorityGate(concurrent);

  const depart = (path: string, priority: number): Flight => {
    const controller = new AbortController();
    const { signal } = controller;
    const promise = gate
      .run(
        async () => {
          const packed = await fetchFrame(path, signal);
          return packed.ok ? decode(packed.value, { priority, signal }) : packed;
        },
        { priority, signal },
      )
      .then((result) => {
        if (result.ok && flights.get(path)?.controller === controller)
          cache.set(path, result, result.value.frame.values.byteLength);
        return result;
      })
      .finally(() => {
        if (flights.get(path)?.controller === controller) flights.delete(path);
      });
    // Everyone who still waits hears of a rejection through their own race; without anyone it is no event.
    promise.catch(() => undefined);
    const flight: Flight = { promise, controller, waiting: 0 };
    flights.set(path, flight);
    return flight;
  };

  return {
    load: async (sopInstanceUID, frameNumber, options = {}) => {
      options.signal?.throwIfAborted();
      const path = framePath(sopInstanceUID, frameNumber - 1);
      const kept = cache.get(path);
      if (kept !== undefined) return kept;
      const flight = flights.get(path) ?? depart(path, options.priority ?? 0);
      return ride(flight, options.signal, () => {
        flights.delete(path);
        flight.controller.abort();
      });
    },
    peek: (sopInstanceUID, frameNumber) => {
      const kept = cache.get(framePath(sopInstanceUID, frameNumber - 1));
      return kept?.ok === true ? kept.value : null;
    },
    has: (sopInstanceUID, frameNumber) => cache.has(framePath(sopInstanceUID, frameNumber - 1)),
    clear: () => {
      for (const flight of flights.values()) flight.controller.abort();
      flights.clear();
      cache.clear();
    },
    cachedBytes: cache.bytes,
  };
}

function ride(flight: Flight, signal: AbortSignal | undefined, lastGone: () => void): Promise<Result<Decoded, PixelError>> {
  flight.waiting += 1;
  if (signal === undefined) return flight.promise;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      flight.waiting -= 1;
      if (flight.waiting === 0) lastGone();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    const stay = (): void => signal.removeEventListener('abort', leave);
    flight.promise.then(resolve, reject).finally(stay);
  });
}

/** One packed frame from the host that served the page. */
export const fetchPackedFrame: FetchFrame = async (path, signal) => {
  try {
    const response = await fetch(path, { signal, credentials: 'same-origin' });
    if (response.ok) return { ok: true, value: await response.arrayBuffer() };
    const said: unknown = await response.json().catch(() => null);
    return err(isPixelError(said) ? said : { code: 'FRAME_UNREACHABLE', message: `${path}: HTTP ${response.status}` });
  } catch (error) {
    signal.throwIfAborted();
    return err({ code: 'FRAME_UNREACHABLE', message: `${path}: ${error instanceof Error ? error.message : String(error)}` });
  }
};

const isPixelError = (value: unknown): value is PixelError =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'message' in value &&
  typeof value.message === 'string';

const CACHE_BYTES = 512 * 1024 * 1024;

/** The page's frames: fetched from its host, decoded in its worker pool. Make one for the life of the page. */
export function pageFrames(cacheBytes: number = CACHE_BYTES): Frames {
  const pool = decodePool(poolSize(navigator.hardwareConcurrency));
  // Twice the decoders, so that one frame is on its way while another is decoded.
  return createFrames({ fetchFrame: fetchPackedFrame, decode: pool.decode, cacheBytes, concurrent: pool.size * 2 });
}
