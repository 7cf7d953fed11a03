import type { DICTIONARY, Keyword, ValueRepresentation } from './dictionary.ts';

/** Pixel data: the bytes of all frames as they are, or one encoded fragment a frame (PS3.5 A.4). */
export type PixelDataInput =
  | { readonly kind: 'native'; readonly bytes: Uint8Array }
  | { readonly kind: 'encapsulated'; readonly frames: readonly Uint8Array[] };

type NumberVR = 'DS' | 'FD' | 'FL' | 'IS' | 'SL' | 'SS' | 'UL' | 'US';
export type OneOrMore<T> = T | readonly T[];

/** What an attribute takes, by its value representation. An empty array writes the attribute without value (type 2). */
export type ValueOf<V extends ValueRepresentation> = V extends 'SQ'
  ? readonly DatasetInput[]
  : V extends NumberVR
    ? OneOrMore<number>
    : V extends 'OB' | 'OW'
      ? PixelDataInput
      : OneOrMore<string>;

/** A data set by keyword. The order of writing is by tag; an absent keyword is not written. */
export type DatasetInput = { readonly [K in Keyword]?: ValueOf<(typeof DICTIONARY)[K][1]> };

export interface WriteProblem {
  readonly code: 'VALUE_TOO_LONG' | 'VALUE_MALFORMED' | 'NUMBER_OUT_OF_RANGE' | 'VALUE_HAS_DELIMITER';
  readonly keyword: string;
  readonly message: string;
}

/** A code sequence item: `(value, scheme, meaning)`. */
export const codeItem = (value: string, scheme: string, meaning: string): DatasetInput => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});
