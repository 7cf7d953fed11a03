import type { AppliedWindow, DisplayLut, VoiChoice } from '#shared/dicom/pixels';
import { AUTO_VOI, buildDisplayLut, isMonochrome, modalityFunction } from '#shared/dicom/pixels';
import type { LoadedFrame } from './frameSource.ts';

/** The grey scale of one frame as chosen; null for colour, which has none. */
export function greyscaleOf({ frame, description }: LoadedFrame, voi: VoiChoice, invert: boolean): DisplayLut | null {
  return isMonochrome(frame) ? buildDisplayLut(frame, description, voi, { invert }) : null;
}

const ranges = new WeakMap<LoadedFrame, AppliedWindow | null>();

/** The window of the middle 98 % of the image: how fast a drag is, and where one starts while a lookup table is applied. Null for colour. */
export function usualWindow(loaded: LoadedFrame): AppliedWindow | null {
  const known = ranges.get(loaded);
  if (known !== undefined) return known;
  const window = greyscaleOf(loaded, AUTO_VOI, false)?.window ?? null;
  ranges.set(loaded, window);
  return window;
}

/** The stored samples of one pixel and, for grey ones, its modality value. Null outside the image. */
export function probe(
  { frame, description }: LoadedFrame,
  column: number,
  row: number,
): { readonly stored: readonly number[]; readonly modality: number | null } | null {
  if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) return null;
  const start = (row * frame.columns + column) * frame.samplesPerPixel;
  const stored = Array.from(frame.values.subarray(start, start + frame.samplesPerPixel));
  const [first] = stored;
  return { stored, modality: isMonochrome(frame) && first !== undefined ? modalityFunction(description)(first) : null };
}
