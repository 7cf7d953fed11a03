import type { StudyIndex } from '#shared/dicom';
import { matchProtocol, type Grid, type Hanging } from '#shared/hanging';
import type { Pose } from '#shared/spine';

/** The layouts by name, rows × columns. The names are stored with views: they stay. */
export const LAYOUTS = {
  one: { rows: 1, columns: 1 },
  pair: { rows: 1, columns: 2 },
  column: { rows: 2, columns: 1 },
  four: { rows: 2, columns: 2 },
  triple: { rows: 1, columns: 3 },
  six: { rows: 2, columns: 3 },
} as const satisfies Readonly<Record<string, Grid>>;
export type Layout = keyof typeof LAYOUTS;
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as readonly Layout[];

/** How many tiles a layout has. */
export const TILES = Object.fromEntries(
  LAYOUT_NAMES.map((name) => [name, LAYOUTS[name].rows * LAYOUTS[name].columns]),
) as Readonly<Record<Layout, number>>;

/** What a tile shows: the film of a pose (it follows a swap), or an image that stands there; a stack stands at the image that is shown of it. */
export type TileContent =
  | { readonly kind: 'pose'; readonly pose: Pose }
  | { readonly kind: 'image'; readonly sopInstanceUID: string; readonly frame: number }
  | { readonly kind: 'empty' };

const layoutOf = ({ rows, columns }: Grid): Layout =>
  LAYOUT_NAMES.find((name) => LAYOUTS[name].rows === rows && LAYOUTS[name].columns === columns) ?? 'pair';

export const EMPTY: TileContent = { kind: 'empty' };

/** The films as the program hangs them while nothing else is known. */
export const FILM_TILES: readonly TileContent[] = (['flexion', 'extension', 'neutral'] as const).map((pose) => ({
  kind: 'pose',
  pose,
}));

/** So many tiles, empty ones at the end. */
export const filled = (tiles: readonly TileContent[], layout: Layout): readonly TileContent[] =>
  Array.from({ length: TILES[layout] }, (_, at) => tiles[at] ?? EMPTY);

export interface HungView {
  readonly protocol: string;
  readonly layout: Layout;
  /** More than the layout has, where the protocol names more: they stand ready for a larger one. */
  readonly tiles: readonly TileContent[];
}

/** How the studies hang by the table of protocols; `poses` that have a film, by the case. */
export function hungView(index: StudyIndex, poses: readonly Pose[]): HungView {
  return hungBy(matchProtocol(index, undefined, poses), index);
}

export const hungBy = (hanging: Hanging, index: StudyIndex): HungView => ({
  protocol: hanging.protocol.id,
  layout: layoutOf(hanging.protocol.grid),
  tiles: contentsOf(hanging, index),
});

function contentsOf({ tiles }: Hanging, index: StudyIndex): readonly TileContent[] {
  const sets = new Map(index.studies.flatMap((study) => study.displaySets.map((set) => [set.displaySetUID, set])));
  return tiles.map((tile): TileContent => {
    if (tile.kind === 'film') return { kind: 'pose', pose: tile.pose };
    const set = sets.get(tile.displaySetUID);
    return set === undefined ? EMPTY : middleOf(set.instances, index);
  });
}

/** A stack opens in its middle, where the spine is. */
export function middleOf(instances: readonly string[], { instances: headers }: StudyIndex): TileContent {
  const middle = instances[Math.floor((instances.length - 1) / 2)];
  if (middle === undefined) return EMPTY;
  const frames = instances.length > 1 ? 1 : (headers[middle]?.pixels?.frames ?? 1);
  return { kind: 'image', sopInstanceUID: middle, frame: Math.floor((frames - 1) / 2) + 1 };
}

/**
 * The tiles of another layout: what stands there stays in its order, then what `ready` (the hanging) has and is not shown yet. While only films
 * by their poses are shown, they are hung anew, so that flexion stays left and extension right.
 */
export function rehung(tiles: readonly TileContent[], ready: readonly TileContent[], layout: Layout): readonly TileContent[] {
  const shown = tiles.filter((tile) => tile.kind !== 'empty');
  const name = (tile: TileContent): string =>
    tile.kind === 'image' ? tile.sopInstanceUID : tile.kind === 'pose' ? tile.pose : '';
  const kept = shown.every((tile) => tile.kind === 'pose') ? [] : shown;
  const taken = new Set(kept.map(name));
  return filled([...kept, ...ready.filter((tile) => !taken.has(name(tile)))], layout);
}
