import type { ShapeKind } from '../shapes.ts';
import { toImage } from '../viewTransform.ts';
import type { Position } from './editing.ts';
import type { InteractionState, Surroundings } from './interaction.ts';
import { ARROWS } from './nudge.ts';
import { isPlacingTool } from './placingTool.ts';

/** CSS pixels that an arrow carries the crosshair; with Shift one. */
const STEP = 10;

export interface CrosshairStep {
  readonly pointer: Position;
  readonly crosshair: true;
  /** The shape whose point is set here, or null while it only moves. */
  readonly press: ShapeKind | null;
}

/**
 * Placing without a mouse: Enter shows a crosshair in the middle, arrows carry it, Enter sets a point. Null for a key that is not meant so:
 * before the first Enter the arrows go from image to image as always.
 */
export function crosshairKey(
  { crosshair, pointer }: InteractionState,
  { props, canvas, view }: Surroundings,
  key: string,
  isFine: boolean,
): CrosshairStep | null {
  const { tool, readOnly } = props;
  if (!isPlacingTool(tool) || readOnly) return null;
  const isShown = crosshair && pointer !== null;
  const at = isShown ? pointer.canvas : ([canvas.width / 2, canvas.height / 2] as const);
  if (key === 'Enter')
    return { pointer: { canvas: at, image: toImage(view, at) }, crosshair: true, press: isShown ? tool : null };
  const arrow = ARROWS[key];
  if (!isShown || arrow === undefined) return null;
  const step = isFine ? 1 : STEP;
  const within = (value: number, size: number): number => Math.min(size, Math.max(0, value));
  const to = [within(at[0] + arrow[0] * step, canvas.width), within(at[1] + arrow[1] * step, canvas.height)] as const;
  return { pointer: { canvas: to, image: toImage(view, to) }, crosshair: true, press: null };
}
