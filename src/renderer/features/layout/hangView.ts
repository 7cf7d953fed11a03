import { filled, hungView, type HungView } from '../../state/layouts.ts';
import type { CaseState } from '../../state/caseStore.ts';
import { shownFilms } from '../../state/films.ts';
import type { ViewStore } from '../../state/viewStore.ts';
import { POSES } from '#shared/spine';

/** Puts the images where a hanging says; what the protocol has beyond the tiles stands ready for a larger layout. */
export function hangView(view: ViewStore, { layout, tiles }: HungView): void {
  view.set({ layout, tiles: filled(tiles, layout), maximised: null, active: 0 });
}

/** The studies as the program would hang them, as if they were opened for the first time. */
export function hangAnew(view: ViewStore, state: CaseState): void {
  const films = shownFilms(state);
  const hung = hungView(
    state.index,
    POSES.filter((pose) => films[pose].instance !== null),
  );
  view.set({ hanging: { protocol: hung.protocol, tiles: hung.tiles } });
  hangView(view, hung);
}
