import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { ForeignDrawing } from '#shared/ipc';
import { useCase, useServices } from '../../state/services.ts';

/** What other programs drew over the images of the open case; asked for once a set of studies. */
const drawings = createStore<{ readonly key: string; readonly list: readonly ForeignDrawing[] }>(() => ({ key: '', list: [] }));

const NOTHING: readonly ForeignDrawing[] = [];

/** Shared by all tiles: the first to ask fetches. A failure is nothing drawn, and said nowhere else than in the list of rejected files. */
export function useForeignDrawings(): readonly ForeignDrawing[] {
  const { bridge } = useServices();
  const studies = useCase(({ index }) => index.studies.map((one) => one.studyInstanceUID).join(' '));
  const { key, list } = useStore(drawings);
  useEffect(() => {
    if (studies === '' || drawings.getState().key === studies) return;
    drawings.setState({ key: studies, list: [] });
    bridge.api.foreignDrawings({ studyInstanceUIDs: studies.split(' ') }).then(
      (found) => drawings.getState().key === studies && drawings.setState({ key: studies, list: found }),
      () => undefined,
    );
  }, [bridge, studies]);
  return key === studies ? list : NOTHING;
}

/** Drawings of this kind are on an image when one of their marks or overlays names it. */
export const drawsOn = ({ marks, overlays }: ForeignDrawing, sopInstanceUID: string): boolean =>
  marks.some((mark) => mark.sopInstanceUID === sopInstanceUID) || overlays.some(({ images }) => images.includes(sopInstanceUID));
