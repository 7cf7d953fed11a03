import type { CaseDocument, CaseHistory, JournalEntry } from '#shared/case';
import { replay, step } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { ApiError, type OpenedCase, type WrittenEntry } from '#shared/ipc';
import type { Journal } from '../io/journal.ts';
import { LOCK_BEAT_MS } from '../io/journalLocks.ts';
import { valueOf } from './refusal.ts';

/** Opening, writing and closing cases: who may write, in which order, and that nothing but a valid command reaches the journal. */
export interface CaseDesk {
  readonly open: (studyInstanceUID: string, clientId: string) => OpenedCase;
  readonly append: (caseId: string, clientId: string, seq: number, entry: JournalEntry) => { seq: number };
  readonly close: (caseId: string, clientId: string) => boolean;
  readonly clientGone: (clientId: string) => void;
  /** The case as the journal has it now. */
  readonly document: (caseId: string) => CaseDocument;
  readonly index: (document: CaseDocument) => StudyIndex;
  readonly stop: () => void;
}

export interface CaseDeskOptions {
  readonly journal: Journal;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly indexOf: (studies: readonly string[]) => StudyIndex;
  /** What a new case of this study starts from. */
  readonly firstDocument: (studyInstanceUID: string) => CaseDocument;
  /** Throws an `ApiError` for an entry that is valid and yet must not be written, such as a signature under other numbers. */
  readonly approve: (after: CaseDocument, entry: JournalEntry) => void;
  readonly onChange: (caseId: string) => void;
  /** After the entry is on the disk. */
  readonly onWritten: (written: WrittenEntry) => void;
}

/** Histories kept in memory; a case in use is always among the last touched. */
const KEPT_HISTORIES = 8;

interface Known {
  readonly count: number;
  readonly history: CaseHistory;
}

export function createCaseDesk(options: CaseDeskOptions): CaseDesk {
  const { journal, clock } = options;
  const own = options.randomId();
  const known = new Map<string, Known>();
  /** Cases of a disk that cannot be written: there for reading, gone at the end. */
  const unsaved = new Map<string, JournalEntry>();
  const unsavedOfStudy = new Map<string, string>();
  const at = (): string => clock().toISOString();
  const holder = (client: string, history: CaseHistory) => ({ process: own, client, name: readerOf(history.present) });

  const beat = setInterval(() => {
    if (journal.locks.holds(own)) journal.locks.beat(own);
  }, LOCK_BEAT_MS);
  beat.unref();

  const keep = (caseId: string, one: Known): Known => {
    known.delete(caseId);
    known.set(caseId, one);
    for (const oldest of [...known.keys()].slice(0, -KEPT_HISTORIES)) known.delete(oldest);
    return one;
  };
  const entriesOf = (caseId: string): readonly JournalEntry[] => {
    const only = unsaved.get(caseId);
    if (only !== undefined) return [only];
    if (journal.caseRow(caseId) === null) throw new ApiError('NOT_FOUND', `no case ${caseId}`);
    return valueOf(journal.entries(caseId));
  };
  const load = (caseId: string, entries: readonly JournalEntry[]): Known => {
    const replayed = replay(entries);
    if (!replayed.ok) {
      const { at: index, code, message } = replayed.error;
      throw new ApiError('JOURNAL_UNREADABLE', `case ${caseId}, entry ${index}: ${code}, ${message}`);
    }
    return keep(caseId, { count: entries.length, history: replayed.value });
  };
  /** Another program may have written since; the number of entries tells. */
  const current = (caseId: string): Known => {
    const there = known.get(caseId);
    const count = unsaved.has(caseId) ? 1 : journal.count(caseId);
    return there !== undefined && there.count === count ? there : load(caseId, entriesOf(caseId));
  };
  const begin = (studyInstanceUID: string): string => {
    const first: JournalEntry = {
      kind: 'do',
      command: { type: 'case.replace', document: options.firstDocument(studyInstanceUID) },
    };
    const caseId = options.randomId();
    if (!journal.readOnly) return valueOf(journal.create(caseId, first, studyInstanceUID, at()));
    unsaved.set(caseId, first);
    unsavedOfStudy.set(studyInstanceUID, caseId);
    return caseId;
  };
  const indexOf = (document: CaseDocument): StudyIndex => options.indexOf(document.studies ?? []);

  return {
    open(studyInstanceUID, clientId) {
      const existing = journal.caseOfStudy(studyInstanceUID) ?? unsavedOfStudy.get(studyInstanceUID) ?? null;
      const caseId = existing ?? begin(studyInstanceUID);
      if (existing === null) options.onChange(caseId);
      const entries = entriesOf(caseId);
      const { history } = load(caseId, entries);
      const heldBy = journal.readOnly ? null : journal.locks.take(caseId, holder(clientId, history));
      const access = heldBy === null && !journal.readOnly ? 'write' : 'read';
      return { caseId, journal: entries, access, heldBy, index: indexOf(history.present) };
    },
    append(caseId, clientId, seq, entry) {
      const { count, history } = current(caseId);
      let after = history;
      if (seq === count) {
        after = valueOf(step(history, entry));
        options.approve(after.present, entry);
      }
      const written = valueOf(
        journal.append({
          caseId,
          holder: holder(clientId, history),
          seq,
          entry,
          at: at(),
          studies: after.present.studies ?? [],
        }),
      );
      if (seq === count) {
        keep(caseId, { count: written, history: after });
        options.onWritten({ caseId, seq: written, entry });
      }
      return { seq: written };
    },
    close(caseId, clientId) {
      journal.locks.release(caseId, { process: own, client: clientId });
      options.onChange(caseId);
      return true;
    },
    clientGone: (clientId) => journal.locks.releaseClient({ process: own, client: clientId }),
    document: (caseId) => current(caseId).history.present,
    index: indexOf,
    stop() {
      clearInterval(beat);
      journal.locks.releaseProcess(own);
    },
  };
}

const readerOf = (document: CaseDocument): string => {
  const reader = document.reading?.reader;
  return reader?.name ?? reader?.id ?? 'another window';
};
