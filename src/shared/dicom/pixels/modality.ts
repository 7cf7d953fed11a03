import type { PixelDescription } from './description.ts';
import { looked } from './voiFunctions.ts';

/** Stored value to modality value (HU in CT): the Modality LUT where there is one, else slope and intercept (PS3.3 C.11.1). */
export function modalityFunction(description: PixelDescription): (stored: number) => number {
  const { modalityLut } = description;
  if (modalityLut !== null) return (stored) => looked(stored, modalityLut);
  const slope = description.rescaleSlope ?? 1;
  const intercept = description.rescaleIntercept ?? 0;
  return (stored) => stored * slope + intercept;
}
