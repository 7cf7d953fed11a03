import type { DecodedFrame, PixelDescription } from './description.ts';
import { litPixels } from './overlayPlane.ts';
import { coveredRuns, shutterGrey, wholeGrid, type ShutterGrid } from './shutter.ts';

/** What lies over the grey values of a picture. Both are on unless somebody has turned them off. */
export interface DressingOptions {
  readonly shutter?: boolean;
  readonly overlays?: boolean;
}

const WHITE = 0xffffffff;

/** Covered runs by shutter; of a whole image, which is asked for again with every window. */
const runsOf = new WeakMap<object, { readonly rows: number; readonly columns: number; readonly runs: Int32Array }>();

export function shutterRuns({ shutter, rows, columns }: PixelDescription): Int32Array | null {
  if (shutter == null) return null;
  const known = runsOf.get(shutter);
  if (known?.rows === rows && known.columns === columns) return known.runs;
  const runs = coveredRuns(shutter, wholeGrid(rows, columns));
  runsOf.set(shutter, { rows, columns, runs });
  return runs;
}

const litOf = new WeakMap<object, Uint32Array>();

/** Every pixel that an overlay of the frame lights. */
function lit({ overlays, rows, columns }: DecodedFrame): Uint32Array | null {
  if (overlays === undefined || overlays.length === 0) return null;
  const known = litOf.get(overlays);
  if (known !== undefined) return known;
  const all = Uint32Array.from(overlays.flatMap((plane) => [...litPixels(plane, rows, columns)]));
  litOf.set(overlays, all);
  return all;
}

/**
 * Lays the shutter and then the overlays over a rendered picture, in place: covered pixels take the shutter's level, lit ones are white
 * whatever the grey scale, as an inverted film would otherwise hide its own annotations.
 */
export function dress(
  out: Uint8ClampedArray<ArrayBuffer>,
  frame: DecodedFrame,
  description: PixelDescription,
  options: DressingOptions = {},
): void {
  const words = wordsOf(out);
  const runs = options.shutter === false ? null : shutterRuns(description);
  if (runs !== null && description.shutter != null) coverRuns(words, runs, shutterGrey(description.shutter));
  const drawn = options.overlays === false ? null : lit(frame);
  if (drawn !== null) for (const index of drawn) words[index] = WHITE;
}

/** The same for a picture of a part of the image, each `factor` × `factor` pixels made one. */
export function dressPart(
  out: Uint8ClampedArray<ArrayBuffer>,
  frame: DecodedFrame,
  description: PixelDescription,
  part: { readonly left: number; readonly top: number; readonly columns: number; readonly rows: number; readonly factor: number },
  options: DressingOptions = {},
): void {
  const words = wordsOf(out);
  const { shutter } = description;
  const { left, top, factor, rows, columns } = part;
  if (shutter != null && options.shutter !== false) {
    const middle = (factor + 1) / 2;
    const grid: ShutterGrid = { rows, columns, firstRow: top + middle, firstColumn: left + middle, step: factor };
    coverRuns(words, coveredRuns(shutter, grid), shutterGrey(shutter));
  }
  const drawn = options.overlays === false ? null : lit(frame);
  if (drawn === null) return;
  for (const index of drawn) {
    const column = Math.floor(((index % frame.columns) - left) / factor);
    const row = Math.floor((Math.floor(index / frame.columns) - top) / factor);
    if (column >= 0 && column < columns && row >= 0 && row < rows) words[row * columns + column] = WHITE;
  }
}

const wordsOf = (out: Uint8ClampedArray<ArrayBuffer>): Uint32Array =>
  new Uint32Array(out.buffer, out.byteOffset, out.byteLength >> 2);

function coverRuns(words: Uint32Array, runs: Int32Array, level: number): void {
  const covered = (0xff000000 | (level * 0x010101)) >>> 0;
  for (let i = 0; i < runs.length; i += 2) words.fill(covered, runs[i]!, runs[i + 1]!);
}
