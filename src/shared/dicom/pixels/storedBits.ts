import type { PixelDescription, StoredValues } from './description.ts';

/**
 * Keeps the stored bits of each sample and extends their sign, in place: bits above HighBit may hold an old overlay, bits
 * below it nothing (PS3.5 8.1.1). Nothing to do where all allocated bits are stored.
 */
export function keepStoredBits(values: StoredValues, description: PixelDescription): void {
  const { bitsAllocated, bitsStored, highBit, signed } = description;
  if (bitsStored === bitsAllocated || bitsAllocated === 1 || description.floatingPoint === true) return;
  const down = highBit + 1 - bitsStored;
  const up = 32 - bitsStored;
  if (signed) for (let i = 0; i < values.length; i += 1) values[i] = ((values[i]! >> down) << up) >> up;
  else for (let i = 0; i < values.length; i += 1) values[i] = ((values[i]! >>> down) << up) >>> up;
}

/** Smallest and largest stored value, NaN left out; 0 and 0 of nothing. */
export function valueRange(values: StoredValues): { readonly min: number; readonly max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}
