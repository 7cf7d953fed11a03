import type { CanvasShape } from '../viewTransform.ts';
import type { ScaleBar } from './scaleBar.ts';

const LINE_HEIGHT = 16;
const NARROWEST = 200;
/** A corner of the lower edge wants at least so much beside the scale bar, CSS pixels. */
const LEAST_LEFT = 116;
const LEAST_RIGHT = 190;
/** Width of a character of the scale bar's text, CSS pixels. */
const CHARACTER = 6;
const MARGIN = 8;
const GAP = 12;

/** How many lines of a corner have room: a third of the height each, none in a tile too narrow for two columns. */
export function linesThatFit({ width, height }: CanvasShape): number {
  return width < NARROWEST ? 0 : Math.max(0, Math.floor(height / 3 / LINE_HEIGHT));
}

/** The room of a lower corner: how far above the edge it begins and how wide it may be, CSS pixels. */
export interface LowerRoom {
  readonly bottom: number;
  readonly maxWidth: number;
}

/** The scale bar has the middle of the lower edge; a corner that would not fit beside it stands above it. */
export function lowerRooms(
  canvas: CanvasShape,
  bar: ScaleBar | null,
  text: string,
): { readonly left: LowerRoom; readonly right: LowerRoom } {
  const half = canvas.width / 2;
  const barHalf = bar === null ? 0 : Math.max(bar.cssPixels, text.length * CHARACTER) / 2;
  const beside = half - barHalf - GAP - MARGIN;
  const room = (least: number): LowerRoom =>
    bar === null || beside >= least ? { bottom: 6, maxWidth: beside } : { bottom: 38, maxWidth: half - GAP - MARGIN };
  return { left: room(LEAST_LEFT), right: room(LEAST_RIGHT) };
}
