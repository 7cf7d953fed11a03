export type {
  CaseDocument,
  Construct,
  Surgery,
  Films,
  Reader,
  Reading,
  ClinicalContext,
  Override,
  SecondReading,
  CaseSettings,
} from './schemaV1.ts';
export { PROCEDURES, GRAFTS } from './schemaV1.ts';
export type { Command, JournalEntry, CommandError } from './commands.ts';
export { commandSchema, journalEntrySchema } from './commands.ts';
export type { CaseIssue } from './caseIssue.ts';
export { formatCaseIssue } from './caseIssue.ts';
export { parseCaseDocument } from './parseCase.ts';
export { EMPTY_CASE, applyCommand } from './applyCommand.ts';
export type { ReadingState } from './readingState.ts';
export { readingState } from './readingState.ts';
export type { CaseHistory, HistoryStep } from './history.ts';
export { NEW_HISTORY, replay, step } from './history.ts';
export { UNDO_POLICY, commandLabel } from './undoPolicy.ts';
export { canonicalJson } from './canonicalJson.ts';
