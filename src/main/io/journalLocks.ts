import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';

/** Who writes: one window of one process. */
export interface LockHolder {
  /** Unguessable, one a process. */
  readonly process: string;
  readonly client: string;
  /** What another window is told: the reader's name. */
  readonly name: string;
}

/** The write lock of each case, in the database, so that two programs on one data folder see each other's. */
export interface Locks {
  /** Takes the lock where it is free, ours or left behind. Null when it is ours now, else the holder's name. Not in a transaction of its own. */
  readonly claim: (caseId: string, holder: LockHolder) => string | null;
  /** The same, as a transaction. */
  readonly take: (caseId: string, holder: LockHolder) => string | null;
  readonly release: (caseId: string, holder: Pick<LockHolder, 'process' | 'client'>) => void;
  readonly releaseClient: (holder: Pick<LockHolder, 'process' | 'client'>) => void;
  readonly releaseProcess: (process: string) => void;
  /** Says that this process lives; wanted every few seconds while it holds anything. */
  readonly beat: (process: string) => void;
  readonly holds: (process: string) => boolean;
}

/** A holder that has not been heard of for so long is gone (milliseconds); its process being dead is known at once. */
export const LOCK_STALE_MS = 45_000;
export const LOCK_BEAT_MS = 10_000;

export function createLocks(db: DatabaseSync, readOnly: boolean, clock: () => number = Date.now): Locks {
  const select = db.prepare('SELECT process, client, pid, host, name, beat FROM locks WHERE case_id = ?');
  const upsert = db.prepare(
    `INSERT INTO locks (case_id, process, client, pid, host, name, beat) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET process = excluded.process, client = excluded.client, pid = excluded.pid,
     host = excluded.host, name = excluded.name, beat = excluded.beat`,
  );
  const host = hostname();

  const claim = (caseId: string, holder: LockHolder): string | null => {
    const row = select.get(caseId);
    const ours = row !== undefined && row['process'] === holder.process && row['client'] === holder.client;
    if (ours) return null;
    if (row !== undefined && isAlive(row, host, clock())) return String(row['name']);
    upsert.run(caseId, holder.process, holder.client, process.pid, host, holder.name, clock());
    return null;
  };
  /** Locks are a courtesy to the second window; the journal itself is safe by its numbering, so a disk that refuses them stops nobody. */
  const attempt = (work: () => void): void => {
    if (readOnly) return;
    try {
      work();
    } catch {
      // A full disk: the lock goes stale by itself.
    }
  };

  return {
    claim,
    take: (caseId, holder) => {
      if (readOnly) return null;
      db.exec('BEGIN IMMEDIATE');
      try {
        const other = claim(caseId, holder);
        db.exec('COMMIT');
        return other;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    release: (caseId, holder) =>
      attempt(() =>
        db
          .prepare('DELETE FROM locks WHERE case_id = ? AND process = ? AND client = ?')
          .run(caseId, holder.process, holder.client),
      ),
    releaseClient: (holder) =>
      attempt(() => db.prepare('DELETE FROM locks WHERE process = ? AND client = ?').run(holder.process, holder.client)),
    releaseProcess: (own) => attempt(() => db.prepare('DELETE FROM locks WHERE process = ?').run(own)),
    beat: (own) => attempt(() => db.prepare('UPDATE locks SET beat = ? WHERE process = ?').run(clock(), own)),
    holds: (own) => db.prepare('SELECT 1 FROM locks WHERE process = ? LIMIT 1').get(own) !== undefined,
  };
}

function isAlive(row: Readonly<Record<string, unknown>>, host: string, now: number): boolean {
  if (now - Number(row['beat']) > LOCK_STALE_MS) return false;
  if (row['host'] !== host) return true;
  try {
    process.kill(Number(row['pid']), 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another user.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
