import { invariant } from '#shared/base';
import type { DecodedFrame, DisplayLut, DressingOptions, VoiChoice } from '#shared/dicom/pixels';
import { dress, dressPart, renderFrame, renderGrey } from '#shared/dicom/pixels';
import type { LoadedFrame } from '../frameSource.ts';
import type { Region } from '../reducedFrame.ts';
import { reducedFrame } from '../reducedFrame.ts';
import type { ImageShape } from '../viewTransform.ts';
import type { PaintedImage } from './filmCanvas.ts';

/** A grey scale for grey images; for colour only whether it is inverted. */
export interface Palette {
  readonly lut: DisplayLut | null;
  readonly invert: boolean;
  /** What of the file's own drawing is shown; absent: all of it. */
  readonly dressing?: DressingOptions;
}

/** Turns one frame into a picture. Pan, zoom and landmarks never repaint it; only a new grey scale does. */
export interface Painter {
  /** The whole image, every pixel by the formula. */
  paint(loaded: LoadedFrame, shape: ImageShape, palette: Palette): PaintedImage;
  /** Only what is on the screen and as fine as the screen, for every frame of a window drag. Grey images only. */
  paintDraft(loaded: LoadedFrame, shape: ImageShape, lut: DisplayLut, region: Region, dressing?: DressingOptions): PaintedImage;
  dispose(): void;
}

const NO_VOI: VoiChoice = { kind: 'file', index: 0 };

interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Of this size, written by `fill`, on the canvas. */
  put(columns: number, rows: number, fill: (out: Uint8ClampedArray<ArrayBuffer>) => void): void;
  empty(): void;
}

function createPicture(): Picture {
  const canvas = document.createElement('canvas');
  let pixels: ImageData | null = null;
  return {
    canvas,
    put: (columns, rows, fill) => {
      if (pixels?.width !== columns || pixels.height !== rows) {
        canvas.width = columns;
        canvas.height = rows;
        pixels = new ImageData(columns, rows);
      }
      fill(pixels.data);
      // Written and drawn, never read back: the picture may live where drawing it is fastest.
      const context = canvas.getContext('2d', { alpha: false });
      invariant(context, 'the browser gives no canvas of this size');
      context.putImageData(pixels, 0, 0);
    },
    empty: () => {
      pixels = null;
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}

export function createPainter(): Painter {
  const whole = createPicture();
  const draft = createPicture();
  let last: { readonly loaded: LoadedFrame; readonly palette: Palette; readonly image: PaintedImage } | null = null;
  let reduced: { readonly loaded: LoadedFrame; readonly region: Region; readonly frame: DecodedFrame } | null = null;

  return {
    paint: (loaded, shape, palette) => {
      if (last?.loaded === loaded && last.palette === palette && last.image.shape === shape) return last.image;
      const { frame, description } = loaded;
      whole.put(frame.columns, frame.rows, (out) => {
        if (palette.lut === null) {
          renderFrame(frame, description, NO_VOI, { ...palette.dressing, invert: palette.invert, out });
          return;
        }
        renderGrey(frame, palette.lut, out);
        dress(out, frame, description, palette.dressing);
      });
      const { columns, rows } = frame;
      last = {
        loaded,
        palette,
        image: { shape, source: whole.canvas, place: { left: 0, top: 0, columns, rows, factor: 1 }, isDraft: false },
      };
      return last.image;
    },
    paintDraft: (loaded, shape, lut, region, dressing) => {
      if (reduced?.loaded !== loaded || reduced.region !== region) {
        reduced = { loaded, region, frame: reducedFrame(loaded.frame, region) };
      }
      const { frame } = reduced;
      draft.put(region.columns, region.rows, (out) => {
        renderGrey(frame, lut, out);
        dressPart(out, loaded.frame, loaded.description, region, dressing);
      });
      return { shape, source: draft.canvas, place: region, isDraft: true };
    },
    dispose: () => {
      last = null;
      reduced = null;
      whole.empty();
      draft.empty();
    },
  };
}
