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
