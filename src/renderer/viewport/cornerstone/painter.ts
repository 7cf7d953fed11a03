import { invariant } from '#shared/base';
import type { DisplayLut, VoiChoice } from '#shared/dicom/pixels';
import { renderFrame, renderGrey } from '#shared/dicom/pixels';
import type { LoadedFrame } from '../frameSource.ts';
import type { ImageShape } from '../viewTransform.ts';
import type { PaintedImage } from './filmCanvas.ts';

/** A grey scale for grey images; for colour only whether it is inverted. */
export interface Palette {
  readonly lut: DisplayLut | null;
  readonly invert: boolean;
}

/** Turns one frame into a picture of the whole image. Pan, zoom and landmarks never repaint it; only a new grey scale does. */
export interface Painter {
  paint(loaded: LoadedFrame, shape: ImageShape, palette: Palette): PaintedImage;
  dispose(): void;
}

const NO_VOI: VoiChoice = { kind: 'file', index: 0 };

export function createPainter(): Painter {
  const canvas = document.createElement('canvas');
  let pixels: ImageData | null = null;
  let last: { readonly loaded: LoadedFrame; readonly palette: Palette; readonly image: PaintedImage } | null = null;

  return {
    paint: (loaded, shape, palette) => {
      if (last?.loaded === loaded && last.palette === palette && last.image.shape === shape) return last.image;
      const { frame, description } = loaded;
      if (pixels?.width !== frame.columns || pixels.height !== frame.rows) {
        canvas.width = frame.columns;
        canvas.height = frame.rows;
        pixels = new ImageData(frame.columns, frame.rows);
      }
      if (palette.lut !== null) renderGrey(frame, palette.lut, pixels.data);
      else renderFrame(frame, description, NO_VOI, { invert: palette.invert, out: pixels.data });
      // Written and drawn, never read back: the picture may live where drawing it is fastest.
      const context = canvas.getContext('2d', { alpha: false });
      invariant(context, 'the browser gives no canvas of this size');
      context.putImageData(pixels, 0, 0);
      last = { loaded, palette, image: { shape, source: canvas } };
      return last.image;
    },
    dispose: () => {
      last = null;
      pixels = null;
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}
