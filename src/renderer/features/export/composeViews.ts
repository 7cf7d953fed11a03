import { invariant } from '#shared/base';
import { filmPainting } from '../../viewport/filmPainting.ts';
import { paintMarks, type MarksOptions } from './paintMarks.ts';

export interface ComposeOptions extends MarksOptions {
  /** Pixels of the picture for each CSS pixel of the screen. */
  readonly scale: 1 | 2;
  /** The line below: what the program is and is not for. */
  readonly notice: string;
}

const NOTICE_HEIGHT = 24;
const GAP = 2;

/** The viewports that show an image now, in the order of the tiles. */
export const shownViewports = (): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-tile] .film-viewport')].filter((one) => filmPainting(one) !== null);

/** The viewport of one tile, or null while it shows no image. */
export const viewportOfTile = (tile: number): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(`[data-tile="${tile}"] .film-viewport`)].find((one) => filmPainting(one) !== null) ??
  null;

/** Viewports as one picture, placed as on the screen, each with its marks, and the notice below. Drawn anew at its own size, not enlarged. */
export async function composeViews(viewports: readonly HTMLElement[], options: ComposeOptions): Promise<HTMLCanvasElement> {
  const boxes = viewports.map((one) => one.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const { scale } = options;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round((height + GAP + NOTICE_HEIGHT) * scale);
  const target = canvas.getContext('2d', { alpha: false });
  invariant(target, 'the browser gives no canvas of this size');
  target.fillStyle = '#141414';
  target.fillRect(0, 0, canvas.width, canvas.height);
  for (const [i, viewport] of viewports.entries()) {
    const box = boxes[i];
    const film = filmPainting(viewport);
    if (box === undefined || film === null) continue;
    const part = document.createElement('canvas');
    part.width = Math.round(box.width * scale);
    part.height = Math.round(box.height * scale);
    const own = part.getContext('2d', { alpha: false });
    invariant(own, 'the browser gives no canvas of this size');
    film(own, scale);
    own.setTransform(scale, 0, 0, scale, 0, 0);
    await paintMarks(viewport, own, options);
    target.drawImage(part, Math.round((box.left - left) * scale), Math.round((box.top - top) * scale));
  }
  target.setTransform(scale, 0, 0, scale, 0, 0);
  target.fillStyle = '#cfcfcf';
  target.textBaseline = 'middle';
  const line = height + GAP + NOTICE_HEIGHT / 2;
  // On a narrow picture the notice is made smaller: it is never cut.
  for (let size = 12; size >= 5; size -= 0.5) {
    target.font = `${size}px Inter, 'Noto Sans', sans-serif`;
    if (target.measureText(options.notice).width <= width - 12) break;
  }
  target.fillText(options.notice, 6, line, width - 12);
  return canvas;
}

export const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob === null ? failed(new Error('no PNG could be made of the picture')) : done(blob)), 'image/png'),
  );
