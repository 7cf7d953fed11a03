import type { DatabaseSync } from 'node:sqlite';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { JournalEntry, Reader } from '#shared/case';
import { canonicalJson, journalEntrySchema } from '#shared/case';
import { type IoFailure, ioFailure } from './ioFailure.ts';
import { JOURNAL_SCHEMA } from './journalSchema.ts';
import { createLocks, type LockHolder, type Locks } from './journalLocks.ts';
import { salvage } from './journalSalvage.ts';
import { openStore } from './storeFile.ts';

export interface CaseRow {
  readonly caseId: string;
  readonly studies: readonly string[];
  readonly updatedAt: string;
  /** Entries in the journal. */
  readonly count: number;
}

export interface AppendInput {
  readonly caseId: string;
  readonly holder: LockHolder;
  /** Entries before this one. */
  readonly seq: number;
  readonly entry: JournalEntry;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The document's studies after the entry. */
  readonly studies: readonly string[];
}

/** cases.db. Every answer of a writing function comes after its commit has reached the disk. */
export interface Journal {
  readonly readOnly: boolean;
  readonly notices: readonly IoFailure[];
  readonly locks: Locks;
  readonly cases: () => readonly CaseRow[];
  readonly caseRow: (caseId: string) => CaseRow | null;
  /** The case touched last among those that read this study. */
  readonly caseOfStudy: (studyInstanceUID: string) => string | null;
  /** Begins a case, unless another program has just begun one for the same study: answers the one that there is. */
  readonly create: (caseId: string, first: JournalEntry, study: string, at: string) => Result<string, IoFailure>;
  /** Fails where an entry is of a form that this program does not know (JOURNAL_UNREADABLE), naming it. */
  readonly entries: (caseId: string) => Result<readonly JournalEntry[], IoFailure>;
  readonly count: (caseId: string) => number;
  /** The number of entries now. Codes: SEQ_CONFLICT, CASE_HELD, NOT_FOUND and those of the disk. An entry sent twice is written once. */
  readonly append: (input: AppendInput) => Result<number, IoFailure>;
  readonly readers: () => readonly Reader[];
  readonly saveReader: (reader: Reader, at: string) => Result<true, IoFailure>;
  readonly settings: () => Readonly<Record<string, unknown>>;
  readonly setSetting: (key: string, value: unknown) => Result<true, IoFailure>;
  /** Folders and archives that were opened: what the index is rebuilt from. */
  readonly sources: () => readonly string[];
  readonly addSource: (path: string, at: string) => Result<true, IoFailure>;
  readonly removeSource: (path: string) => Result<true, IoFailure>;
  readonly hidden: () => ReadonlySet<string>;
  readonly setHidden: (studyInstanceUID: string, hidden: boolean) => Result<true, IoFailure>;
  readonly close: () => void;
}

export interface JournalOptions {
  readonly path: string;
  readonly backups: string;
  readonly now: () => Date;
}

export function openJournal(options: JournalOptions): Result<Journal, IoFailure> {
  const opened = openStore({ ...options, schema: JOURNAL_SCHEMA, durable: true });
  if (!opened.ok) return opened;
  const { db, path, readOnly, setAside } = opened.value;
  const notices = setAside === null ? opened.value.notices : [...opened.value.notices, salvage(db, setAside)];
  const locks = createLocks(db, readOnly);

  /** One transaction: all of it is on the disk when this answers, or none of it. */
  const write = <T>(work: () => Result<T, IoFailure>): Result<T, IoFailure> => {
    if (readOnly) return err({ code: 'READ_ONLY', message: `${path}: cannot be written; the case stays readable` });
    try {
      db.exec('BEGIN IMMEDIATE');
      const done = work();
      db.exec(done.ok ? 'COMMIT' : 'ROLLBACK');
      return done;
    } catch (error) {
      rollBack(db);
      return err(ioFailure(error, path));
    }
  };
  const run = (sql: string, ...values: (string | number)[]): Result<true, IoFailure> =>
    write(() => {
      db.prepare(sql).run(...values);
      return ok(true);
    });

  const selectCount = db.prepare('SELECT count(*) AS n FROM entries WHERE case_id = ?');
  const count = (caseId: string): number => Number(selectCount.get(caseId)?.['n'] ?? 0);
  const selectEntry = db.prepare('SELECT entry FROM entries WHERE case_id = ? AND seq = ?');
  const insertEntry = db.prepare('INSERT INTO entries (case_id, seq, entry, at) VALUES (?, ?, ?, ?)');
  const touch = db.prepare('UPDATE cases SET updated_at = ? WHERE case_id = ?');
  const selectStudies = db.prepare('SELECT study_uid FROM case_studies WHERE case_id = ? ORDER BY rowid');
  const studiesOf = (caseId: string): string[] => selectStudies.all(caseId).map((row) => String(row['study_uid']));

  const setStudies = (caseId: string, studies: readonly string[]): void => {
    const before = studiesOf(caseId);
    if (before.length === studies.length && before.every((uid, i) => uid === studies[i])) return;
    db.prepare('DELETE FROM case_studies WHERE case_id = ?').run(caseId);
    const insert = db.prepare('INSERT OR IGNORE INTO case_studies (case_id, study_uid) VALUES (?, ?)');
    for (const uid of studies) insert.run(caseId, uid);
  };

  const toCase = (row: Readonly<Record<string, unknown>>): CaseRow => {
    const caseId = String(row['case_id']);
    return { caseId, studies: studiesOf(caseId), updatedAt: String(row['updated_at']), count: count(caseId) };
  };

  const selectCase = db.prepare(
    'SELECT case_id FROM case_studies JOIN cases USING (case_id) WHERE study_uid = ? ORDER BY updated_at DESC, case_id LIMIT 1',
  );
  const caseOfStudy = (uid: string): string | null => {
    const row = selectCase.get(uid);
    return row === undefined ? null : String(row['case_id']);
  };

  return ok({
    readOnly,
    notices,
    locks,
    cases: () => db.prepare('SELECT case_id, updated_at FROM cases ORDER BY updated_at DESC').all().map(toCase),
    caseRow: (caseId) => {
      const row = db.prepare('SELECT case_id, updated_at FROM cases WHERE case_id = ?').get(caseId);
      return row === undefined ? null : toCase(row);
    },
    caseOfStudy,
    create: (caseId, first, study, at) =>
      write(() => {
        const there = caseOfStudy(study);
        if (there !== null) return ok(there);
        db.prepare('INSERT INTO cases (case_id, created_at, updated_at) VALUES (?, ?, ?)').run(caseId, at, at);
        setStudies(caseId, [study]);
        insertEntry.run(caseId, 0, canonicalJson(first), at);
        return ok(caseId);
      }),
    entries: (caseId) => readEntries(db, path, caseId),
    count,
    append: ({ caseId, holder, seq, entry, at, studies }) =>
      write(() => {
        const lock = locks.claim(caseId, holder);
        if (lock !== null) return err({ code: 'CASE_HELD', message: `the case is held by ${lock}` });
        const present = count(caseId);
        const text = canonicalJson(entry);
        // The answer to it was lost on its way: it is here already, and saying so again loses nothing.
        if (seq === present - 1 && selectEntry.get(caseId, seq)?.['entry'] === text) return ok(present);
        if (seq !== present) {
          return err({
            code: 'SEQ_CONFLICT',
            message: `the journal has ${present} entries, the new one was meant to follow ${seq}`,
          });
        }
        if (touch.run(at, caseId).changes === 0) return err({ code: 'NOT_FOUND', message: `no case ${caseId}` });
        insertEntry.run(caseId, seq, text, at);
        setStudies(caseId, studies);
        return ok(seq + 1);
      }),
    readers: () =>
      db
        .prepare('SELECT reader FROM readers ORDER BY at, id')
        .all()
        .map((row) => JSON.parse(String(row['reader'])) as Reader),
    saveReader: (reader, at) =>
      run(
        'INSERT INTO readers (id, reader, at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET reader = excluded.reader',
        reader.id,
        canonicalJson(reader),
        at,
      ),
    settings: () =>
      Object.fromEntries(
        db
          .prepare('SELECT key, value FROM settings')
          .all()
          .map((row) => [String(row['key']), JSON.parse(String(row['value'])) as unknown]),
      ),
    setSetting: (key, value) =>
      value === undefined || value === null
        ? run('DELETE FROM settings WHERE key = ?', key)
        : run(
            'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
            key,
            JSON.stringify(value),
          ),
    sources: () =>
      db
        .prepare('SELECT path FROM sources ORDER BY at, path')
        .all()
        .map((row) => String(row['path'])),
    addSource: (source, at) => run('INSERT OR IGNORE INTO sources (path, at) VALUES (?, ?)', source, at),
    removeSource: (source) => run('DELETE FROM sources WHERE path = ?', source),
    hidden: () =>
      new Set(
        db
          .prepare('SELECT study_uid FROM hidden')
          .all()
          .map((row) => String(row['study_uid'])),
      ),
    setHidden: (uid, hidden) =>
      hidden
        ? run('INSERT OR IGNORE INTO hidden (study_uid) VALUES (?)', uid)
        : run('DELETE FROM hidden WHERE study_uid = ?', uid),
    close: opened.value.close,
  });
}

function readEntries(db: DatabaseSync, path: string, caseId: string): Result<readonly JournalEntry[], IoFailure> {
  const entries: JournalEntry[] = [];
  try {
    for (const row of db.prepare('SELECT seq, entry FROM entries WHERE case_id = ? ORDER BY seq').all(caseId)) {
      const seq = Number(row['seq']);
      const parsed = journalEntrySchema.safeParse(JSON.parse(String(row['entry'])));
      if (seq !== entries.length || !parsed.success) {
        const why = parsed.success ? 'an entry before it is missing' : (parsed.error.issues[0]?.message ?? 'malformed');
        return err({ code: 'JOURNAL_UNREADABLE', message: `case ${caseId}, entry ${seq}: ${why}` });
      }
      entries.push(parsed.data);
    }
    return ok(entries);
  } catch (error) {
    return err(ioFailure(error, path));
  }
}

function rollBack(db: DatabaseSync): void {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } catch {
    // SQLite has already rolled back by itself, as it does when the disk is full.
  }
}
