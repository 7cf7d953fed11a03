import type { LookupTable, VoiLutFunction, VoiWindow } from './description.ts';

/** The narrowest width each function is defined for (PS3.3 C.11.2.1.2, C.11.2.1.3). */
const minimumWidth = (name: VoiLutFunction, width: number): number =>
  name === 'LINEAR' ? Math.max(1, width) : Math.max(Number.MIN_VALUE, width);

/**
 * One value through a VOI window, exactly as PS3.3 C.11.2.1.2.1 (LINEAR), C.11.2.1.3.2 (LINEAR_EXACT) and C.11.2.1.3.1 (SIGMOID)
 * write it. `x` is a modality value; the result runs from 0 to `top` and is not rounded.
 */
export function windowed(
  x: number,
  { center: c, width }: Pick<VoiWindow, 'center' | 'width'>,
  name: VoiLutFunction,
  top: number,
): number {
  const w = minimumWidth(name, width);
  switch (name) {
    case 'LINEAR':
      if (x <= c - 0.5 - (w - 1) / 2) return 0;
      if (x > c - 0.5 + (w - 1) / 2) return top;
      return ((x - (c - 0.5)) / (w - 1) + 0.5) * top;
    case 'LINEAR_EXACT':
      if (x <= c - w / 2) return 0;
      if (x > c + w / 2) return top;
      return ((x - c) / w + 0.5) * top;
    case 'SIGMOID':
      return top / (1 + Math.exp((-4 * (x - c)) / w));
  }
}

/** The entry for `x`, which is held to the table's ends (C.11.1.1, C.11.2.1.1). A table is indexed by whole numbers. */
export function looked(x: number, table: LookupTable): number {
  const index = Math.round(x) - table.firstValueMapped;
  const last = table.data.length - 1;
  return table.data[index < 0 ? 0 : index > last ? last : index] ?? 0;
}

/** One value through a VOI LUT, scaled from the table's own bits to 0 … `top`. */
export function lookedUp(x: number, table: LookupTable, top: number): number {
  const largest = 2 ** table.bitsPerEntry - 1;
  return (Math.min(looked(x, table), largest) / largest) * top;
}
