import { findings } from './de/findings.ts';
import { frame } from './de/frame.ts';
import { marks } from './de/marks.ts';
import { tables } from './de/tables.ts';
import type { Catalogue } from './en.ts';

export const de: Catalogue = { ...frame, ...findings, ...tables, ...marks };
