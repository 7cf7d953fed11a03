import type { AppliedWindow } from '../voi.ts';

/** Modality values per CSS pixel: a drag over some 500 pixels runs through the whole range of the image. */
export const windowSensitivity = (range: number): number => Math.max(range, 1) / 512;

/**
 * The window after a drag from where it started: to the right widens, upwards raises the level, so that the image darkens (PS3.3 C.11.2:
 * a higher centre gives lower grey). Width never reaches 0: LINEAR needs at least 1.
 */
export function draggedWindow(start: AppliedWindow, dx: number, dy: number, sensitivity: number): AppliedWindow {
  const least = start.function === 'LINEAR' ? 1 : sensitivity / 8;
  return { ...start, width: Math.max(least, start.width + dx * sensitivity), center: start.center - dy * sensitivity };
}

/** Zoom factor of a vertical drag: 200 CSS pixels upwards double the size. */
export const dragZoomFactor = (dy: number): number => 2 ** (-dy / 200);

/** Zoom factor of a turn of the wheel away from the reader (negative) or towards; `lines` are wheel notches. */
export const wheelZoomFactor = (lines: number): number => 1.15 ** -lines;
