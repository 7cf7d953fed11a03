import type { StoreSchema } from './storeFile.ts';

/**
 * cases.db: what is never discarded. `entries` only grows. `sources` and `hidden` are here and not in the index, because they are what the index
 * is rebuilt from.
 */
export const JOURNAL_SCHEMA: StoreSchema = {
  steps: [
    `
    CREATE TABLE cases (
      case_id TEXT PRIMARY KEY,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE case_studies (
      case_id TEXT NOT NULL REFERENCES cases (case_id),
      study_uid TEXT NOT NULL,
      PRIMARY KEY (case_id, study_uid)
    ) STRICT;
    CREATE INDEX case_studies_by_study ON case_studies (study_uid);
    CREATE TABLE entries (
      case_id TEXT NOT NULL REFERENCES cases (case_id),
      seq INTEGER NOT NULL CHECK (seq >= 0),
      entry TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (case_id, seq)
    ) STRICT;
    CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
    CREATE TRIGGER entries_as_written BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
    CREATE TABLE locks (
      case_id TEXT PRIMARY KEY,
      process TEXT NOT NULL,
      client TEXT NOT NULL,
      pid INTEGER NOT NULL,
      host TEXT NOT NULL,
      name TEXT NOT NULL,
      beat INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE readers (id TEXT PRIMARY KEY, reader TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE sources (path TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
    CREATE TABLE hidden (study_uid TEXT PRIMARY KEY) STRICT;
    `,
  ],
};
