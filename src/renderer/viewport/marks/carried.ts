import type { CanvasShape, ViewTransform } from '../viewTransform.ts';
import { toCanvas, toImage } from '../viewTransform.ts';

/** Of the canvas's own size, on every side: marks that are drawn beyond its edges, so that a pan brings them in. */
export const BEYOND = 0.5;
/** A zoom further than this from what was drawn is drawn anew: ends and letters would no longer be of their size. */
const MOST_ZOOM = 1.6;

/**
 * Where a picture that was drawn for one view lies in another, as a CSS transform of CSS pixels about the canvas's corner (`matrix(a, b, c, d, e, f)`):
 * any two views of one image differ by such a map. Null where the picture does not serve: too far away, or at another size.
 */
export function carried(from: ViewTransform, to: ViewTransform, canvas: CanvasShape): string | null {
  if (from === to) return '';
  const zoom = to.pixelScale / from.pixelScale;
  if (zoom > MOST_ZOOM || zoom < 1 / MOST_ZOOM) return null;
  const put = (x: number, y: number) => toCanvas(to, toImage(from, [x, y]));
  const [origin, right, down] = [put(0, 0), put(1, 0), put(0, 1)];
  const corners = [origin, put(canvas.width, 0), put(0, canvas.height), put(canvas.width, canvas.height)];
  const [across, along] = [canvas.width * BEYOND * zoom, canvas.height * BEYOND * zoom];
  const covers =
    Math.min(...corners.map(([x]) => x)) <= across &&
    Math.max(...corners.map(([x]) => x)) >= canvas.width - across &&
    Math.min(...corners.map(([, y]) => y)) <= along &&
    Math.max(...corners.map(([, y]) => y)) >= canvas.height - along;
  if (!covers) return null;
  const parts = [right[0] - origin[0], right[1] - origin[1], down[0] - origin[0], down[1] - origin[1], origin[0], origin[1]];
  return `matrix(${parts.map((part) => Number(part.toFixed(6))).join(', ')})`;
}
