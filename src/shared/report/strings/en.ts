import { findings } from './en/findings.ts';
import { frame } from './en/frame.ts';
import { marks } from './en/marks.ts';
import { tables } from './en/tables.ts';

/** Every word of a report that is ours, in English; other languages have the same keys. */
export const en = { ...frame, ...findings, ...tables, ...marks } as const;

export type StringKey = keyof typeof en;
/** A language's whole catalogue: a missing key does not compile. */
export type Catalogue = Readonly<Record<StringKey, string>>;
