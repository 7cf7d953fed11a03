import type { CaseState } from '../../state/caseStore.ts';
import type { TileContent, ViewState } from '../../state/viewStore.ts';
import type { Services } from '../../state/services.ts';
import { groupWith, imageOf, shownImages, steppedImage, type ShownImage } from '../dynamic-films/tiles.ts';
import { nearestImage, placeOf, planeOf, stackOf } from './stack.ts';

const contentOf = ({ instance, frame }: ShownImage): TileContent => ({
  kind: 'image',
  sopInstanceUID: instance.sopInstanceUID,
  frame,
});

/**
 * What the tiles show after one of them moved from `from` to `to`. Linked stacks of one frame of reference that are cut the same way go to the
 * slice at the same place, those of another patient space as many images on; a stack cut across stays, and gets its reference line. Two tiles
 * with the same series are two views of it and stay apart.
 */
export function scrolledTiles(
  from: ShownImage,
  to: ShownImage,
  state: CaseState,
  view: ViewState,
): ReadonlyMap<number, TileContent> {
  const { index } = state;
  const tiles = new Map([[from.tile, contentOf(to)]]);
  const own = stackOf(index, to.instance.sopInstanceUID);
  if (own === null) return tiles;
  const image = { sopInstanceUID: to.instance.sopInstanceUID, frame: to.frame };
  const steps = placeOf(index, image) - placeOf(index, { sopInstanceUID: from.instance.sopInstanceUID, frame: from.frame });
  const plane = planeOf(index, image);
  for (const other of groupWith(from, 'scroll', state, view)) {
    const theirs = stackOf(index, other.instance.sopInstanceUID);
    if (other.tile === from.tile || theirs === null || theirs.set === own.set || theirs.images.length < 2) continue;
    const sameSpace = theirs.frameOfReferenceUID !== null && theirs.frameOfReferenceUID === own.frameOfReferenceUID;
    const nearest = plane === null ? null : nearestImage(index, plane, own, theirs);
    const there = nearest !== null ? theirs.images[nearest] : sameSpace && plane !== null ? null : stepOf(index, other, steps);
    if (there != null) tiles.set(other.tile, { kind: 'image', ...there });
  }
  return tiles;
}

function stepOf(index: CaseState['index'], image: ShownImage, steps: number) {
  const next = steppedImage(index, image, steps);
  return next === null ? null : { sopInstanceUID: next.instance.sopInstanceUID, frame: next.frame };
}

/** Scrolls a tile by so many images, and what is linked with it. */
export function scrollTile({ cases, view }: Services, tile: number, steps: number): void {
  const state = cases.getState();
  const now = view.getState();
  const shown = imageOf(now.tiles[tile], state, tile);
  const next = shown === null ? null : steppedImage(state.index, shown, steps);
  if (shown !== null && next !== null) view.putInTiles(scrolledTiles(shown, next, state, now));
}

/** Shows the image at a place of a tile's stack (zero-based). */
export function scrollTileTo(services: Services, tile: number, place: number): void {
  const state = services.cases.getState();
  const shown = shownImages(state, services.view.getState()).find((one) => one.tile === tile);
  if (shown === undefined) return;
  const at = placeOf(state.index, { sopInstanceUID: shown.instance.sopInstanceUID, frame: shown.frame });
  scrollTile(services, tile, place - at);
}
