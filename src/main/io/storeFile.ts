import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { type IoFailure, ioFailure } from './ioFailure.ts';
import { makeFolderSync } from './makeFolder.ts';

/** The tables of one store, by version: step n brings version n to n + 1; the first makes an empty store. */
export interface StoreSchema {
  readonly steps: readonly string[];
}

export interface StoreOptions {
  readonly path: string;
  readonly schema: StoreSchema;
  /** `true`: a commit has reached the disk (synchronous = FULL). `false`: a cache, which may lose its last second with the power. */
  readonly durable: boolean;
  /** Folder for copies before a migration and once a day; null keeps none. */
  readonly backups: string | null;
  /** For the names of backups and of what is set aside. */
  readonly now: () => Date;
}

export interface OpenedStore {
  readonly db: DatabaseSync;
  readonly path: string;
  /** The disk cannot be written: what was there is shown, nothing can be added. */
  readonly readOnly: boolean;
  /** What happened while it was opened that a person must know. */
  readonly notices: readonly IoFailure[];
  /** Where the damaged store lies that this one took the place of; null otherwise. */
  readonly setAside: string | null;
  readonly close: () => void;
}

const BUSY_MS = 5000;
const KEPT_BACKUPS = 7;
const DAY_MS = 86_400_000;
const SIDE_FILES = ['', '-wal', '-shm'] as const;

/**
 * Opens a store and brings it to this version. A damaged one is set aside under `damaged/` with a notice (never deleted), and the newest sound
 * backup takes its place. One that cannot be written is opened from a copy, for reading. Fails only for a store of a newer program
 * (STORE_FROM_FUTURE), a store that another program keeps busy, and where not even a copy can be made.
 */
export function openStore(options: StoreOptions): Result<OpenedStore, IoFailure> {
  const notices: IoFailure[] = [];
  try {
    makeFolderSync(dirname(options.path));
    return ok(openWritable(options, notices));
  } catch (error) {
    const failure = error instanceof StoreRefusal ? error.failure : ioFailure(error, options.path);
    if (failure.code === 'STORE_FROM_FUTURE' || failure.code === 'STORE_BUSY') return err(failure);
    try {
      return ok(openCopy(options, [...notices, failure]));
    } catch (second) {
      return err(second instanceof StoreRefusal ? second.failure : ioFailure(second, options.path));
    }
  }
}

function openWritable(options: StoreOptions, notices: IoFailure[]): OpenedStore {
  const { path } = options;
  let kept: string | null = null;
  if (existsSync(path) && (isEmptied(options) || !isSound(path))) {
    kept = setAside(options);
    const backup = newestSoundBackup(options);
    if (backup !== null) copyFileSync(backup, path);
    const then = backup === null ? 'a new one was started' : `the copy of ${stampOf(backup)} took its place`;
    notices.push({ code: 'STORE_DAMAGED', message: `${path} is damaged: it was kept as ${kept}, and ${then}` });
  }
  const db = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    db.exec('PRAGMA journal_mode = WAL');
    db.exec(`PRAGMA synchronous = ${options.durable ? 'FULL' : 'NORMAL'}`);
    db.exec('PRAGMA foreign_keys = ON');
    bringUpToDate(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
  return { db, path, readOnly: false, notices, setAside: kept, close: () => db.close() };
}

/** A refusal of ours on its way out of the nested calls; becomes a value at the face. */
class StoreRefusal extends Error {
  readonly failure: IoFailure;
  constructor(failure: IoFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A file of no length where there were backups: something cut it off. */
const isEmptied = (options: StoreOptions): boolean =>
  statSync(options.path).size === 0 && !existsSync(`${options.path}-wal`) && backupsOf(options).length > 0;

/** Looks at the whole file; false for one that is no database or whose pages do not hang together. */
function isSound(path: string): boolean {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(path, { timeout: BUSY_MS });
    const answer = db.prepare('PRAGMA quick_check(1)').get();
    return answer?.['quick_check'] === 'ok';
  } catch (error) {
    const { code } = ioFailure(error, path);
    if (code === 'STORE_DAMAGED') return false;
    throw error;
  } finally {
    db?.close();
  }
}

/** Moves the store with its side files away; answers where it lies now. */
function setAside(options: StoreOptions): string {
  const { path } = options;
  const folder = join(dirname(path), 'damaged');
  makeFolderSync(folder);
  const kept = join(folder, `${stamp(options.now())}-${basename(path)}`);
  for (const suffix of SIDE_FILES) if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  return kept;
}

function newestSoundBackup(options: StoreOptions): string | null {
  return backupsOf(options).findLast((backup) => isSound(backup)) ?? null;
}

/** Oldest first. */
function backupsOf({ backups, path }: StoreOptions): readonly string[] {
  if (backups === null || !existsSync(backups)) return [];
  const own = `-${basename(path)}`;
  return readdirSync(backups)
    .filter((name) => name.endsWith(own))
    .sort()
    .map((name) => join(backups, name));
}

/** A whole copy at this moment, and the oldest ones go. */
function backUp(db: DatabaseSync, options: StoreOptions): void {
  if (options.backups === null) return;
  makeFolderSync(options.backups);
  const target = join(options.backups, `${stamp(options.now())}-${basename(options.path)}`);
  if (existsSync(target)) return;
  // Written under another name first: half a copy must not pass for one.
  const partial = `${target}.part`;
  rmSync(partial, { force: true });
  db.prepare('VACUUM INTO ?').run(partial);
  renameSync(partial, target);
  for (const old of backupsOf(options).slice(0, -KEPT_BACKUPS)) rmSync(old, { force: true });
}

function bringUpToDate(db: DatabaseSync, options: StoreOptions): void {
  const { steps } = options.schema;
  const version = versionOf(db);
  if (version > steps.length) {
    const message = `${options.path} has version ${version}, this program knows ${steps.length}: it comes from a newer Fusion Review`;
    throw new StoreRefusal({ code: 'STORE_FROM_FUTURE', message });
  }
  if (version > 0 && (version < steps.length || isBackupDue(options))) backUpIfPossible(db, options, version < steps.length);
  if (version === steps.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT');
    // Another process may have done it while we waited.
    for (let from = versionOf(db); from < steps.length; from++) {
      db.exec(steps[from] ?? '');
      db.prepare('INSERT INTO schema_version (version, at) VALUES (?, ?)').run(from + 1, options.now().toISOString());
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** A migration without a backup is not begun; the daily copy may fail (a full disk) without keeping anyone from the cases. */
function backUpIfPossible(db: DatabaseSync, options: StoreOptions, needed: boolean): void {
  try {
    backUp(db, options);
  } catch (error) {
    if (needed) throw error;
  }
}

function isBackupDue(options: StoreOptions): boolean {
  const newest = backupsOf(options).at(-1);
  return newest === undefined || options.now().getTime() - statSync(newest).mtimeMs > DAY_MS;
}

function versionOf(db: DatabaseSync): number {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'").get();
  if (table === undefined) return 0;
  const row = db.prepare('SELECT max(version) AS version FROM schema_version').get();
  return typeof row?.['version'] === 'number' ? row['version'] : 0;
}

/** The disk cannot be written: a copy with its write-ahead log in the temporary folder, which no one writes to; an empty store where there was none. */
function openCopy(options: StoreOptions, notices: readonly IoFailure[]): OpenedStore {
  const folder = mkdtempSync(join(tmpdir(), 'fusion-review-'));
  const copy = join(folder, basename(options.path));
  for (const suffix of ['', '-wal']) if (existsSync(options.path + suffix)) copyFileSync(options.path + suffix, copy + suffix);
  const opened = openWritable({ ...options, path: copy, backups: null }, [...notices]);
  opened.db.exec('PRAGMA query_only = ON');
  const close = (): void => {
    opened.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...opened, path: options.path, readOnly: true, close };
}

/** `2026-03-01T10-11-12.345Z`: sorts by time, and every file system takes it. */
const stamp = (date: Date): string => date.toISOString().replaceAll(':', '-');
const stampOf = (path: string): string => basename(path).slice(0, 24);
