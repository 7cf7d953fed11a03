import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/base';
import { formatCaseIssue, parseCaseDocument, type CaseDocument } from '#shared/case';

/** Lines for stderr; each names the file, and the field where a field is wrong. */
export type CaseFileProblem = readonly string[];

/**
 * Reads a case file. `readerId` replaces the reader of the case: another reader's name and stored SEM are then not used. A later version,
 * something that is not JSON, and every wrong field are refused.
 */
export async function readCaseFile(path: string, readerId: string | null): Promise<Result<CaseDocument, CaseFileProblem>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return err([`${path}: CASE_UNREADABLE: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = parseCaseDocument(text);
  if (!parsed.ok) return err(parsed.error.map((issue) => `${path}: ${issue.code}: ${formatCaseIssue(issue)}`));
  return ok(readerId === null ? parsed.value : withReader(parsed.value, readerId));
}

/** The case as another reader's, which is a draft: the signature under it was not theirs. The same id changes nothing. */
export function withReader(document: CaseDocument, readerId: string): CaseDocument {
  if (document.reading?.reader?.id === readerId) return document;
  const { state: _state, finalisedAt: _at, contentHash: _hash, ruleSet: _rules, ...rest } = document.reading ?? {};
  return { ...document, reading: { ...rest, reader: { id: readerId } } };
}
