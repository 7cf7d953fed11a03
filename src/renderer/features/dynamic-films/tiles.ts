import type { Instance, StudyIndex } from '#shared/dicom';
import type { CaseState } from '../../state/caseStore.ts';
import { shownFilms } from '../../state/films.ts';
import { groupOf, type LinkAspect } from '../../state/links.ts';
import { TILES, type TileContent, type ViewState } from '../../state/viewStore.ts';
import { placeOf, stackOf, type StackImage } from '../layout/stack.ts';

export interface ShownImage {
  readonly instance: Instance;
  /** One-based. */
  readonly frame: number;
  /** Under which name its window, zoom and place are kept: its own for a film, its series' for a slice. */
  readonly key: string;
  /** Where it stands; -1 where that is not asked. */
  readonly tile: number;
}

/** The image that a tile's content names, or null where there is none. */
export function imageOf(content: TileContent | undefined, state: CaseState, tile = -1): ShownImage | null {
  if (content === undefined || content.kind === 'empty') return null;
  const { index } = state;
  const instance =
    content.kind === 'image' ? (index.instances[content.sopInstanceUID] ?? null) : shownFilms(state)[content.pose].instance;
  if (instance === null) return null;
  const { sopInstanceUID } = instance;
  const frame = content.kind === 'image' ? Math.max(1, content.frame) : 1;
  return { instance, frame, key: displayKey(index, sopInstanceUID), tile };
}

/** Under which name an image's display is kept. */
export const displayKey = (index: StudyIndex, sopInstanceUID: string): string =>
  stackOf(index, sopInstanceUID)?.key ?? sopInstanceUID;

/** The image of the active tile. */
export const activeImage = (state: CaseState, view: ViewState): ShownImage | null =>
  imageOf(view.tiles[view.active], state, view.active);

/** Every image on the screen. */
export const shownImages = (state: CaseState, view: ViewState): readonly ShownImage[] =>
  view.tiles
    .slice(0, TILES[view.layout])
    .map((content, tile) => imageOf(content, state, tile))
    .filter((image) => image !== null);

/** The link group of an image where it stands, or null while it is linked with nothing. */
export const groupOfImage = (image: ShownImage, view: ViewState): string | null =>
  view.linked ? groupOf(view.linkGroups[image.tile], isRadiograph(image.instance)) : null;

/** The other images that follow an image in zoom, place or window. */
export interface Linked {
  readonly zoom: readonly ShownImage[];
  readonly pan: readonly ShownImage[];
  readonly window: readonly ShownImage[];
}

export const NOT_LINKED: Linked = { zoom: [], pan: [], window: [] };

/** The images that go with this one in one thing: those of its link group, itself included and in the order of the tiles. */
export function groupWith(image: ShownImage, aspect: LinkAspect, state: CaseState, view: ViewState): readonly ShownImage[] {
  const group = groupOfImage(image, view);
  if (group === null || !view.links.includes(aspect)) return [];
  return shownImages(state, view).filter((one) => groupOfImage(one, view) === group);
}

export function linkedWith(image: ShownImage, state: CaseState, view: ViewState): Linked {
  const others = (aspect: LinkAspect): readonly ShownImage[] =>
    groupWith(image, aspect, state, view).filter((one) => one.key !== image.key);
  return { zoom: others('zoom'), pan: others('pan'), window: others('window') };
}

export const isRadiograph = (instance: Instance): boolean => !['CT', 'MR', 'PT', 'US'].includes(instance.series.modality);

const imageAt = (index: StudyIndex, { sopInstanceUID, frame }: StackImage, from: ShownImage): ShownImage | null => {
  const instance = index.instances[sopInstanceUID];
  return instance === undefined ? null : { ...from, instance, frame };
};

/** The image so many steps on in its display set: through the frames of an instance, then through the instances; stops at the ends. */
export function steppedImage(index: StudyIndex, image: ShownImage, steps: number): ShownImage | null {
  const { sopInstanceUID } = image.instance;
  const stack = stackOf(index, sopInstanceUID);
  if (stack === null) return null;
  const at = placeOf(index, { sopInstanceUID, frame: image.frame });
  const to = Math.min(Math.max(at + steps, 0), stack.images.length - 1);
  const next = stack.images[to];
  return to === at || next === undefined ? null : imageAt(index, next, image);
}

/** Where an image stands in its display set, counted from one: `[4, 94]`. */
export function placeInStack(index: StudyIndex, { instance, frame }: ShownImage): readonly [number, number] {
  const stack = stackOf(index, instance.sopInstanceUID);
  return stack === null ? [1, 1] : [placeOf(index, { sopInstanceUID: instance.sopInstanceUID, frame }) + 1, stack.images.length];
}
