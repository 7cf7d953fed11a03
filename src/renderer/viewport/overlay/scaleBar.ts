import type { MillimetreScale } from '../display.ts';

/** A bar of a round length; its unit is px where there are no millimetres. */
export interface ScaleBar {
  readonly length: number;
  readonly unit: 'mm' | 'px';
  readonly plane: MillimetreScale['plane'] | null;
  /** Its length on screen. */
  readonly cssPixels: number;
}

const SHORTEST = 40;

/**
 * The longest of 1, 2, 5 × 10ⁿ that takes at most `available` CSS pixels; null where not even a short bar has room.
 * `pixelScale`: CSS pixels per image pixel along a row.
 */
export function scaleBar(pixelScale: number, millimetres: MillimetreScale | null, available: number): ScaleBar | null {
  const perUnit = millimetres === null ? pixelScale : pixelScale / millimetres.perColumn;
  if (available < SHORTEST || !(perUnit > 0) || !Number.isFinite(perUnit)) return null;
  const decade = 10 ** Math.floor(Math.log10(available / perUnit));
  const length = [5, 2, 1].map((step) => step * decade).find((candidate) => candidate * perUnit <= available) ?? decade;
  return { length, unit: millimetres === null ? 'px' : 'mm', plane: millimetres?.plane ?? null, cssPixels: length * perUnit };
}
