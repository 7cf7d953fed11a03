/** What a file says of the speed at which its frames are to be shown. Plain data; absent attributes are null. */
export interface CineHeader {
  /** Recommended Display Frame Rate (0008,2144), frames a second. */
  readonly recommendedRate: number | null;
  /** Cine Rate (0018,0040), frames a second. */
  readonly cineRate: number | null;
  /** Frame Time (0018,1063), ms. */
  readonly frameTimeMs: number | null;
  /** Frame Time Vector (0018,1065), ms from the frame before; the first entry is 0. */
  readonly frameTimeVectorMs: readonly number[] | null;
}

export type CineSource = 'RecommendedDisplayFrameRate' | 'CineRate' | 'FrameTimeVector' | 'FrameTime' | 'default';

/** When each frame is shown, in ms from the first one's, and how long one round takes. */
export interface CineTiming {
  readonly starts: readonly number[];
  readonly roundMs: number;
  readonly source: CineSource;
  /** Frames a second over a whole round. */
  readonly rate: number;
}

/** CINE_DEFAULT_RATE: frames a second where a file says nothing: slow enough to follow a neck through its motion. */
export const CINE_DEFAULT_RATE = 10;
/** Faster or slower than these no film is; a value outside is a slip of the pen. */
const PLAUSIBLE_RATE = [0.05, 1000] as const;

/**
 * The speed of a loop (PS3.3 C.7.6.5): what is recommended for showing, else the rate or times at which it was taken. `faster` multiplies.
 */
export function cineTiming(header: CineHeader | null, frames: number, faster = 1): CineTiming {
  const vector = header?.frameTimeVectorMs ?? null;
  const fromVector = vector !== null && vector.length === frames && frames > 1 && vector.slice(1).every((ms) => ms > 0);
  const even = (rate: number, source: CineSource): CineTiming => {
    const each = 1000 / (rate * faster);
    return { starts: Array.from({ length: frames }, (_, i) => i * each), roundMs: frames * each, source, rate: rate * faster };
  };
  const rates: readonly (readonly [number | null, CineSource])[] = [
    [header?.recommendedRate ?? null, 'RecommendedDisplayFrameRate'],
    [header?.cineRate ?? null, 'CineRate'],
  ];
  for (const [rate, source] of rates) if (isPlausible(rate)) return even(rate, source);
  if (fromVector) {
    const steps = vector.slice(1).map((ms) => ms / faster);
    const starts = steps.reduce<number[]>((list, ms) => [...list, (list.at(-1) ?? 0) + ms], [0]);
    // The last frame stays as long as the others do on the average; the vector says nothing of it.
    const roundMs = ((starts.at(-1) ?? 0) * frames) / (frames - 1);
    return { starts, roundMs, source: 'FrameTimeVector', rate: (frames * 1000) / roundMs };
  }
  const taken = header?.frameTimeMs == null ? null : 1000 / header.frameTimeMs;
  return isPlausible(taken) ? even(taken, 'FrameTime') : even(CINE_DEFAULT_RATE, 'default');
}

const isPlausible = (rate: number | null): rate is number =>
  rate !== null && rate >= PLAUSIBLE_RATE[0] && rate <= PLAUSIBLE_RATE[1];

/** The frame (from 0) that is due so many ms after the first one was shown, going round. */
export function frameDue({ starts, roundMs }: CineTiming, elapsedMs: number): number {
  const within = ((elapsedMs % roundMs) + roundMs) % roundMs;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= within) low = middle;
    else high = middle - 1;
  }
  return low;
}
