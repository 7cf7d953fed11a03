import { useMemo } from 'react';
import { useCase, useMotion, useView } from '../../state/services.ts';
import type { OverlayModel } from '../../viewport/index.ts';
import { useKept } from '../dynamic-films/useKept.ts';
import { filmEdges } from './filmEdges.ts';

/** A film's overlay with the edges of the registered vertebrae, while they are asked for and no blind placement is made. */
export function useFilmEdges(overlay: OverlayModel, sopInstanceUID: string): OverlayModel {
  // Every change of the case makes them anew; only those that differ are drawn anew.
  const edges = useKept(useCase((state) => filmEdges(state, sopInstanceUID)));
  const wanted = useMotion((state) => state.edges);
  const blind = useView((state) => state.replicate > 1 && state.blind);
  return useMemo(
    () => (wanted && !blind && edges.length > 0 ? { ...overlay, outlines: edges } : overlay),
    [overlay, edges, wanted, blind],
  );
}
