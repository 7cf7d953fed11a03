import type { DisplaySet, ImagePlane, Instance } from '#shared/dicom';
import type { PixelDescription } from '#shared/dicom/pixels';

/** One image of a stack: a file of its own, or a frame of an enhanced object. */
export interface VolumeSlice {
  readonly sopInstanceUID: string;
  /** Zero-based. */
  readonly frame: number;
  readonly plane: ImagePlane;
  /** mm between rows, mm between columns. */
  readonly pixelSpacing: readonly [row: number, column: number];
  readonly pixels: PixelDescription;
  readonly kernel: string | null;
  readonly gantryTilt: number | null;
}

/** The images of a display set (kind `volume` or `multiframe`) that say where they lie; in the set's order. */
export function volumeSlicesOf(
  set: Pick<DisplaySet, 'instances'>,
  instances: Readonly<Record<string, Instance>>,
): readonly VolumeSlice[] {
  return set.instances.flatMap((uid) => {
    const instance = instances[uid];
    return instance === undefined ? [] : slicesOfInstance(instance);
  });
}

function slicesOfInstance(instance: Instance): readonly VolumeSlice[] {
  const { pixels, spacing } = instance;
  if (pixels === null || spacing.pixelSpacing === null) return [];
  const pixelSpacing = spacing.pixelSpacing;
  return instance.planes.map((plane, frame) => ({
    sopInstanceUID: instance.sopInstanceUID,
    frame,
    plane,
    pixelSpacing,
    pixels: ofFrame(pixels, frame),
    kernel: instance.kernel,
    gantryTilt: instance.gantryTilt,
  }));
}

/** A frame's own rescale in place of the first frame's (PS3.3 C.7.6.16.2.9). */
export function ofFrame(pixels: PixelDescription, frame: number): PixelDescription {
  const own = pixels.frameRescale?.[frame];
  return own === undefined ? pixels : { ...pixels, rescaleSlope: own.slope, rescaleIntercept: own.intercept };
}
