import type { Pseudonyms } from './pseudonyms.ts';
import { shiftedDate } from './shiftedDate.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Fields of a case whose values are chosen from a list, or are names of the program's own: they may stay as they are. */
const KEPT = new Set(
  `version kind vertebra segment replicate frame side approach procedure graft from to state anterior posterior left right intraGraft cleft continuity
   seenOn finding progressive object variant mode ruleSet ismPlane algorithm algorithmVersion accepted role smoking diabetes osteoporosis nsaids revision scale
   grade levels reportLanguage category level units unit`.split(/\s+/),
);
const UID_FIELDS = new Set(['sopInstanceUID', 'seriesInstanceUID', 'studyInstanceUID', 'flexion', 'neutral', 'extension']);
const isUid = (text: string): boolean => /^[\d.]{5,64}$/.test(text) && text.includes('.');

/**
 * A case document for other eyes: points, grades and facts stay, UIDs are mapped as those of the images, dates shifted as theirs, readers
 * get a name from the key, and all other text goes (notes, report text, reasons, unknown fields). `shiftDays` null: dates go.
 */
export function cleanCase(document: Json, pseudonyms: Pseudonyms, shiftDays: number | null): Json {
  return clean(document, '', '', { pseudonyms, shiftDays });
}

interface Context {
  readonly pseudonyms: Pseudonyms;
  readonly shiftDays: number | null;
}

function clean(value: Json, field: string, parent: string, context: Context): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return cleanString(value, field, parent, context);
  if (isList(value)) return value.map((one) => clean(one, field, parent, context)).filter((one) => one !== '');
  const entries = Object.entries(value).map(([key, inner]) => [key, clean(inner, key, field, context)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== ''));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** An empty string: the field goes. */
function cleanString(text: string, field: string, parent: string, { pseudonyms, shiftDays }: Context): string {
  if (UID_FIELDS.has(field) && isUid(text)) return pseudonyms.uid(text);
  if ((field === 'from' || field === 'to') && isUid(text)) return pseudonyms.uid(text);
  if (field === 'id')
    return parent === 'reader' ? `reader-${pseudonyms.label('reader', text)}` : /^[\w.-]{1,64}$/.test(text) ? text : '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const moved = shiftDays === null ? null : shiftedDate(text, shiftDays);
    return moved === null ? '' : `${moved.slice(0, 4)}-${moved.slice(4, 6)}-${moved.slice(6)}`;
  }
  return KEPT.has(field) && /^[\w .+/-]{1,48}$/.test(text) ? text : '';
}
