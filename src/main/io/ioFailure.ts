import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What the disk or a store refused, by code: READ_ONLY, DISK_FULL, NOT_FOUND, NOT_A_FOLDER, VERIFY_FAILED, STORE_BUSY, STORE_DAMAGED,
 * STORE_FROM_FUTURE, SEQ_CONFLICT, CASE_HELD, IO_ERROR.
 */
export interface IoFailure {
  readonly code: string;
  readonly message: string;
}

const BY_ERRNO: Readonly<Record<string, string>> = {
  EROFS: 'READ_ONLY',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ENOENT: 'NOT_FOUND',
  ENOTDIR: 'NOT_A_FOLDER',
  EISDIR: 'IS_A_FOLDER',
};

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const BY_SQLITE: Readonly<Record<number, string>> = {
  5: 'STORE_BUSY',
  6: 'STORE_BUSY',
  8: 'READ_ONLY',
  10: 'IO_ERROR',
  11: 'STORE_DAMAGED',
  13: 'DISK_FULL',
  14: 'READ_ONLY',
  23: 'READ_ONLY',
  26: 'STORE_DAMAGED',
};

const WORDS: Readonly<Record<string, string>> = {
  READ_ONLY: 'cannot be written',
  DISK_FULL: 'the disk is full',
  NOT_FOUND: 'is not there',
  NOT_A_FOLDER: 'part of the path is a file',
  IS_A_FOLDER: 'is a folder',
  STORE_BUSY: 'another program holds it',
  STORE_DAMAGED: 'is damaged',
  IO_ERROR: 'could not be read or written',
};

/** Names an error of the file system or of SQLite; `path` says where. */
export function ioFailure(error: unknown, path: string): IoFailure {
  const code = codeOf(error, path);
  const detail = error instanceof Error ? error.message : String(error);
  return { code, message: `${path}: ${WORDS[code] ?? 'failed'} (${detail})` };
}

function codeOf(error: unknown, path: string): string {
  if (typeof error !== 'object' || error === null) return 'IO_ERROR';
  if ('errcode' in error && typeof error.errcode === 'number') {
    const code = BY_SQLITE[error.errcode & 0xff] ?? 'IO_ERROR';
    // A file of SQLite's that could not grow comes as an input/output error.
    return code === 'IO_ERROR' && isFull(path) ? 'DISK_FULL' : code;
  }
  return 'code' in error && typeof error.code === 'string' ? (BY_ERRNO[error.code] ?? 'IO_ERROR') : 'IO_ERROR';
}

function isFull(path: string): boolean {
  try {
    const disk = statfsSync(dirname(path));
    return disk.bavail * disk.bsize < 64 * 1024;
  } catch {
    return false;
  }
}
