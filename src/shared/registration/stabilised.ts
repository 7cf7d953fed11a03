import { applySimilarity2, composeSimilarity2, invertSimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { inBetween, type MovingBone } from './inBetween.ts';

/** A grey picture, row by row, 0 … 255; the corner of its first pixel is the origin. */
export interface GreyPicture {
  readonly columns: number;
  readonly rows: number;
  readonly values: Uint8Array | Uint8ClampedArray;
}

/** A bone with its edge on the flexion film (closed, px): within it the picture moves as the bone does. */
export interface DrawnBone extends MovingBone {
  readonly edge: readonly Vec2[];
}

/** What of the flexion frame is shown, and by how many pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  /** Flexion pixels to a pixel of the picture. */
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Stabilised {
  readonly flexion: GreyPicture;
  readonly extension: GreyPicture;
  readonly bones: readonly DrawnBone[];
  readonly locked: number;
  readonly frame: Frame;
}

/** The warp is worked out on a grid of so many pixels and taken linearly between. */
const GRID = 8;

/**
 * The pair between flexion and extension with one bone held still. Bones move rigidly; what lies between them follows all of them, the nearer
 * the more (inverse cubes of the distances), and the flexion film fades into the extension film. An illustration: nothing is measured on it.
 */
export function stabilisedPicture(given: Stabilised, share: number): Uint8ClampedArray<ArrayBuffer> {
  const { frame, bones } = given;
  const places = inBetween(bones, given.locked, share);
  const back = places.map(invertSimilarity2);
  const onward = bones.map((bone, i) => composeSimilarity2(bone.transform, back[i] as Similarity2));
  const across = Math.ceil(frame.columns / GRID) + 1;
  const down = Math.ceil(frame.rows / GRID) + 1;
  const grid = new Float32Array(across * down * 4);
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++) {
      const p: Vec2 = [frame.left + c * GRID * frame.step, frame.top + r * GRID * frame.step];
      sources(p, bones, back, onward, grid, (r * across + c) * 4);
    }
  const out = new Uint8ClampedArray(frame.columns * frame.rows);
  for (let gr = 0; gr < down - 1; gr++) for (let gc = 0; gc < across - 1; gc++) fillCell(given, share, grid, across, gr, gc, out);
  return out;
}

/** The pixels of one cell of the grid: along a row the places run on by a constant step. */
function fillCell(
  { frame, flexion, extension }: Stabilised,
  share: number,
  grid: Float32Array,
  across: number,
  gr: number,
  gc: number,
  out: Uint8ClampedArray,
): void {
  const at = (gr * across + gc) * 4;
  const below = at + across * 4;
  const columns = Math.min(GRID, frame.columns - gc * GRID);
  const rows = Math.min(GRID, frame.rows - gr * GRID);
  for (let r = 0; r < rows; r++) {
    const v = (r + 0.5) / GRID;
    const left = (k: number): number => (grid[at + k] as number) * (1 - v) + (grid[below + k] as number) * v;
    const right = (k: number): number => (grid[at + 4 + k] as number) * (1 - v) + (grid[below + 4 + k] as number) * v;
    let [fx, fy, ex, ey] = [left(0), left(1), left(2), left(3)];
    const [dfx, dfy] = [(right(0) - fx) / GRID, (right(1) - fy) / GRID];
    const [dex, dey] = [(right(2) - ex) / GRID, (right(3) - ey) / GRID];
    fx += dfx / 2;
    fy += dfy / 2;
    ex += dex / 2;
    ey += dey / 2;
    let i = (gr * GRID + r) * frame.columns + gc * GRID;
    for (let c = 0; c < columns; c++) {
      const f = look(flexion, fx, fy);
      const e = look(extension, ex, ey);
      // Where only one film shows the place, that one is shown, and fades out where it is not the film's turn.
      out[i++] = (f < 0 ? 0 : (1 - share) * f) + (e < 0 ? 0 : share * e);
      fx += dfx;
      fy += dfy;
      ex += dex;
      ey += dey;
    }
  }
}

/** Where a place of the picture comes from, on the flexion film and on the extension film, into `out[at…at + 3]`. */
function sources(
  p: Vec2,
  bones: readonly DrawnBone[],
  back: readonly Similarity2[],
  onward: readonly Similarity2[],
  out: Float32Array,
  at: number,
): void {
  let [weights, fx, fy, ex, ey] = [0, 0, 0, 0, 0];
  for (let i = 0; i < bones.length; i++) {
    const f = applySimilarity2(back[i] as Similarity2, p);
    const e = applySimilarity2(onward[i] as Similarity2, p);
    const distance = distanceTo((bones[i] as DrawnBone).edge, f);
    const w = 1 / (distance ** 3 + 1e-6);
    weights += w;
    fx += w * f[0];
    fy += w * f[1];
    ex += w * e[0];
    ey += w * e[1];
  }
  out[at] = fx / weights;
  out[at + 1] = fy / weights;
  out[at + 2] = ex / weights;
  out[at + 3] = ey / weights;
}

/** Distance of a point from a closed polygon; 0 inside. */
function distanceTo(edge: readonly Vec2[], p: Vec2): number {
  const x = p[0];
  const y = p[1];
  let inside = false;
  let least = Infinity;
  let a = edge.at(-1) ?? p;
  for (const b of edge) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / dy) * dx) inside = !inside;
    const t = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, (a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2);
    a = b;
  }
  return inside ? 0 : Math.sqrt(least);
}

/** Grey at a place, between four pixels; −1 outside the picture. */
function look(picture: GreyPicture, x: number, y: number): number {
  const { columns, rows, values } = picture;
  const px = x - 0.5;
  const py = y - 0.5;
  const c = Math.floor(px);
  const r = Math.floor(py);
  if (c < 0 || r < 0 || c >= columns - 1 || r >= rows - 1) return -1;
  const fx = px - c;
  const fy = py - r;
  const at = r * columns + c;
  const upper = (1 - fx) * (values[at] as number) + fx * (values[at + 1] as number);
  const lower = (1 - fx) * (values[at + columns] as number) + fx * (values[at + columns + 1] as number);
  return (1 - fy) * upper + fy * lower;
}
