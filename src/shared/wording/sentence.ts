import type { en } from './en/index.ts';

type Table = typeof en;
/** A sentence of the core, by its stable name. */
export type SentenceKey = keyof Table;

/** Names in braces of a template: a sentence without one of its parameters does not compile. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** What goes between the parts of a list: punctuation, or a word of the language. */
export type Between = '; ' | ', ' | ' ' | '' | 'and';

/**
 * What the core says, before a language is chosen.
 * - `key`: a sentence of the table with its parameters
 * - `all`: several in a row
 * - `text`: names, ids and people's own words, the same in every language
 * - `number`: with its places after the point, or as it is
 */
export type Sentence =
  | { readonly key: SentenceKey; readonly params?: Readonly<Record<string, Sentence>> }
  | { readonly all: readonly Sentence[]; readonly between: Between }
  | { readonly text: string }
  | { readonly number: number; readonly digits?: number };

/** A parameter; bare text is a name or an id. */
export type Param = string | Sentence;

type ParamsOf<Key extends SentenceKey> = Readonly<Record<Names<Table[Key]>, Param>>;

const asSentence = (param: Param): Sentence => (typeof param === 'string' ? { text: param } : param);

/** A sentence of the table. */
export function sentence<Key extends SentenceKey>(
  key: Key,
  ...params: [Names<Table[Key]>] extends [never] ? [] : [ParamsOf<Key>]
): Sentence {
  const [given] = params as readonly [Readonly<Record<string, Param>>?];
  if (given === undefined) return { key };
  const filled: Record<string, Sentence> = {};
  for (const name in given) filled[name] = asSentence(given[name] ?? '');
  return { key, params: filled };
}

/** Several in a row. */
export const together = (all: readonly Param[], between: Between = '; '): Sentence => ({ all: all.map(asSentence), between });
/** A number with `digits` places, or as it is. */
export const figure = (number: number, digits?: number): Sentence => (digits === undefined ? { number } : { number, digits });
/** A name or free text, the same in every language. */
export const literal = (text: string): Sentence => ({ text });
