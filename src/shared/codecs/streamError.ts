import { err, type Result } from '#shared/base';
import type { PixelError } from '#shared/dicom/pixels';

/** A stream that a codec refuses. */
export const corrupt = (message: string): Result<never, PixelError> => err({ code: 'PIXELS_CORRUPT', message });
export const truncated = (message: string): Result<never, PixelError> => err({ code: 'PIXELS_TRUNCATED', message });
export const unsupported = (message: string): Result<never, PixelError> => err({ code: 'PIXEL_FORMAT_UNSUPPORTED', message });
