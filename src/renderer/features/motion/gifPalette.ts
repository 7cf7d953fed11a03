import { INK } from './ghostInk.ts';

type Colour = readonly [number, number, number];

const GREYS = 208;
/** Steps of each ink towards black, for its smooth edges. */
const STEPS = 16;
/** Channels that differ by less are grey. */
const GREYISH = 14;

const parse = (hex: string): Colour => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
const shades = (hex: string): readonly Colour[] =>
  Array.from({ length: STEPS }, (_, i): Colour => {
    const [r, g, b] = parse(hex);
    const part = (i + 1) / STEPS;
    return [Math.round(r * part), Math.round(g * part), Math.round(b * part)];
  });
const COLOURED: readonly Colour[] = [...shades(INK.flexion), ...shades(INK.extension), ...shades(INK.remark)];

/** 208 greys and the inks of edges and words: one palette for all frames, so that grey does not flicker. */
export const GIF_PALETTE: readonly Colour[] = [
  ...Array.from({ length: GREYS }, (_, i): Colour => {
    const grey = Math.round((255 * i) / (GREYS - 1));
    return [grey, grey, grey];
  }),
  ...COLOURED,
];

const known = new Map<number, number>();

/** RGBA pixels as indices into the palette: greys to the nearest grey, coloured ones to the nearest shade of an ink. */
export function indexed(pixels: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < out.length; i++) {
    const [r, g, b] = [pixels[4 * i] as number, pixels[4 * i + 1] as number, pixels[4 * i + 2] as number];
    const spread = Math.max(r, g, b) - Math.min(r, g, b);
    out[i] = spread < GREYISH ? Math.round(((r + g + b) / 765) * (GREYS - 1)) : nearest(r, g, b);
  }
  return out;
}

function nearest(r: number, g: number, b: number): number {
  const key = ((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2);
  const found = known.get(key);
  if (found !== undefined) return found;
  let best = 0;
  let least = Infinity;
  GIF_PALETTE.forEach(([pr, pg, pb], i) => {
    const distance = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
    if (distance < least) [best, least] = [i, distance];
  });
  known.set(key, best);
  return best;
}
