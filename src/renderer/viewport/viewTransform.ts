import { invariant } from '#shared/base';
import type { SpacingHeader } from '#shared/dicom';
import type { CanvasPoint, ImagePoint, Vec2 } from '#shared/geometry';
import type { DisplayState, MillimetreScale } from './display.ts';

/** The image as geometry: its size in pixels and the shape of one of them. */
export interface ImageShape {
  readonly columns: number;
  readonly rows: number;
  /** Height of a pixel over its width (row spacing / column spacing); 1 for square ones. */
  readonly aspect: number;
}

/** The window onto it, in CSS pixels, with the physical pixels of the screen per CSS pixel. */
export interface CanvasShape {
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

/**
 * Image points to canvas points: `x' = a x + c y + e`, `y' = b x + d y + f`, the order of a canvas's `setTransform`.
 * Image: corner origin (0, 0 is the corner of the first pixel), y down. Canvas: CSS pixels, y down.
 */
export interface ViewTransform {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  /** CSS pixels per image pixel along a row. */
  readonly pixelScale: number;
}

const QUARTER = 90;

/** Exact for the quarter turns, where the library's cosine of 90° is 6e-17. */
function cosSin(degrees: number): readonly [number, number] {
  const quarters = degrees / QUARTER;
  if (Number.isInteger(quarters)) {
    const table = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const;
    return table[((quarters % 4) + 4) % 4] ?? [1, 0];
  }
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

/** CSS pixels per image pixel (along a row) at which the whole image just fits, whatever its rotation. */
export function fitScale(image: ImageShape, canvas: CanvasShape, rotation: number): number {
  const [cos, sin] = cosSin(rotation).map(Math.abs) as [number, number];
  const height = image.rows * image.aspect;
  const scale = Math.min(
    canvas.width / (cos * image.columns + sin * height),
    canvas.height / (sin * image.columns + cos * height),
  );
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

export const MIN_PIXEL_SCALE = 0.01;
export const MAX_PIXEL_SCALE = 64;
const clampScale = (scale: number): number => Math.min(MAX_PIXEL_SCALE, Math.max(MIN_PIXEL_SCALE, scale));

/** CSS pixels per image pixel for a zoom. A millimetre zoom without millimetres falls to fit: never pixels taken for mm. */
export function pixelScaleOf(
  display: DisplayState,
  image: ImageShape,
  canvas: CanvasShape,
  millimetres: MillimetreScale | null,
): number {
  if (display.zoom.kind === 'pixel') return clampScale(display.zoom.scale);
  if (display.zoom.kind === 'mm' && millimetres !== null) return clampScale(display.zoom.scale * millimetres.perColumn);
  return fitScale(image, canvas, display.rotation);
}

/** Where the image lies in the viewport: centre the wanted point, scale, mirror, rotate. On quarter turns the pixels meet the screen's own. */
export function viewTransform(display: DisplayState, image: ImageShape, canvas: CanvasShape, pixelScale: number): ViewTransform {
  const [cos, sin] = cosSin(display.rotation);
  const across = display.mirrored ? -pixelScale : pixelScale;
  const down = pixelScale * image.aspect;
  const a = cos * across + 0;
  const b = sin * across + 0;
  const c = -sin * down + 0;
  const d = cos * down + 0;
  const [x, y] = display.centre ?? [image.columns / 2, image.rows / 2];
  const e = canvas.width / 2 - (a * x + c * y);
  const f = canvas.height / 2 - (b * x + d * y);
  if (display.rotation % QUARTER !== 0) return { a, b, c, d, e, f, pixelScale };
  const snap = (value: number): number => Math.round(value * canvas.devicePixelRatio) / canvas.devicePixelRatio;
  return { a, b, c, d, e: snap(e), f: snap(f), pixelScale };
}

export const toCanvas = (t: ViewTransform, [x, y]: ImagePoint): CanvasPoint => [t.a * x + t.c * y + t.e, t.b * x + t.d * y + t.f];

export function toImage(t: ViewTransform, [x, y]: CanvasPoint): ImagePoint {
  return vectorToImage(t, [x - t.e, y - t.f]);
}

/** A displacement on the canvas as one on the image, in pixels. */
export function vectorToImage(t: ViewTransform, [x, y]: Vec2): Vec2 {
  const determinant = t.a * t.d - t.b * t.c;
  invariant(determinant !== 0, 'a view has no size');
  return [(t.d * x - t.c * y) / determinant, (t.a * y - t.b * x) / determinant];
}

/** The display in which `held` stays under `at` while the scale changes to `pixelScale`. */
export function zoomedAbout(
  display: DisplayState,
  image: ImageShape,
  canvas: CanvasShape,
  held: ImagePoint,
  at: CanvasPoint,
  pixelScale: number,
): DisplayState {
  const scale = clampScale(pixelScale);
  const turned = viewTransform({ ...display, centre: held }, image, { ...canvas, devicePixelRatio: 1e9 }, scale);
  const [x, y] = vectorToImage(turned, [canvas.width / 2 - at[0], canvas.height / 2 - at[1]]);
  return { ...display, zoom: { kind: 'pixel', scale }, centre: [held[0] + x, held[1] + y] };
}

/** The display after dragging the image by a displacement on the canvas. */
export function panned(display: DisplayState, image: ImageShape, view: ViewTransform, by: Vec2): DisplayState {
  const [dx, dy] = vectorToImage(view, by);
  const [x, y] = display.centre ?? [image.columns / 2, image.rows / 2];
  // The middle stays on the image, so that it can never be lost.
  const within = (value: number, size: number): number => Math.min(size, Math.max(0, value));
  return { ...display, centre: [within(x - dx, image.columns), within(y - dy, image.rows)] };
}

/** Height over width of a pixel from whatever the header knows (PS3.3 10.7, C.7.6.3.1.7); both spacings only as a ratio, so no plane is meant. */
export function pixelAspect(spacing: SpacingHeader): number {
  const pair =
    spacing.pixelSpacing ?? spacing.imagerPixelSpacing ?? spacing.nominalScannedPixelSpacing ?? spacing.pixelAspectRatio;
  if (pair === null) return 1;
  const aspect = pair[0] / pair[1];
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
}
