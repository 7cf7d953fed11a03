import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import type { CaseIssue } from './caseIssue.ts';
import { formatPath } from './caseIssue.ts';
import { migrateCase } from './migrations.ts';
import type { CaseDocument } from './schemaV1.ts';
import { caseDocumentSchema } from './schemaV1.ts';

/**
 * Reads a case file, as text or as parsed JSON, of this version or an earlier one. An unknown field is kept, a wrong one is refused with its
 * path. A text is JSON and nothing else (a byte order mark is let pass).
 */
export function parseCaseDocument(input: unknown): Result<CaseDocument, readonly CaseIssue[]> {
  const json = typeof input === 'string' ? parseJson(input) : ok(input);
  if (!json.ok) return err([json.error]);
  const migrated = migrateCase(json.value);
  if (!migrated.ok) return err([migrated.error]);
  const parsed = caseDocumentSchema.safeParse(migrated.value);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) => ({ code: 'CASE_FIELD', path: formatPath(issue.path), message: plain(issue.message) })),
  );
}

function parseJson(text: string): Result<unknown, CaseIssue> {
  try {
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err({ code: 'CASE_NOT_JSON', path: '', message: `the case file is not JSON: ${why}` });
  }
}

/** `Invalid input: expected number, received string` without its first half. */
const plain = (text: string): string => text.replace(/^Invalid input: /, '').replace(/^Invalid input$/, 'is malformed');
