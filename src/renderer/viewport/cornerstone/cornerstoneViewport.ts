import type { CornerstoneViewport } from 'cornerstone-core';
import type { DisplayState } from '../display.ts';
import type { CanvasShape, ImageShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas } from '../viewTransform.ts';

/**
 * Our view in cornerstone's own terms, so that its mapping and ours are one: backing-store pixels, `translation` applied between the
 * scale and the flip, and its scale that of the narrower side of an oblong pixel.
 */
export function cornerstoneViewport(
  display: DisplayState,
  image: ImageShape,
  canvas: CanvasShape,
  view: ViewTransform,
): CornerstoneViewport {
  const ratio = canvas.devicePixelRatio;
  const across = view.pixelScale * ratio;
  const down = across * image.aspect;
  const middle = toCanvas(view, [image.columns / 2, image.rows / 2]);
  const shift = [
    middle[0] * ratio - Math.round(canvas.width * ratio) / 2,
    middle[1] * ratio - Math.round(canvas.height * ratio) / 2,
  ] as const;
  const radians = (display.rotation * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const u = (cos * shift[0] + sin * shift[1]) / across;
  const v = (-sin * shift[0] + cos * shift[1]) / down;
  return {
    scale: Math.min(across, down),
    translation: { x: cos * u - sin * v, y: sin * u + cos * v },
    rotation: display.rotation,
    hflip: display.mirrored,
    vflip: false,
    invert: false,
    pixelReplication: false,
    // Its own grey scale is never used (`image.render` is ours); these only keep its arithmetic defined.
    voi: { windowWidth: 1, windowCenter: 0 },
  };
}
