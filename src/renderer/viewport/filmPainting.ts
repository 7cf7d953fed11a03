/** Draws what a viewport shows of its image, at any size: pixels of the target for each CSS pixel of the viewport. */
export type PaintFilm = (target: CanvasRenderingContext2D, scale: number) => void;

const painters = new WeakMap<Element, PaintFilm>();

/** A viewport says how its image is drawn; the answer takes it back. */
export function offerPainting(element: Element, paint: PaintFilm): () => void {
  painters.set(element, paint);
  return () => void painters.delete(element);
}

/** By the element of a viewport (`.film-viewport`), whoever made it; null while it shows no image. */
export const filmPainting = (element: Element): PaintFilm | null => painters.get(element) ?? null;
