/** One thing that is wrong with a case file. */
export interface CaseIssue {
  /** CASE_NOT_JSON, CASE_MALFORMED, CASE_VERSION_MISSING, CASE_VERSION_UNKNOWN, CASE_FROM_FUTURE, CASE_FIELD. */
  readonly code: string;
  /** Where: `annotations[3].line[1]`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** `annotations[3].line[1]: message`, as the command line prints it; the message alone for the whole document. */
export const formatCaseIssue = (issue: CaseIssue): string =>
  issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`;

/** `['annotations', 3, 'line', 1]` as `annotations[3].line[1]`; a key that is no identifier is quoted: `reportText["1 a"]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
