import type { DisplaySet } from '#shared/dicom';
import type { CaseState } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { middleOf } from '../../state/layouts.ts';
import type { TileContent } from '../../state/viewStore.ts';
import { stackOf } from './stack.ts';

/** What a tile shows of a display set: a film that plays a pose as that pose, so that it follows a swap; a stack in its middle. */
export function contentOfSet(set: DisplaySet, state: CaseState): TileContent {
  const pose = set.instances.length === 1 ? poseOf(shownFilms(state), set.instances[0] ?? '') : null;
  return pose === null ? middleOf(set.instances, state.index) : { kind: 'pose', pose };
}

/** The same, by any image of the set: what a thumbnail carries when it is dragged. */
export function contentOfImage(sopInstanceUID: string, state: CaseState): TileContent {
  const stack = stackOf(state.index, sopInstanceUID);
  return stack === null ? { kind: 'image', sopInstanceUID, frame: 1 } : contentOfSet(stack.set, state);
}
