import type { CanvasShape } from '../viewTransform.ts';

const LINE_HEIGHT = 16;
const NARROWEST = 200;

/** How many lines of a corner have room: a third of the height each, none in a tile too narrow for two columns. */
export function linesThatFit({ width, height }: CanvasShape): number {
  return width < NARROWEST ? 0 : Math.max(0, Math.floor(height / 3 / LINE_HEIGHT));
}
