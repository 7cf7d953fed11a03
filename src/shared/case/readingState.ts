import type { CaseDocument } from './schemaV1.ts';

/** What a reader is told of a reading: `amended` is one that was opened again and signed again; opened again and unsigned it is a draft. */
export type ReadingState = 'draft' | 'final' | 'amended';

export function readingState({ reading }: Pick<CaseDocument, 'reading'>): ReadingState {
  if (reading?.state !== 'final') return 'draft';
  return (reading.amendments?.length ?? 0) > 0 ? 'amended' : 'final';
}
