import type { Reading } from '../reading.ts';
import type { Block } from '../structuredReport.ts';

/** The reader's own words for a section, where there are any. */
export function freeText(reading: Reading, section: string): readonly Block[] {
  const text = reading.document.reportText?.[section]?.trim();
  return text === undefined || text === '' ? [] : [{ kind: 'freeText', section, text }];
}

/** Sections of `reportText` that have their place in a report; others are printed under their own name. */
export const PLACED_TEXTS = ['indication', 'impression', 'fusion', 'hardware', 'adjacent', 'causes'] as const;
