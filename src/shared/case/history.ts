import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { EMPTY_CASE, applyCommand } from './applyCommand.ts';
import type { Command, CommandError, JournalEntry } from './commands.ts';
import type { CaseDocument } from './schemaV1.ts';
import { UNDO_POLICY, commandLabel } from './undoPolicy.ts';

/** A document to go to, and the i18n key of the command that lies between it and the present. */
export interface HistoryStep {
  readonly document: CaseDocument;
  readonly label: string;
}

/** The fold of a journal. `past` and `future` are stacks: their last element is the next step. Documents share what did not change. */
export interface CaseHistory {
  readonly past: readonly HistoryStep[];
  readonly present: CaseDocument;
  readonly future: readonly HistoryStep[];
}

/** Steps kept for undo; the oldest is dropped beyond it. A step costs one list of references, about 0.5 kB at 60 annotations. */
export const HISTORY_LIMIT = 5000;

export const NEW_HISTORY: CaseHistory = { past: [], present: EMPTY_CASE, future: [] };

/** Takes one entry of the journal. The same on both sides of the wire, so that undo after a reload goes where it would have gone before. */
export function step(history: CaseHistory, entry: JournalEntry): Result<CaseHistory, CommandError> {
  const moving = { past: [...history.past], present: history.present, future: [...history.future] };
  const error = take(moving, entry);
  return error === null ? ok(moving) : err(error);
}

/** Where a replay stopped: the index of the entry that could not be taken. */
export interface ReplayError extends CommandError {
  readonly at: number;
}

/** A journal from its first entry to the document and its undo history. */
export function replay(entries: readonly JournalEntry[]): Result<CaseHistory, ReplayError> {
  const moving: Moving = { past: [], present: NEW_HISTORY.present, future: [] };
  for (const [at, entry] of entries.entries()) {
    const error = take(moving, entry);
    if (error !== null) return err({ ...error, at });
  }
  return ok(moving);
}

interface Moving {
  past: HistoryStep[];
  present: CaseDocument;
  future: HistoryStep[];
}

/** Moves `moving` by one entry, or leaves it as it was and says why. */
function take(moving: Moving, entry: JournalEntry): CommandError | null {
  if (entry.kind === 'do') return perform(moving, entry.command, entry.joins === true);
  return entry.kind === 'undo'
    ? travel(moving, moving.past, moving.future, 'undo')
    : travel(moving, moving.future, moving.past, 'redo');
}

function perform(moving: Moving, command: Command, joins: boolean): CommandError | null {
  const applied = applyCommand(moving.present, command);
  if (!applied.ok) return applied.error;
  switch (UNDO_POLICY[command.type]) {
    case 'barrier':
      moving.past = [];
      moving.future = [];
      break;
    case 'throughout':
      moving.past = applyThroughout(moving.past, command);
      moving.future = applyThroughout(moving.future, command);
      break;
    case 'undoable':
      // What it joins must be the step that was taken last: after an undo there is nothing to go on with.
      if (joins && moving.future.length === 0 && moving.past.at(-1)?.label === commandLabel(command)) break;
      // The first document of a journal is where the case starts from: there is nothing before it to go back to.
      if (!(command.type === 'case.replace' && moving.present === EMPTY_CASE && moving.past.length === 0)) {
        moving.past.push({ document: moving.present, label: commandLabel(command) });
        if (moving.past.length > HISTORY_LIMIT) moving.past.shift();
      }
      moving.future = [];
      break;
  }
  moving.present = applied.value;
  return null;
}

function applyThroughout(steps: readonly HistoryStep[], command: Command): HistoryStep[] {
  return steps.map((one) => {
    const applied = applyCommand(one.document, command);
    return applied.ok ? { ...one, document: applied.value } : one;
  });
}

function travel(moving: Moving, from: HistoryStep[], to: HistoryStep[], way: 'undo' | 'redo'): CommandError | null {
  const next = from.pop();
  if (next === undefined) {
    if (moving.present.reading?.state === 'final') {
      return { code: 'READING_IS_FINAL', message: `the reading is final: there is nothing to ${way} before it is amended` };
    }
    return way === 'undo'
      ? { code: 'NOTHING_TO_UNDO', message: 'there is nothing to undo' }
      : { code: 'NOTHING_TO_REDO', message: 'there is nothing to redo' };
  }
  to.push({ document: moving.present, label: next.label });
  moving.present = next.document;
  return null;
}
