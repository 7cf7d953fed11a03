import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { canonicalJson } from '#shared/case';
import { trainingEventSchema, type TrainingEvent } from '#shared/training';
import { ioFailure, type IoFailure } from './ioFailure.ts';
import { openStore, type StoreSchema } from './storeFile.ts';

/** training.db: events only grow, as the journal's entries do. `secret` keeps blind UIDs from being guessed from the pack. */
const SCHEMA: StoreSchema = {
  steps: [
    `
    CREATE TABLE events (
      session_id TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      event TEXT NOT NULL,
      PRIMARY KEY (session_id, seq)
    ) STRICT;
    CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'sessions only grow'); END;
    CREATE TRIGGER events_as_written BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'sessions only grow'); END;
    CREATE TABLE profiles (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE packs (id TEXT PRIMARY KEY, pack TEXT NOT NULL, folder TEXT NOT NULL) STRICT;
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  ],
};

export interface StoredPack {
  readonly id: string;
  /** As it was signed. */
  readonly json: string;
  /** Where its files lie; empty for a pack whose images are made here. */
  readonly folder: string;
}

export interface TrainingStore {
  readonly sessions: () => readonly string[];
  readonly events: (sessionId: string) => Result<readonly TrainingEvent[], IoFailure>;
  /** `seq` is the number of events before it (SEQ_CONFLICT). On the disk when it answers. */
  readonly append: (sessionId: string, seq: number, event: TrainingEvent) => Result<true, IoFailure>;
  readonly profiles: () => readonly { readonly id: string; readonly name: string }[];
  readonly saveProfile: (id: string, name: string) => Result<true, IoFailure>;
  readonly packs: () => readonly StoredPack[];
  readonly savePack: (pack: StoredPack) => Result<true, IoFailure>;
  readonly secret: string;
  readonly close: () => void;
}

export interface TrainingStoreOptions {
  readonly path: string;
  readonly backups: string;
  readonly now: () => Date;
  /** Unguessable. */
  readonly newSecret: () => string;
}

export function openTrainingStore(options: TrainingStoreOptions): Result<TrainingStore, IoFailure> {
  const { path, backups, now } = options;
  const opened = openStore({ path, backups, now, schema: SCHEMA, durable: true });
  if (!opened.ok) return opened;
  const { db, readOnly } = opened.value;
  const guarded = (work: () => Result<true, IoFailure>): Result<true, IoFailure> => {
    if (readOnly) return err({ code: 'READ_ONLY', message: `${path}: cannot be written` });
    try {
      return work();
    } catch (error) {
      return err(ioFailure(error, path));
    }
  };
  const rows = (sql: string, ...values: string[]): readonly Readonly<Record<string, unknown>>[] => db.prepare(sql).all(...values);
  const run = (sql: string, ...values: (string | number)[]): Result<true, IoFailure> =>
    guarded(() => {
      db.prepare(sql).run(...values);
      return ok(true);
    });
  if (!readOnly) run(`INSERT OR IGNORE INTO secrets VALUES ('uids', ?)`, options.newSecret());
  const stored = rows(`SELECT value FROM secrets WHERE name = 'uids'`)[0]?.['value'];
  const secret = typeof stored === 'string' ? stored : options.newSecret();
  return ok({
    sessions: () =>
      rows('SELECT session_id FROM events WHERE seq = 0 ORDER BY rowid DESC').map((row) => String(row['session_id'])),
    events: (sessionId) => {
      const events: TrainingEvent[] = [];
      for (const row of rows('SELECT seq, event FROM events WHERE session_id = ? ORDER BY seq', sessionId)) {
        const parsed = trainingEventSchema.safeParse(JSON.parse(String(row['event'])));
        if (!parsed.success || Number(row['seq']) !== events.length)
          return err({ code: 'SESSION_UNREADABLE', message: `session ${sessionId}, event ${String(row['seq'])}` });
        events.push(parsed.data);
      }
      return ok(events);
    },
    append: (sessionId, seq, event) =>
      guarded(() => {
        const [row] = rows('SELECT count(*) AS n FROM events WHERE session_id = ?', sessionId);
        if (Number(row?.['n']) !== seq)
          return err({ code: 'SEQ_CONFLICT', message: 'another window has gone on with this session' });
        return run('INSERT INTO events VALUES (?, ?, ?)', sessionId, seq, canonicalJson(event));
      }),
    profiles: () =>
      rows('SELECT id, name FROM profiles ORDER BY name').map((row) => ({ id: String(row['id']), name: String(row['name']) })),
    saveProfile: (id, name) => run('INSERT OR REPLACE INTO profiles VALUES (?, ?)', id, name),
    packs: () =>
      rows('SELECT id, pack, folder FROM packs ORDER BY id').map((row) => ({
        id: String(row['id']),
        json: String(row['pack']),
        folder: String(row['folder']),
      })),
    savePack: ({ id, json, folder }) => run('INSERT OR REPLACE INTO packs VALUES (?, ?, ?)', id, json, folder),
    secret,
    close: opened.value.close,
  });
}
