import { DatabaseSync } from 'node:sqlite';
import { type IoFailure, ioFailure } from './ioFailure.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Brings into `db` what a damaged journal still gives and the copy that took its place lacks: whole rows, in order, each case up to its first
 * unreadable entry. The damaged file is only read. Answers what to tell the user.
 */
export function salvage(db: DatabaseSync, damaged: string): IoFailure {
  let source: DatabaseSync | null = null;
  try {
    source = new DatabaseSync(damaged, { readOnly: true });
    const brought = copyCases(db, source);
    return { code: 'STORE_SALVAGED', message: `${damaged}: ${brought} entries that the copy lacked were read from it` };
  } catch (error) {
    return {
      code: 'STORE_SALVAGED',
      message: `${damaged}: nothing more could be read from it (${ioFailure(error, damaged).code})`,
    };
  } finally {
    source?.close();
  }
}

function copyCases(db: DatabaseSync, source: DatabaseSync): number {
  const insertCase = db.prepare('INSERT OR IGNORE INTO cases (case_id, created_at, updated_at) VALUES (?, ?, ?)');
  const insertEntry = db.prepare('INSERT INTO entries (case_id, seq, entry, at) VALUES (?, ?, ?, ?)');
  const insertStudy = db.prepare('INSERT OR IGNORE INTO case_studies (case_id, study_uid) VALUES (?, ?)');
  const count = db.prepare('SELECT count(*) AS n FROM entries WHERE case_id = ?');
  let brought = 0;
  db.exec('BEGIN IMMEDIATE');
  for (const one of readable(source, 'SELECT case_id, created_at, updated_at FROM cases')) {
    const caseId = String(one['case_id']);
    insertCase.run(caseId, String(one['created_at']), String(one['updated_at']));
    let next = Number(count.get(caseId)?.['n'] ?? 0);
    for (const row of readable(
      source,
      'SELECT seq, entry, at FROM entries WHERE case_id = ? AND seq >= ? ORDER BY seq',
      caseId,
      next,
    )) {
      if (row['seq'] !== next || !isJson(row['entry'])) break;
      insertEntry.run(caseId, next, String(row['entry']), String(row['at']));
      next++;
      brought++;
    }
    for (const row of readable(source, 'SELECT study_uid FROM case_studies WHERE case_id = ?', caseId)) {
      insertStudy.run(caseId, String(row['study_uid']));
    }
  }
  // A case without its first entry is none.
  db.exec('DELETE FROM case_studies WHERE case_id NOT IN (SELECT case_id FROM entries)');
  db.exec('DELETE FROM cases WHERE case_id NOT IN (SELECT case_id FROM entries)');
  db.exec('COMMIT');
  return brought;
}

/** Rows up to the first one that cannot be read. */
function readable(source: DatabaseSync, sql: string, ...values: (string | number)[]): readonly Row[] {
  const rows: Row[] = [];
  try {
    for (const row of source.prepare(sql).iterate(...values)) rows.push(row);
  } catch {
    // The damage begins here; what came before it is good.
  }
  return rows;
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}
