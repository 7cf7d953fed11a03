import type { Rectangle } from './textRegions.ts';

export interface NativePixels {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  /** Colour by plane instead of by pixel. */
  readonly planar: boolean;
}

/** A copy of native pixel data with the rectangles set to zero in every frame. `bytes` is the whole value. */
export function maskedPixels(bytes: Uint8Array, pixels: NativePixels, rectangles: readonly Rectangle[]): Uint8Array {
  const out = bytes.slice();
  const { rows, columns, samplesPerPixel, planar } = pixels;
  const size = pixels.bitsAllocated / 8;
  const planes = pixels.frames * (planar ? samplesPerPixel : 1);
  const step = size * (planar ? 1 : samplesPerPixel);
  for (let plane = 0; plane < planes; plane++) {
    const start = plane * rows * columns * step;
    for (const [x, y, width, height] of rectangles) {
      const right = Math.min(x + width, columns);
      for (let row = y; row < Math.min(y + height, rows); row++) {
        out.fill(0, start + (row * columns + Math.min(x, right)) * step, start + (row * columns + right) * step);
      }
    }
  }
  return out;
}
