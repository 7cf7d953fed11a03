import type { LookupTable } from './description.ts';

/** R, G and B, 0 to 255, not yet rounded. */
export type ToRgb = (a: number, b: number, c: number, out: Float64Array) => void;

const asIs: ToRgb = (r, g, b, out) => {
  out[0] = r;
  out[1] = g;
  out[2] = b;
};

/** Full range: the inverse of PS3.3 C.7.6.3.1.2's equations for YBR_FULL. */
const fromYbrFull: ToRgb = (y, cb, cr, out) => {
  out[0] = y + 1.402 * (cr - 128);
  out[1] = y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128);
  out[2] = y + 1.772 * (cb - 128);
};

/** Video range: Y 16 to 235, CB and CR 16 to 240 (CCIR 601-2). */
const fromYbrPartial: ToRgb = (y, cb, cr, out) =>
  fromYbrFull(((y - 16) * 255) / 219, 128 + ((cb - 128) * 255) / 224, 128 + ((cr - 128) * 255) / 224, out);

/** From the photometric interpretation of decoded values; J2K's own transforms are undone by its decoder. */
export function colourConversion(photometric: string): ToRgb {
  if (photometric.startsWith('YBR_PARTIAL')) return fromYbrPartial;
  if (photometric === 'YBR_FULL' || photometric === 'YBR_FULL_422') return fromYbrFull;
  return asIs;
}

/** A palette channel as 0 to 255 per entry. Tables that declare 16 bits and use only eight are common; their values are taken as they are. */
export function paletteChannel(table: LookupTable): Uint8Array {
  const narrow = table.bitsPerEntry <= 8 || table.data.every((entry) => entry < 256);
  return Uint8Array.from(table.data, (entry) => (narrow ? entry : entry >> 8));
}
