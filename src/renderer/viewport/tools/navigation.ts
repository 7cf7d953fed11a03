import type { CanvasPoint } from '#shared/geometry';
import { sub2 } from '#shared/geometry';
import type { DisplayState } from '../display.ts';
import type { ViewTransform } from '../viewTransform.ts';
import { panned, toImage, zoomedAbout } from '../viewTransform.ts';
import type { AppliedWindow } from '../voi.ts';
import type { Surroundings } from './interaction.ts';
import { dragZoomFactor, draggedWindow, windowSensitivity } from './windowDrag.ts';

/** A drag that changes how the image is shown: where it began, and how all was then. */
export interface Navigation {
  readonly kind: 'window' | 'pan' | 'zoom' | 'scroll';
  readonly from: CanvasPoint;
  readonly display: DisplayState;
  readonly view: ViewTransform;
  readonly window: AppliedWindow | null;
  readonly isRight: boolean;
  hasMoved: boolean;
  /** Images passed so far, while scrolling. */
  passed: number;
}

/** CSS pixels of a drag for one image of a stack. */
const PIXELS_PER_IMAGE = 6;

/** Tells window or display as the pointer has them now. */
export function navigate(around: Surroundings, nav: Navigation, at: CanvasPoint): void {
  const [dx, dy] = sub2(at, nav.from);
  const { props, image } = around;
  if (nav.kind === 'window') {
    if (nav.window === null) return;
    const window = draggedWindow(nav.window, dx, dy, windowSensitivity(around.valueRange()));
    props.onVoiChange?.({ kind: 'window', ...window });
  } else if (nav.kind === 'scroll') {
    const steps = Math.trunc(dy / PIXELS_PER_IMAGE) - nav.passed;
    nav.passed += steps;
    if (steps !== 0) props.onScroll?.(steps, false);
  } else if (nav.kind === 'pan') {
    props.onDisplayChange?.(panned(nav.display, image, nav.view, [dx, dy]));
  } else {
    zoomTo(around, nav.display, nav.view, nav.from, nav.view.pixelScale * dragZoomFactor(dy));
  }
}

/** Tells the display in which what is under `at` stays there; in mm where there are millimetres, so that linked films follow. */
export function zoomTo(
  { props, image, canvas }: Surroundings,
  display: DisplayState,
  view: ViewTransform,
  at: CanvasPoint,
  scale: number,
): void {
  const next = zoomedAbout(display, image, canvas, toImage(view, at), at, scale);
  const { millimetres } = props;
  const inMillimetres = millimetres !== null && next.zoom.kind === 'pixel';
  props.onDisplayChange?.(
    inMillimetres ? { ...next, zoom: { kind: 'mm', scale: next.zoom.scale / millimetres.perColumn } } : next,
  );
}
