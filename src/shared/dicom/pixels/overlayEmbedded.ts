import type { AllocatedFrame } from './decodeFrame.ts';
import type { OverlayHeader, OverlayPlane } from './overlayPlane.ts';
import { overlayFrame } from './overlayPlane.ts';

/**
 * Overlays that lie in bits of the pixel cells that no stored value uses (PS3.5 8.1.2, retired; CDs still have them). To be taken before the
 * stored bits are masked out. A bit position within the stored value, or beyond the cell, is no overlay.
 */
export function embeddedOverlays(
  { values, highBit, description }: AllocatedFrame,
  headers: readonly OverlayHeader[],
  frame: number,
): readonly OverlayPlane[] {
  const { bitsAllocated, bitsStored, samplesPerPixel, floatingPoint } = description;
  if (samplesPerPixel !== 1 || bitsAllocated > 32 || floatingPoint === true) return [];
  return headers.flatMap((header) => {
    const bit = header.embeddedBit;
    if (bit === null || overlayFrame(header, frame) === null) return [];
    if (bit >= bitsAllocated || (bit <= highBit && bit > highBit - bitsStored)) return [];
    const bits = new Uint8Array(Math.ceil(values.length / 8));
    for (let i = 0; i < values.length; i += 1) if (((values[i]! >>> bit) & 1) === 1) bits[i >> 3]! |= 1 << (i & 7);
    return [{ header: { ...header, rows: description.rows, columns: description.columns }, bits }];
  });
}
