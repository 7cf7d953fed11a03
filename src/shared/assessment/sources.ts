import { inEnglish, literal, sentence, together, type Sentence } from '#shared/wording';

/** References that criteria cite, by their ids in the measurement science. Abstracts, not full texts, were read: a citation is a pointer. */
export const SOURCE_IDS = [
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S10',
  'S11',
  'S12',
  'S13',
  'S19',
  'S22',
  'S27',
  'S28',
  'S43',
  'S54',
  'S55',
  'S62',
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** `S5: reference`. */
export const citation = (id: SourceId): Sentence => together([literal(`${id}: `), sentence(`source.${id}`)], '');

export const cite = (ids: readonly SourceId[]): readonly string[] => ids.map((id) => inEnglish(citation(id)));

/** The source that a line of `cite` names, or null for another line. */
export function sourceOf(line: string): SourceId | null {
  const id = line.split(':')[0];
  return SOURCE_IDS.find((known) => known === id) ?? null;
}
