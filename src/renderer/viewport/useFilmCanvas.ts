import type { RefObject } from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FilmCanvas, FilmView, PaintedImage } from './cornerstone/filmCanvas.ts';
import { createFilmCanvas } from './cornerstone/filmCanvas.ts';
import type { Painter, Palette } from './cornerstone/painter.ts';
import { createPainter } from './cornerstone/painter.ts';
import type { LoadedFrame } from './frameSource.ts';
import { visibleRegion } from './reducedFrame.ts';
import type { ImageShape } from './viewTransform.ts';

export interface ShownFilm {
  readonly loaded: LoadedFrame;
  readonly shape: ImageShape;
  readonly palette: Palette;
  readonly view: FilmView;
}

/** A film that is on its way leaves the last one standing this long (ms), so that a scroll does not blink; never its marks. */
const GRACE = 150;

/** Screen pixels that a browser without a graphics card draws and shows in a frame. */
const MOST_SCREEN_PIXELS = 2_000_000;

/** In the middle of a gesture a large fine screen is drawn with one pixel to a CSS pixel; at rest with all that it has. */
function draftView(view: FilmView): FilmView {
  const { width, height, devicePixelRatio } = view.canvas;
  return devicePixelRatio <= 1 || width * height * devicePixelRatio ** 2 <= MOST_SCREEN_PIXELS
    ? view
    : { ...view, canvas: { ...view.canvas, devicePixelRatio: 1 } };
}

let drawings = 0;

/** Keeps a canvas in the host and draws the film into it, in the same frame as React's own changes. */
export function useFilmCanvas(
  host: RefObject<HTMLElement | null>,
  film: ShownFilm | null,
  isDraft: boolean,
): { readonly painted: PaintedImage | null; readonly canvas: RefObject<FilmCanvas | null> } {
  const canvas = useRef<FilmCanvas | null>(null);
  const [painter] = useState<Painter>(createPainter);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const made = createFilmCanvas(element);
    canvas.current = made;
    return () => {
      made.dispose();
      canvas.current = null;
      painter.dispose();
    };
  }, [host, painter]);

  const loaded = film?.loaded ?? null;
  const shape = film?.shape ?? null;
  const palette = film?.palette ?? null;
  const settled = film?.view ?? null;
  const view = useMemo(() => (settled !== null && isDraft ? draftView(settled) : settled), [settled, isDraft]);
  const region = useMemo(
    () => (shape === null || view === null || !isDraft ? null : visibleRegion(shape, view.canvas, view.transform)),
    [shape, view, isDraft],
  );
  const painted = useMemo(() => {
    if (loaded === null || shape === null || palette === null) return null;
    const { lut, dressing } = palette;
    return region === null || lut === null
      ? painter.paint(loaded, shape, palette)
      : painter.paintDraft(loaded, shape, lut, region, dressing);
  }, [painter, loaded, shape, palette, region]);

  useLayoutEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    if (painted === null || view === null) {
      const timer = setTimeout(() => target.clear(), GRACE);
      return () => clearTimeout(timer);
    }
    target.resize(view.canvas);
    target.show(painted, view);
    // What is in the canvas, to be known from the outside.
    if (host.current !== null) host.current.dataset['drawn'] = String(++drawings);
    return undefined;
  }, [host, painted, view]);

  return { painted, canvas };
}
