import type { Attributes } from './attributes.ts';

/** The functional groups of an enhanced multi-frame object (PS3.3 C.7.6.16): per frame where a frame has its own, else shared. */
export interface FunctionalGroups {
  readonly frames: number;
  /** The macro's first item for a frame (zero-based), or null when neither the frame nor the shared group has it. */
  readonly macro: (frame: number, tag: string) => Attributes | null;
}

export const PIXEL_MEASURES = 'x00289110';
export const PLANE_POSITION = 'x00209113';
export const PLANE_ORIENTATION = 'x00209116';
export const PIXEL_VALUE_TRANSFORMATION = 'x00289145';
export const FRAME_VOI_LUT = 'x00289132';
export const FRAME_DISPLAY_SHUTTER = 'x00189472';

export function functionalGroupsOf(attributes: Attributes): FunctionalGroups | null {
  const shared = attributes.items('x52009229')[0] ?? null;
  const perFrame = attributes.items('x52009230');
  if (shared === null && perFrame.length === 0) return null;
  return {
    frames: perFrame.length,
    macro: (frame, tag) => perFrame[frame]?.items(tag)[0] ?? shared?.items(tag)[0] ?? null,
  };
}
