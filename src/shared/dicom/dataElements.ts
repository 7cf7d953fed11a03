import { DATA_ELEMENTS } from './dictionaryTable.ts';

export interface DataElement {
  readonly vr: string;
  /** As PS3.6 writes it: `PatientName`. */
  readonly keyword: string;
}

let table: ReadonlyMap<string, DataElement> | null = null;

/** The table is taken apart when it is first asked for: a scan never does. */
function entries(): ReadonlyMap<string, DataElement> {
  table ??= new Map(
    DATA_ELEMENTS.trim()
      .split(/\s+/)
      .map((entry) => [entry.slice(0, 8).toLowerCase(), { vr: entry.slice(8, 10), keyword: entry.slice(10) }]),
  );
  return table;
}

/** What the registry knows of a tag (`x00100010`), or null; overlays and curves repeat their elements in every group. */
export function dataElement(tag: string): DataElement | null {
  const digits = tag.slice(1).toLowerCase();
  const known = entries().get(digits);
  if (known !== undefined) return known;
  if (/^(50|60)[0-9a-f][02468ace]/.test(digits)) return entries().get(`${digits.slice(0, 2)}00${digits.slice(4)}`) ?? null;
  if (digits.endsWith('0000')) return { vr: 'UL', keyword: 'GroupLength' };
  return null;
}
