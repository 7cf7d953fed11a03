import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { CaseIssue } from './caseIssue.ts';

/** The version that this program writes, and the newest that it reads. */
export const CASE_VERSION = 1;

type Stored = Readonly<Record<string, unknown>>;

/** From version n to n + 1, by n. Pure; each keeps the fields that it does not know. Version 1 is the first, so there is none yet. */
export type Migrations = Readonly<Record<number, (stored: Stored) => Stored>>;
const MIGRATIONS: Migrations = {};

/**
 * Brings a stored document of any earlier version to `latest`, one step at a time.
 * Codes: CASE_MALFORMED (not an object), CASE_VERSION_MISSING, CASE_FROM_FUTURE, CASE_VERSION_UNKNOWN.
 */
export function migrateCase(
  input: unknown,
  migrations: Migrations = MIGRATIONS,
  latest: number = CASE_VERSION,
): Result<Stored, CaseIssue> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return err({ code: 'CASE_MALFORMED', path: '', message: 'a case file is one JSON object' });
  }
  let stored = input as Stored;
  const version = stored['version'];
  if (version === undefined) {
    return err({ code: 'CASE_VERSION_MISSING', path: 'version', message: 'is missing; a case file states its version' });
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err({ code: 'CASE_VERSION_UNKNOWN', path: 'version', message: 'must be a whole number from 1' });
  }
  if (version > latest) {
    const message = `is ${version}, this program reads up to ${latest}: the file comes from a newer Fusion Review, which is needed to open it`;
    return err({ code: 'CASE_FROM_FUTURE', path: 'version', message });
  }
  for (let from = version; from < latest; from++) {
    const step = migrations[from];
    if (step === undefined) {
      return err({ code: 'CASE_VERSION_UNKNOWN', path: 'version', message: `nothing brings version ${from} to ${from + 1}` });
    }
    stored = step(stored);
  }
  return ok(stored);
}
