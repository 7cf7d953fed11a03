import { isMonochrome, type DecodedFrame } from '#shared/dicom/pixels';
import type { RegistrationFilm } from './registrationFilm.ts';

/** A decoded frame as the registration wants it: dense is bright. Null for a colour image. */
export function filmOfFrame(frame: DecodedFrame, pixelMm: number): RegistrationFilm | null {
  if (!isMonochrome(frame)) return null;
  const values = Float32Array.from(frame.values);
  if (frame.photometric === 'MONOCHROME1') for (let i = 0; i < values.length; i++) values[i] = -(values[i] as number);
  return { rows: frame.rows, columns: frame.columns, values, pixelMm };
}
