import { useEffect, useRef } from 'react';
import type { AppliedWindow } from '#shared/dicom/pixels';
import type { MillimetreScale } from './display.ts';
import type { FilmViewportProps } from './props.ts';
import type { ShownFilm } from './useFilmCanvas.ts';
import { useSameWhileEqual } from './useSameWhileEqual.ts';
import { fitScale } from './viewTransform.ts';

/** Tells how the film is really shown, when that changes. */
export function useViewReport(
  film: ShownFilm | null,
  millimetres: MillimetreScale | null,
  window: AppliedWindow | null,
  onView: FilmViewportProps['onView'],
): void {
  const pixelScale = film?.view.transform.pixelScale ?? null;
  const fit = film === null ? null : fitScale(film.shape, film.view.canvas, film.view.display.rotation);
  const ratio = film?.view.canvas.devicePixelRatio ?? null;
  const perColumn = millimetres?.perColumn ?? null;
  const tell = useRef(onView);
  useEffect(() => {
    tell.current = onView;
  });
  const windowNow = useSameWhileEqual(window);
  useEffect(() => {
    if (pixelScale === null || fit === null || ratio === null) return;
    tell.current?.({
      pixelScale,
      mmScale: perColumn === null ? null : pixelScale / perColumn,
      fitPixelScale: fit,
      fitMmScale: perColumn === null ? null : fit / perColumn,
      devicePixelRatio: ratio,
      window: windowNow,
    });
  }, [pixelScale, fit, ratio, perColumn, windowNow]);
}
