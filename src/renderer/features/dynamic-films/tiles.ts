import type { DisplaySet, Instance, StudyIndex } from '#shared/dicom';
import type { CaseState } from '../../state/caseStore.ts';
import { shownFilms } from '../../state/films.ts';
import type { TileContent, ViewState } from '../../state/viewStore.ts';
import { TILES } from '../../state/viewStore.ts';

export interface ShownImage {
  readonly instance: Instance;
  /** One-based. */
  readonly frame: number;
}

/** The image that a tile's content names, or null where there is none. */
export function imageOf(content: TileContent | undefined, state: CaseState): ShownImage | null {
  if (content === undefined || content.kind === 'empty') return null;
  if (content.kind === 'image') {
    const instance = state.index.instances[content.sopInstanceUID];
    return instance === undefined ? null : { instance, frame: Math.max(1, content.frame) };
  }
  const { instance } = shownFilms(state)[content.pose];
  return instance === null ? null : { instance, frame: 1 };
}

/** The image of the active tile. */
export const activeImage = (state: CaseState, view: ViewState): ShownImage | null => imageOf(view.tiles[view.active], state);

/** Every image on the screen. */
export const shownImages = (state: CaseState, view: ViewState): readonly ShownImage[] =>
  view.tiles
    .slice(0, TILES[view.layout])
    .map((content) => imageOf(content, state))
    .filter((image) => image !== null);

/** Radiographs that follow one another in zoom and window: those on the screen, while they are linked. */
export function linkedWith(image: ShownImage, state: CaseState, view: ViewState): readonly string[] {
  if (!view.linked) return [];
  return shownImages(state, view)
    .filter(({ instance }) => isRadiograph(instance) === isRadiograph(image.instance))
    .map(({ instance }) => instance.sopInstanceUID);
}

export const isRadiograph = (instance: Instance): boolean => !['CT', 'MR', 'PT', 'US'].includes(instance.series.modality);

export function displaySetOf(index: StudyIndex, sopInstanceUID: string): DisplaySet | null {
  for (const study of index.studies) for (const set of study.displaySets) if (set.instances.includes(sopInstanceUID)) return set;
  return null;
}

/** The image so many steps on in its display set: through the frames of an instance, then through the instances; stops at the ends. */
export function steppedImage(index: StudyIndex, image: ShownImage, steps: number): ShownImage | null {
  const set = displaySetOf(index, image.instance.sopInstanceUID);
  if (set === null) return null;
  const stack = set.instances.flatMap((uid) => {
    const instance = index.instances[uid];
    const frames = instance?.pixels?.frames ?? 1;
    return instance === undefined ? [] : Array.from({ length: frames }, (_, at): ShownImage => ({ instance, frame: at + 1 }));
  });
  const at = stack.findIndex((one) => one.instance === image.instance && one.frame === image.frame);
  const to = Math.min(Math.max(at + steps, 0), stack.length - 1);
  return at < 0 || to === at ? null : (stack[to] ?? null);
}

/** Where an image stands in its display set: `[4, 94]`. */
export function placeInStack(index: StudyIndex, image: ShownImage): readonly [number, number] {
  const set = displaySetOf(index, image.instance.sopInstanceUID);
  if (set === null) return [1, 1];
  let before = 0;
  let total = 0;
  for (const uid of set.instances) {
    const frames = index.instances[uid]?.pixels?.frames ?? 1;
    if (uid === image.instance.sopInstanceUID) before = total + image.frame;
    total += frames;
  }
  return [Math.max(before, 1), total];
}
