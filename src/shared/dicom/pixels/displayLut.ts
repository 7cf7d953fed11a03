import { percentileWindow } from './autoWindow.ts';
import type { DecodedFrame, LookupTable, PixelDescription } from './description.ts';
import { modalityFunction } from './modality.ts';
import { paddingRange } from './padding.ts';
import { AUTO_VOI, type AppliedWindow, type VoiChoice } from './voiChoice.ts';
import { lookedUp, windowed } from './voiFunctions.ts';

/** Frames with a wider range of stored values are mapped value by value. */
const LARGEST_TABLE = 1 << 17;
const WHITE = 255;

/** Stored value to grey, 0 to 255, everything between the two applied: modality, VOI, photometric interpretation, inversion, padding. */
export interface DisplayLut {
  /** Any stored value, without the table. */
  readonly grey: (stored: number) => number;
  /** `grey` of `first`, `first + 1`, … over the frame's range; null when the range is too wide or the values are not integers. */
  readonly table: Uint8Array | null;
  readonly first: number;
  /** The window that is applied; null while a VOI LUT is. */
  readonly window: AppliedWindow | null;
}

export interface DisplayOptions {
  /** Turns the grey scale around, on top of what the file asks for. */
  readonly invert?: boolean;
}

/**
 * Makes the grey scale of a monochrome frame. The order is PS3.3's (C.11, N.2): modality transform, VOI by its formula, then black and
 * white turned for MONOCHROME1 or an INVERSE presentation shape (the two say the same, and turn once), then the user's inversion.
 * Padding is always black: it is no part of the image, and white surroundings blind the reader.
 */
export function buildDisplayLut(
  frame: DecodedFrame,
  description: PixelDescription,
  choice: VoiChoice,
  options: DisplayOptions = {},
): DisplayLut {
  const voi = resolveVoi(frame, description, choice);
  const modality = modalityFunction(description);
  const padding = paddingRange(description);
  const turned = isTurned(description) !== (options.invert ?? false);
  const grey = (stored: number): number => {
    if (padding !== null && stored >= padding.low && stored <= padding.high) return 0;
    const x = modality(stored);
    const y = 'table' in voi ? lookedUp(x, voi.table, WHITE) : windowed(x, voi, voi.function, WHITE);
    return turned ? WHITE - Math.round(y) : Math.round(y);
  };
  const window = 'table' in voi ? null : voi;
  const span = frame.max - frame.min + 1;
  if (description.floatingPoint === true || span > LARGEST_TABLE) return { grey, table: null, first: frame.min, window };
  const table = new Uint8Array(span);
  for (let i = 0; i < span; i += 1) table[i] = grey(frame.min + i);
  return { grey, table, first: frame.min, window };
}

/** Small stored values are shown white (PS3.3 C.7.6.3.1.2, C.11.6.1.2). */
const isTurned = ({ photometric, presentationLutShape }: PixelDescription): boolean =>
  photometric === 'MONOCHROME1' || presentationLutShape === 'INVERSE';

type ResolvedVoi = AppliedWindow | { readonly table: LookupTable };

/** The window or table that a choice means for this frame. */
export function resolveVoi(frame: DecodedFrame, description: PixelDescription, choice: VoiChoice): ResolvedVoi {
  switch (choice.kind) {
    case 'window':
      return { center: choice.center, width: choice.width, function: choice.function ?? description.voiLutFunction };
    case 'percentile':
      return percentileWindow(frame, description, choice.low, choice.high);
    case 'file': {
      const window = description.windows[choice.index];
      if (window !== undefined) return { center: window.center, width: window.width, function: description.voiLutFunction };
      const table = description.voiLuts[choice.index - description.windows.length];
      return table === undefined ? resolveVoi(frame, description, AUTO_VOI) : { table };
    }
  }
}
