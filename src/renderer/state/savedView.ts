import { z } from 'zod';
import { annotationSchema } from '#shared/annotation';
import { POSES } from '#shared/spine';
import { LAYOUT_NAMES, TILES, type Layout } from './layouts.ts';
import { LINK_ASPECTS, LINK_GROUPS } from './links.ts';

/**
 * What of the view outlives the window: kept for each case as a setting. `displays` holds the viewport's own description of how an image is
 * shown, by SOP Instance UID; it is checked where it is used.
 */
const tile = z.union([
  z.object({ kind: z.literal('pose'), pose: z.enum(POSES) }),
  z.object({ kind: z.literal('image'), sopInstanceUID: z.string(), frame: z.int().min(0) }),
  z.object({ kind: z.literal('empty') }),
]);

const savedView = z.object({
  layout: z.enum(LAYOUT_NAMES as readonly [Layout, ...Layout[]]),
  tiles: z.array(tile).min(1).max(6).readonly(),
  /** Tiles of one group follow one another in what `links` says. */
  linked: z.boolean(),
  links: z.array(z.enum(LINK_ASPECTS)).readonly(),
  /** By tile; a tile that is not named links with those of its kind. */
  linkGroups: z.array(z.enum(LINK_GROUPS)).max(6).readonly(),
  displays: z.record(z.string(), z.unknown()).readonly(),
  overlayText: z.boolean(),
  /** Name, birth date, ID and sex on the images. */
  patientText: z.boolean(),
  annotationsShown: z.boolean(),
  /** What the file brings: overlay planes, its shutter, and drawings of other programs over its images. */
  overlayPlanes: z.boolean(),
  displayShutter: z.boolean(),
  foreignMarks: z.boolean(),
  ghost: z.boolean(),
  /** Where the images of other tiles cut an image. */
  referenceLines: z.boolean(),
  /** 1 … 5: which of the reader's repeated placements is being made. */
  replicate: z.int().min(1).max(5),
  /** Earlier placements are hidden while a later one is made. */
  blind: z.boolean(),
  /** Landmarks that the reader says cannot be seen: `SOP Instance UID|vertebra|part`. */
  skipped: z.array(z.string()).readonly(),
  /** Annotations copied from the other film and not yet confirmed: part of no measurement. */
  proposals: z.array(annotationSchema).readonly(),
  /** Questions that the reader has answered with "leave it so", by code. */
  dismissed: z.array(z.string()).readonly(),
  panel: z.enum(['landmarks', 'levels', 'marks', 'surgery', 'hardware', 'report']),
  railOpen: z.boolean(),
  /** A measuring tool stays armed after its measurement. */
  locked: z.boolean(),
  /** Free marks that are not drawn, by id. */
  hiddenMarks: z.array(z.string()).readonly(),
  /** Pixel, value and place under the pointer are shown with every tool. */
  readout: z.boolean(),
});

export type SavedView = z.infer<typeof savedView>;

/** What can be understood of a stored view: a field that is missing or wrong keeps its default, the rest is taken. */
export function readSavedView(stored: unknown): Partial<SavedView> {
  const parsed = savedView.partial().safeParse(stored);
  if (parsed.success) return consistent(parsed.data);
  if (typeof stored !== 'object' || stored === null) return {};
  const fields = Object.entries(savedView.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse((stored as Readonly<Record<string, unknown>>)[name]);
    return value.success ? [[name, value.data] as const] : [];
  });
  return consistent(Object.fromEntries(fields) as Partial<SavedView>);
}

function consistent(view: Partial<SavedView>): Partial<SavedView> {
  const { layout, tiles, ...rest } = view;
  return layout !== undefined && tiles?.length === TILES[layout] ? view : rest;
}

const FIELDS = Object.keys(savedView.shape) as (keyof SavedView)[];

/** The part of a view that is kept. */
export const savedPart = (view: SavedView): SavedView =>
  Object.fromEntries(FIELDS.map((name) => [name, view[name]])) as unknown as SavedView;
