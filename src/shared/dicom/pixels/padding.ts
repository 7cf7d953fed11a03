import type { PixelDescription } from './description.ts';

/** Stored values that are no image: from the padding value to its range limit, both included (PS3.3 C.7.5.1.1.2). */
export interface PaddingRange {
  readonly low: number;
  readonly high: number;
}

export function paddingRange({ paddingValue, paddingRangeLimit }: PixelDescription): PaddingRange | null {
  if (paddingValue === null) return null;
  const limit = paddingRangeLimit ?? paddingValue;
  return { low: Math.min(paddingValue, limit), high: Math.max(paddingValue, limit) };
}
