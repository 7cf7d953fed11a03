import type { ImagePoint } from '#shared/geometry';

/**
 * How large the image is shown. `pixel`: CSS pixels per image pixel along a row. `mm`: CSS pixels per millimetre of the plane that
 * `MillimetreScale` names; two linked films with the same `mm` zoom show one rigid object at one size. `fit` follows the window.
 */
export type Zoom =
  { readonly kind: 'fit' } | { readonly kind: 'pixel'; readonly scale: number } | { readonly kind: 'mm'; readonly scale: number };

/** How an image lies in its viewport. On screen it is mirrored first (left-right), then rotated: eight ways for the quarter turns. */
export interface DisplayState {
  /** Degrees clockwise on the screen, [0, 360). */
  readonly rotation: number;
  readonly mirrored: boolean;
  readonly invert: boolean;
  readonly zoom: Zoom;
  /** The image point in the middle of the viewport; null = the image's own middle. */
  readonly centre: ImagePoint | null;
}

export const INITIAL_DISPLAY: DisplayState = {
  rotation: 0,
  mirrored: false,
  invert: false,
  zoom: { kind: 'fit' },
  centre: null,
};

const wrap = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** Turns what is on screen; positive is clockwise. */
export const rotated = (display: DisplayState, degrees: number): DisplayState => ({
  ...display,
  rotation: wrap(display.rotation + degrees),
});

/** Mirrors what is on screen left to right, whatever its rotation: `Fx · R(a) · F = R(-a) · Fx · F`. */
export const flippedHorizontally = (display: DisplayState): DisplayState => ({
  ...display,
  rotation: wrap(-display.rotation),
  mirrored: !display.mirrored,
});

/** Mirrors what is on screen top to bottom: a left-right flip and half a turn. */
export const flippedVertically = (display: DisplayState): DisplayState => rotated(flippedHorizontally(display), 180);

export const inverted = (display: DisplayState): DisplayState => ({ ...display, invert: !display.invert });

/** Millimetres of one pixel, and the plane in which they are true. Made by the calibration resolver; never guessed here. */
export interface MillimetreScale {
  /** Distance of neighbouring columns (along a row), mm. */
  readonly perColumn: number;
  /** Distance of neighbouring rows (down a column), mm. */
  readonly perRow: number;
  readonly plane: 'detector' | 'object' | 'patient';
}
