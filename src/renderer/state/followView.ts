import type { StudyIndex } from '#shared/dicom';
import type { SharedView } from '#shared/ipc';
import type { Bridge } from '../client/index.ts';
import type { CaseStore } from './caseStore.ts';
import { TILES, type TileContent } from './layouts.ts';
import { readSavedView } from './savedView.ts';
import type { ViewState, ViewStore } from './viewStore.ts';

/** Where the reader is, as other windows are told. */
export const sharedPart = ({ layout, tiles, active, maximised, selection, highlighted }: ViewState): SharedView => ({
  layout,
  tiles: tiles.map((tile) => ({ ...tile })),
  active,
  maximised,
  selection,
  highlighted,
});

/** What a window takes over of another one's view. With `place` its own layout stays: only the slice of a series that both show, and the marks. */
export function taken(own: ViewState, theirs: SharedView, index: StudyIndex): Partial<ViewState> {
  if (own.follow === 'off') return {};
  const marks = { selection: theirs.selection, highlighted: theirs.highlighted };
  const { layout, tiles } = readSavedView({ layout: theirs.layout, tiles: theirs.tiles });
  if (layout === undefined || tiles === undefined) return marks;
  if (own.follow === 'place') return { ...marks, tiles: sameSlices(own.tiles, tiles[theirs.active], index) };
  const count = TILES[layout];
  const within = (tile: number): number => Math.min(tile, count - 1);
  return {
    ...marks,
    layout,
    tiles,
    active: within(theirs.active),
    maximised: theirs.maximised === null ? null : within(theirs.maximised),
  };
}

function sameSlices(own: readonly TileContent[], shown: TileContent | undefined, index: StudyIndex): readonly TileContent[] {
  if (shown?.kind !== 'image') return own;
  const set = index.studies
    .flatMap((study) => study.displaySets)
    .find(({ instances }) => instances.includes(shown.sopInstanceUID));
  if (set === undefined) return own;
  return own.map((tile) => (tile.kind === 'image' && set.instances.includes(tile.sopInstanceUID) ? shown : tile));
}

/**
 * Keeps the windows of one case in step: each tells the shell where its reader is, the shell tells the others. One message is under way at a
 * time, and the last place always follows: a scroll does not queue up.
 */
export function followView(bridge: Pick<Bridge, 'api' | 'on' | 'clientId'>, cases: CaseStore, view: ViewStore): void {
  const { clientId } = bridge;
  let known: string | null = null;
  let told = '';
  let isUnderWay = false;

  const tell = (): void => {
    const { caseId, status } = cases.getState();
    if (caseId === null || status !== 'open') return;
    const shared = sharedPart(view.getState());
    const text = JSON.stringify(shared);
    if (caseId !== known) {
      // A case that is opened takes up its kept view first: that is no movement of its reader.
      known = caseId;
      told = text;
    }
    if (text === told || isUnderWay) return;
    told = text;
    isUnderWay = true;
    bridge.api
      .shareView({ clientId, caseId, view: shared })
      .catch(() => undefined)
      .finally(() => {
        isUnderWay = false;
        tell();
      });
  };

  bridge.on('view', (shared) => {
    const { caseId, index } = cases.getState();
    if (shared.clientId === clientId || shared.caseId !== caseId) return;
    const change = taken(view.getState(), shared.view, index);
    if (Object.keys(change).length === 0) return;
    // Not told again as if this window's reader had done it.
    told = JSON.stringify(sharedPart({ ...view.getState(), ...change }));
    view.set(change);
  });
  cases.subscribe(({ caseId }) => (caseId === null ? (known = null) : tell()));
  view.subscribe(tell);
}
