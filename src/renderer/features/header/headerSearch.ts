import type { HeaderRow } from '#shared/dicom';

/**
 * Rows that hold every word of a question in tag, name, VR or value; the sequences and items around a found row stay, so that one sees where
 * it belongs. A tag is found however it is written: `0028,0030`, `(0028,0030)`, `00280030`.
 */
export function searchedRows(rows: readonly HeaderRow[], question: string): readonly HeaderRow[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return withAncestors(rows, (row) => {
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  });
}

const known = new WeakMap<HeaderRow, string>();

function textOf(row: HeaderRow): string {
  const before = known.get(row);
  if (before !== undefined) return before;
  const plain = row.tag.replace(/[(),]/g, '');
  const text = `${row.tag} ${plain} ${row.vr} ${row.name} ${row.kind === 'item' ? '' : row.value}`.toLowerCase();
  known.set(row, text);
  return text;
}

/** The rows that are wanted, and those that they lie in. */
export function withAncestors(rows: readonly HeaderRow[], wanted: (row: HeaderRow) => boolean): readonly HeaderRow[] {
  const kept = new Set<HeaderRow>();
  const path: HeaderRow[] = [];
  for (const row of rows) {
    while (path.length > 0 && (path.at(-1)?.depth ?? 0) >= row.depth) path.pop();
    if (row.kind !== 'item' && wanted(row)) for (const one of [...path, row]) kept.add(one);
    if (row.kind === 'sequence' || row.kind === 'item') path.push(row);
  }
  return rows.filter((row) => kept.has(row));
}

/** A row as a line of text: tag, VR, name, value, separated by tabs. */
export const rowText = ({ tag, vr, name, value }: HeaderRow): string => [tag, vr, name, value].join('\t');
