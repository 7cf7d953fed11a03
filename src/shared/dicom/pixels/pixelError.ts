import { err } from '#shared/base';
import type { PixelError } from './description.ts';

export type PixelErrorCode =
  | 'PIXELS_ABSENT'
  | 'PIXELS_TRUNCATED'
  | 'PIXELS_CORRUPT'
  | 'TRANSFER_SYNTAX_UNSUPPORTED'
  | 'FRAME_OUT_OF_RANGE'
  | 'PIXEL_FORMAT_UNSUPPORTED';

/** A failed `Result`, its code held to the list. */
export const pixelError = (code: PixelErrorCode, message: string): { readonly ok: false; readonly error: PixelError } =>
  err({ code, message });
