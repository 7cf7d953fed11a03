import type { CornerstoneImage } from 'cornerstone-core';
import { invariant } from '#shared/base';
import type { DisplayState } from '../display.ts';
import type { Region } from '../reducedFrame.ts';
import type { CanvasShape, ImageShape, ViewTransform } from '../viewTransform.ts';
import { cornerstoneViewport } from './cornerstoneViewport.ts';
import { engine } from './engine.ts';

/** A picture of the image in grey or colour, ready to be drawn, and the part of the image that it is of. */
export interface PaintedImage {
  readonly shape: ImageShape;
  readonly source: CanvasImageSource;
  readonly place: Region;
  /** In the middle of a gesture: speed before smoothness. */
  readonly isDraft: boolean;
}

export interface FilmView {
  readonly display: DisplayState;
  readonly canvas: CanvasShape;
  readonly transform: ViewTransform;
}

/** One viewport's canvas, kept by cornerstone, sized and drawn by us. */
export interface FilmCanvas {
  /** Backing store = CSS size × device pixel ratio, fractions included. */
  resize(canvas: CanvasShape): void;
  /** Draws now, so that the picture and the marks over it change in one frame. */
  show(image: PaintedImage, view: FilmView): void;
  /** The same picture on another canvas, so many pixels to a CSS pixel. False while nothing is shown. */
  paintOn(target: CanvasRenderingContext2D, scale: number): boolean;
  /** Nothing but black. */
  clear(): void;
  element(): HTMLCanvasElement | null;
  dispose(): void;
}

let nextImage = 1;

export function createFilmCanvas(host: HTMLElement): FilmCanvas {
  const { cornerstone } = engine();
  cornerstone.enable(host);
  let shown: { readonly image: PaintedImage; readonly handle: CornerstoneImage } | null = null;
  let view: FilmView | null = null;

  const canvasElement = (): HTMLCanvasElement | null => host.querySelector('canvas');
  const context = (): CanvasRenderingContext2D => {
    // The first call decides: opaque, and in step with the page (cornerstone alone would ask for a desynchronised one).
    const found = canvasElement()?.getContext('2d', { alpha: false });
    invariant(found, 'a viewport has no canvas');
    return found;
  };

  const paint = (): void => {
    const target = context();
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.fillStyle = '#000';
    target.fillRect(0, 0, target.canvas.width, target.canvas.height);
    if (view !== null) paintAt(target, view.canvas.devicePixelRatio);
  };

  const paintAt = (target: CanvasRenderingContext2D, ratio: number): boolean => {
    if (shown === null || view === null) return false;
    const { a, b, c, d, e, f } = view.transform;
    target.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio);
    target.imageSmoothingEnabled = true;
    // Made smaller, bilinear alone would skip pixels (and trabeculae); made larger, Chromium's own bilinear weighs in sixteenths of a
    // pixel and shifts edges by a twentieth.
    target.imageSmoothingQuality = shown.image.isDraft ? 'low' : 'medium';
    const { left, top, columns, rows, factor } = shown.image.place;
    target.drawImage(shown.image.source, left, top, columns * factor, rows * factor);
    return true;
  };

  /** A handle of this viewport's own, so that two viewports on one image never share cornerstone's state of it. */
  const handleFor = ({ shape }: PaintedImage): CornerstoneImage => ({
    imageId: `film:${nextImage++}`,
    rows: shape.rows,
    columns: shape.columns,
    height: shape.rows,
    width: shape.columns,
    rowPixelSpacing: shape.aspect,
    columnPixelSpacing: 1,
    minPixelValue: 0,
    maxPixelValue: 255,
    slope: 1,
    intercept: 0,
    windowCenter: 128,
    windowWidth: 256,
    color: false,
    sizeInBytes: 0,
    getPixelData: () => [],
    render: paint,
  });

  return {
    resize: ({ width, height, devicePixelRatio }) => {
      const canvas = canvasElement();
      if (canvas === null) return;
      const columns = Math.max(1, Math.round(width * devicePixelRatio));
      const rows = Math.max(1, Math.round(height * devicePixelRatio));
      if (canvas.width !== columns) canvas.width = columns;
      if (canvas.height !== rows) canvas.height = rows;
      canvas.style.width = `${columns / devicePixelRatio}px`;
      canvas.style.height = `${rows / devicePixelRatio}px`;
    },
    show: (image, next) => {
      view = next;
      const viewport = cornerstoneViewport(next.display, image.shape, next.canvas, next.transform);
      if (shown?.image.shape !== image.shape) {
        shown = { image, handle: handleFor(image) };
        // Always with a viewport: without one it would keep the last image's scale and pan.
        cornerstone.displayImage(host, shown.handle, viewport);
      } else {
        shown = { image, handle: shown.handle };
        cornerstone.setViewport(host, viewport);
      }
      cornerstone.draw(host);
    },
    paintOn: paintAt,
    clear: () => {
      shown = null;
      if (canvasElement() !== null) paint();
    },
    element: canvasElement,
    dispose: () => {
      shown = null;
      cornerstone.disable(host);
    },
  };
}
