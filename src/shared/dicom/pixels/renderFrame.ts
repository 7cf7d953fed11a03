import { invariant } from '#shared/base';
import { colourConversion, paletteChannel } from './colour.ts';
import type { DecodedFrame, LookupTable, PixelDescription } from './description.ts';
import { dress, type DressingOptions } from './dressing.ts';
import { buildDisplayLut, type DisplayLut, type DisplayOptions } from './displayLut.ts';
import type { VoiChoice } from './voiChoice.ts';

export interface RenderOptions extends DisplayOptions, DressingOptions {
  /** Written to instead of a new array; rows × columns × 4. */
  readonly out?: Uint8ClampedArray<ArrayBuffer>;
}

/** Whether a frame is grey: a grey scale (window, inversion by MONOCHROME1) applies to it. */
export const isMonochrome = (frame: DecodedFrame): boolean =>
  frame.samplesPerPixel === 1 && !frame.photometric.startsWith('PALETTE');

/**
 * A frame as it is shown: RGBA, row by row, opaque. The one renderer: the viewport, `frame --png` and the report's key images all
 * call it, with the file's shutter and overlays unless they are turned off. Colour images have no VOI (PS3.3 C.11.2 is for grey ones) and are only inverted.
 */
export function renderFrame(
  frame: DecodedFrame,
  description: PixelDescription,
  choice: VoiChoice,
  options: RenderOptions = {},
): Uint8ClampedArray<ArrayBuffer> {
  const out = outputFor(frame, options.out);
  const invert = options.invert ?? false;
  if (isMonochrome(frame)) renderGrey(frame, buildDisplayLut(frame, description, choice, options), out);
  else if (frame.samplesPerPixel === 1) renderPalette(frame, description.palette, invert, out);
  else renderColour(frame, description, invert, out);
  dress(out, frame, description, options);
  return out;
}

/** A grey frame through a grey scale that the caller keeps (a viewport while its window is dragged); neither shutter nor overlays. */
export function renderGrey(
  frame: DecodedFrame,
  { table, first, grey }: DisplayLut,
  out?: Uint8ClampedArray<ArrayBuffer>,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = outputFor(frame, out);
  const { values } = frame;
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, values.length);
  // 0xAABBGGRR on a little-endian machine, which every platform of this program is; written a pixel at a time.
  if (table === null) {
    for (let i = 0; i < values.length; i += 1) words[i] = 0xff000000 | (grey(values[i]!) * 0x010101);
    return rgba;
  }
  // Written out: `Uint32Array.from` takes as long over a table of 16 bits as the image does.
  const pixels = new Uint32Array(table.length);
  for (let i = 0; i < table.length; i += 1) pixels[i] = 0xff000000 | (table[i]! * 0x010101);
  const { length } = values;
  for (let i = 0; i < length; i += 1) words[i] = pixels[values[i]! - first]!;
  return rgba;
}

function outputFor(
  { rows, columns }: DecodedFrame,
  out: Uint8ClampedArray<ArrayBuffer> | undefined,
): Uint8ClampedArray<ArrayBuffer> {
  const length = rows * columns * 4;
  invariant(out === undefined || out.length === length, `an output of ${length} bytes was expected`);
  return out ?? new Uint8ClampedArray(length);
}

function renderPalette(
  { values }: DecodedFrame,
  palette: PixelDescription['palette'],
  invert: boolean,
  out: Uint8ClampedArray,
): void {
  const flip = invert ? 255 : 0;
  const write = (channel: number, table: LookupTable | undefined): void => {
    const levels = table === undefined ? null : paletteChannel(table);
    const first = table?.firstValueMapped ?? 0;
    for (let i = 0; i < values.length; i += 1) {
      const index = values[i]! - first;
      // Without a usable palette the indices themselves are shown, as grey; the reader has said PALETTE_BROKEN.
      const level = levels === null ? values[i]! & 255 : levels[Math.min(Math.max(index, 0), levels.length - 1)]!;
      out[i * 4 + channel] = level ^ flip;
    }
  };
  write(0, palette?.red);
  write(1, palette?.green);
  write(2, palette?.blue);
  for (let i = 3; i < out.length; i += 4) out[i] = 255;
}

function renderColour(frame: DecodedFrame, description: PixelDescription, invert: boolean, out: Uint8ClampedArray): void {
  const { values, samplesPerPixel } = frame;
  const convert = colourConversion(frame.photometric);
  // More than eight stored bits are brought to eight before the conversion, whose offsets are those of eight.
  const scale = 255 / (2 ** description.bitsStored - 1);
  const rgb = new Float64Array(3);
  const pixels = frame.rows * frame.columns;
  for (let i = 0; i < pixels; i += 1) {
    const at = i * samplesPerPixel;
    convert(values[at]! * scale, values[at + 1]! * scale, values[at + 2]! * scale, rgb);
    // The array clamps and rounds.
    out[i * 4] = invert ? 255 - rgb[0]! : rgb[0]!;
    out[i * 4 + 1] = invert ? 255 - rgb[1]! : rgb[1]!;
    out[i * 4 + 2] = invert ? 255 - rgb[2]! : rgb[2]!;
    out[i * 4 + 3] = 255;
  }
}
