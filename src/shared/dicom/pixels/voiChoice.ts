import type { VoiLutFunction } from './description.ts';

/**
 * What is asked of the grey scale. `file` is one of the image's own windows (first) or VOI LUTs (after them); an index beyond them falls
 * to `percentile` 1–99, which is also what an image without any gets. Units of `window`: modality values (after rescale).
 */
export type VoiChoice =
  | { readonly kind: 'file'; readonly index: number }
  | { readonly kind: 'window'; readonly center: number; readonly width: number; readonly function?: VoiLutFunction }
  | { readonly kind: 'percentile'; readonly low: number; readonly high: number };

export const FILE_VOI: VoiChoice = { kind: 'file', index: 0 };
export const AUTO_VOI: VoiChoice = { kind: 'percentile', low: 1, high: 99 };

/** What is really applied, for the corner text and for linked viewports; null while a lookup table is. */
export interface AppliedWindow {
  readonly center: number;
  readonly width: number;
  readonly function: VoiLutFunction;
}
