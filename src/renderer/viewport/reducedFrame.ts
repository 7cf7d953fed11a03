import type { DecodedFrame } from '#shared/dicom/pixels';
import type { CanvasShape, ImageShape, ViewTransform } from './viewTransform.ts';
import { toImage } from './viewTransform.ts';

/** A part of an image, each `factor` × `factor` pixels made one. In image pixels; `columns` and `rows` count the made ones. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly factor: number;
}

/** Image pixels of a picture that is made anew in every frame: some 10 ms of work. */
const MOST_PIXELS = 2_000_000;

/** What of the image is on the screen, at no finer grain than the screen has and never more than can be made in a frame; null when nothing is. */
export function visibleRegion(image: ImageShape, canvas: CanvasShape, view: ViewTransform): Region | null {
  const corners = (
    [
      [0, 0],
      [canvas.width, 0],
      [0, canvas.height],
      [canvas.width, canvas.height],
    ] as const
  ).map((corner) => toImage(view, corner));
  const across = corners.map(([x]) => x);
  const down = corners.map(([, y]) => y);
  const within = (values: readonly number[], size: number): number =>
    Math.max(0, Math.min(size, Math.max(...values)) - Math.max(0, Math.min(...values)));
  const affordable = Math.ceil(Math.sqrt((within(across, image.columns) * within(down, image.rows)) / MOST_PIXELS));
  const grain = Math.floor(1 / (view.pixelScale * Math.max(1, image.aspect) * canvas.devicePixelRatio));
  const factor = Math.max(1, affordable, grain);
  // A pixel more on every side, for the interpolation at the rim.
  const left = Math.max(0, Math.floor(Math.min(...across) / factor - 1) * factor);
  const top = Math.max(0, Math.floor(Math.min(...down) / factor - 1) * factor);
  const columns = Math.min(Math.ceil((image.columns - left) / factor), Math.ceil((Math.max(...across) - left) / factor) + 1);
  const rows = Math.min(Math.ceil((image.rows - top) / factor), Math.ceil((Math.max(...down) - top) / factor) + 1);
  return columns <= 0 || rows <= 0 ? null : { left, top, columns, rows, factor };
}

/**
 * The region as a small frame, each value the mean of the stored ones it stands for. For a picture in the middle of a gesture only:
 * the mean is taken before the grey scale, not after it, and padding is not set apart.
 */
export function reducedFrame(frame: DecodedFrame, { left, top, columns, rows, factor }: Region): DecodedFrame {
  const { values } = frame;
  const reduced = new (values.constructor as new (length: number) => typeof values)(columns * rows);
  for (let row = 0; row < rows; row++) {
    const firstRow = top + row * factor;
    const lastRow = Math.min(frame.rows, firstRow + factor);
    for (let column = 0; column < columns; column++) {
      const firstColumn = left + column * factor;
      const lastColumn = Math.min(frame.columns, firstColumn + factor);
      let sum = 0;
      for (let y = firstRow; y < lastRow; y++) {
        const line = y * frame.columns;
        for (let x = firstColumn; x < lastColumn; x++) sum += values[line + x] ?? 0;
      }
      reduced[row * columns + column] = sum / ((lastRow - firstRow) * (lastColumn - firstColumn));
    }
  }
  return { ...frame, columns, rows, values: reduced };
}
