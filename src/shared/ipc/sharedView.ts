import { z } from 'zod';

/** What a window tells the other windows of the same case: where its reader is. How images are shown (window, zoom) stays each window's own. */
export const sharedViewSchema = z.object({
  layout: z.string(),
  tiles: z
    .array(z.looseObject({ kind: z.string() }))
    .max(6)
    .readonly(),
  active: z.int().min(0).max(5),
  maximised: z.int().min(0).max(5).nullable(),
  selection: z.object({ annotationId: z.string(), point: z.string().nullable() }).nullable(),
  highlighted: z.array(z.string()).readonly(),
});
export type SharedView = z.infer<typeof sharedViewSchema>;
