import type { Services } from '../../state/services.ts';
import { activeImage } from '../dynamic-films/tiles.ts';
import { contentOfSet } from './contents.ts';

/** The series before or after the active one, in the order of the rail, into the active tile. */
export function otherSeries({ view, cases }: Services, by: 1 | -1): void {
  const state = cases.getState();
  const shown = activeImage(state, view.getState());
  if (shown === null) return;
  const sets = state.index.studies.flatMap((study) => study.displaySets).filter((set) => set.rows !== null);
  const at = sets.findIndex((set) => set.instances.includes(shown.instance.sopInstanceUID));
  const next = sets[at + by];
  if (next !== undefined) view.putInTile(view.getState().active, contentOfSet(next, state));
}
