import { err, ok, type Result } from '#shared/base';
import { decodeFrame } from '#shared/dicom/pixels';
import { filmOfFrame, type RegistrationFilm } from '#shared/registration';
import { nodeDecoders } from './codecPlatform.ts';
import { readFrame } from './readFrame.ts';

export interface FilmError {
  readonly code: string;
  readonly message: string;
}

/**
 * The first frame of a radiograph as the registration wants it: dense is bright. Errors: those of the file and of its pixels, and
 * NOT_MONOCHROME.
 */
export async function readRegistrationFilm(path: string, pixelMm: number): Promise<Result<RegistrationFilm, FilmError>> {
  const read = await readFrame(path, 0);
  if (!read.ok) return read;
  const { encoded } = read.value;
  if (!encoded.ok) return encoded;
  const decoded = await decodeFrame(encoded.value, nodeDecoders());
  if (!decoded.ok) return decoded;
  const film = filmOfFrame(decoded.value, pixelMm);
  return film === null ? err({ code: 'NOT_MONOCHROME', message: `${path}: a colour image` }) : ok(film);
}
