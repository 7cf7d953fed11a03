import type { StoreSchema } from './storeFile.ts';

/** index.db: what lies in folders and archives, as it was found. Everything here can be found again. */
export const LIBRARY_SCHEMA: StoreSchema = {
  steps: [
    // Version 1 had other tables; a cache is not migrated but made anew.
    'SELECT 1;',
    `
    DROP TABLE IF EXISTS instances;
    DROP TABLE IF EXISTS studies;
    DROP TABLE IF EXISTS rejected;
    DROP TABLE IF EXISTS sources;
    DROP TABLE IF EXISTS edition;
    DROP TABLE IF EXISTS case_categories;
    CREATE TABLE instances (
      sop_uid TEXT PRIMARY KEY,
      study_uid TEXT NOT NULL,
      source TEXT NOT NULL,
      instance TEXT NOT NULL
    ) STRICT;
    CREATE INDEX instances_by_study ON instances (study_uid);
    CREATE INDEX instances_by_source ON instances (source);
    CREATE TABLE studies (
      study_uid TEXT NOT NULL,
      part INTEGER NOT NULL,
      study TEXT NOT NULL,
      facts TEXT NOT NULL,
      search TEXT NOT NULL,
      PRIMARY KEY (study_uid, part)
    ) STRICT;
    CREATE TABLE rejected (
      path TEXT NOT NULL,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (path, code)
    ) STRICT;
    CREATE TABLE edition (edition TEXT PRIMARY KEY) STRICT;
    CREATE TABLE case_categories (case_id TEXT PRIMARY KEY, entries INTEGER NOT NULL, summary TEXT NOT NULL) STRICT;
    `,
  ],
};
