import type { Result } from '#shared/base';
import type { DecodedFrame, PixelDescription, PixelError } from '#shared/dicom/pixels';

export interface LoadedFrame {
  readonly frame: DecodedFrame;
  readonly description: PixelDescription;
}

/** Where a viewport gets its pixels. Failures of the world are values; a cancelled load rejects with the signal's reason. */
export interface FrameSource {
  /** `frameNumber` is one-based, as DICOM counts frames. `priority`: higher is decoded first (default 0; prefetch below 0). */
  load(
    sopInstanceUID: string,
    frameNumber: number,
    options?: { readonly signal?: AbortSignal; readonly priority?: number },
  ): Promise<Result<LoadedFrame, PixelError>>;
  /** The frame if it is decoded already: what is there is shown at once, without a frame of waiting. */
  readonly peek?: (sopInstanceUID: string, frameNumber: number) => LoadedFrame | null;
  /** Whether it is decoded already; asking does not count as using it. */
  readonly has?: (sopInstanceUID: string, frameNumber: number) => boolean;
}
