import { z } from 'zod';
import { matchProtocol, planeName, stacksOf, type HangingProtocol, type TileSelector } from '#shared/hanging';
import { POSES } from '#shared/spine';
import type { CaseState } from './caseStore.ts';
import { shownFilms } from './films.ts';
import { LAYOUTS, LAYOUT_NAMES, hungBy, hungView, type HungView, type Layout, type TileContent } from './layouts.ts';
import { LINK_ASPECTS } from './links.ts';

/** The setting under which a person's own layouts are kept. */
export const LAYOUTS_KEY = 'layouts';

const selector = z.union([
  z.object({ kind: z.literal('film'), pose: z.enum(POSES) }),
  z.object({
    kind: z.literal('stack'),
    modality: z.enum(['CT', 'MR']).optional(),
    plane: z.enum(['axial', 'sagittal', 'coronal']).optional(),
    weighting: z.enum(['T1', 'T2', 'STIR']).optional(),
    study: z.enum(['current', 'prior']).optional(),
  }),
]);

const savedLayout = z.object({
  name: z.string().min(1).max(80),
  /** The hanging protocol of the study that it was saved on: its kind. */
  kind: z.string(),
  /** Taken for every study of that kind when it is first opened. */
  opens: z.boolean(),
  layout: z.enum(LAYOUT_NAMES as readonly [Layout, ...Layout[]]),
  tiles: z.array(selector).max(6).readonly(),
  links: z.array(z.enum(LINK_ASPECTS)).readonly(),
});
export type SavedLayout = z.infer<typeof savedLayout>;

/** A person's layouts, those that can be understood. */
export function readLayouts(stored: unknown): readonly SavedLayout[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one) => {
    const parsed = savedLayout.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** With a layout added, in place of the one of its name; of one kind only one opens by itself. */
export const withLayout = (layouts: readonly SavedLayout[], added: SavedLayout): readonly SavedLayout[] => [
  ...layouts
    .filter((one) => one.name !== added.name)
    .map((one) => (added.opens && one.kind === added.kind ? { ...one, opens: false } : one)),
  added,
];

const posesWithFilm = (state: CaseState): readonly (typeof POSES)[number][] => {
  const films = shownFilms(state);
  return POSES.filter((pose) => films[pose].instance !== null);
};

/** How a case hangs that was never looked at: the person's own layout for its kind, or the protocol's. */
export function openingView(state: CaseState, storedLayouts: unknown): HungView {
  const hung = hungView(state.index, posesWithFilm(state));
  const own = readLayouts(storedLayouts).find((one) => one.opens && one.kind === hung.protocol);
  return own === undefined ? hung : { ...applied(own, state), protocol: hung.protocol };
}

/** A saved layout on this case: its selectors find the images here. */
export function applied({ name, layout, tiles }: SavedLayout, state: CaseState): HungView {
  const protocol: HangingProtocol = { id: name, because: '', needs: [], grid: LAYOUTS[layout], tiles };
  return hungBy(matchProtocol(state.index, [protocol], posesWithFilm(state)), state.index);
}

/** What a tile shows, said so that another study of the kind can fill it too. */
export function selectorOf(tile: TileContent, state: CaseState): TileSelector | null {
  if (tile.kind === 'pose') return { kind: 'film', pose: tile.pose };
  if (tile.kind === 'empty') return null;
  const pose = POSES.find((one) => shownFilms(state)[one].sopInstanceUID === tile.sopInstanceUID);
  if (pose !== undefined) return { kind: 'film', pose };
  const stack = stacksOf(state.index).find(({ set }) => set.instances.includes(tile.sopInstanceUID));
  if (stack === undefined) return null;
  const plane = state.index.instances[tile.sopInstanceUID]?.planes[0];
  const { modality } = stack.set;
  return {
    kind: 'stack',
    ...(modality === 'CT' || modality === 'MR' ? { modality } : {}),
    ...(plane === undefined ? {} : { plane: planeName(plane) }),
    ...(stack.weighting === null ? {} : { weighting: stack.weighting }),
  };
}
