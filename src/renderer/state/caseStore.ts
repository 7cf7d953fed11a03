import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseDocument, CaseHistory, Command, CommandError, JournalEntry } from '#shared/case';
import { NEW_HISTORY, applyCommand, canonicalJson, replay, step } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { Api, OpenedCase, WrittenEntry } from '#shared/ipc';
import { createJournalQueue, type JournalQueue, type LostEntry } from './journalQueue.ts';
import { failureOf, type Failure } from './failure.ts';

/** Whether what is on the screen is on the disk. */
export type SaveState = 'saved' | 'saving' | 'not-saved';

export interface CaseState {
  readonly status: 'closed' | 'opening' | 'open' | 'failed';
  readonly studyInstanceUID: string | null;
  readonly caseId: string | null;
  readonly access: 'write' | 'read';
  readonly heldBy: string | null;
  readonly index: StudyIndex;
  /** With entries that are still on their way to the disk. */
  readonly history: CaseHistory;
  /** The document with what is being dragged right now, not in the journal; null when nothing is. */
  readonly draft: CaseDocument | null;
  readonly save: SaveState;
  readonly failure: Failure | null;
}

export interface CaseStore extends StoreApi<CaseState> {
  readonly open: (studyInstanceUID: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Reads the case again from disk (after a failure, or to ask for the write lock once more). */
  readonly reload: () => Promise<void>;
  readonly refreshIndex: () => Promise<void>;
  /** Does it at once on screen and appends it to the journal. A refusal changes nothing and is returned. */
  readonly apply: (command: Command, joins?: boolean) => CommandError | null;
  /** Another window has written an entry of some case; one that only reads this case follows it. */
  readonly follow: (written: WrittenEntry) => void;
  readonly undo: () => CommandError | null;
  readonly redo: () => CommandError | null;
  /** Shows what a command would do, while a point is dragged; null ends it. */
  readonly preview: (command: Command | null) => void;
  /** Resolves when every entry has been acknowledged or refused. */
  readonly settled: () => Promise<void>;
}

export interface CaseStoreOptions {
  readonly api: Pick<Api, 'openCase' | 'appendEntry' | 'closeCase' | 'getIndex'>;
  readonly clientId: string;
  /** Something could not be saved and was taken back. */
  readonly onLost: (failure: Failure) => void;
}

const NO_INDEX: StudyIndex = { files: 0, studies: [], instances: {}, rejected: [] };
const CLOSED: CaseState = {
  status: 'closed',
  studyInstanceUID: null,
  caseId: null,
  access: 'read',
  heldBy: null,
  index: NO_INDEX,
  history: NEW_HISTORY,
  draft: null,
  save: 'saved',
  failure: null,
};

/** The open case: its history, and the one way to change it. Every entry reaches the journal on disk; what does not is taken back and said. */
export function createCaseStore({ api, clientId, onLost }: CaseStoreOptions): CaseStore {
  const store = createStore<CaseState>(() => CLOSED);
  const get = store.getState;
  let queue: JournalQueue | null = null;
  /** The fold of what is known to be on disk. */
  let onDisk: CaseHistory = NEW_HISTORY;
  /** Entries known to be on disk. */
  let written = 0;
  let opening = 0;
  /** The last entry that another window was heard to write, and in which case. */
  let heard: { readonly caseId: string; readonly seq: number } | null = null;
  /** What the draft on the screen is made of. */
  let previewed: Command | null = null;

  const adopt = (studyInstanceUID: string, opened: OpenedCase): Failure | null => {
    const history = replay(opened.journal);
    if (!history.ok) {
      const failure = { code: history.error.code, message: `journal entry ${history.error.at + 1}: ${history.error.message}` };
      store.setState({ ...CLOSED, status: 'failed', studyInstanceUID, failure });
      return failure;
    }
    onDisk = history.value;
    written = opened.journal.length;
    queue = createJournalQueue(
      (seq, entry) => api.appendEntry({ caseId: opened.caseId, clientId, seq, entry }),
      opened.journal.length,
      { onSaved, onFailed: (outcome, entries) => void recover(outcome, entries) },
    );
    const { caseId, access, heldBy, index } = opened;
    store.setState({
      status: 'open',
      studyInstanceUID,
      caseId,
      access,
      heldBy,
      index,
      history: history.value,
      draft: null,
      save: 'saved',
      failure: null,
    });
    return null;
  };

  /** Entry by entry while nothing is missed; else the whole journal once more. */
  const follow = ({ caseId, seq, entry }: WrittenEntry): void => {
    const { status, access, studyInstanceUID, history } = get();
    heard = heard?.caseId === caseId && heard.seq > seq ? heard : { caseId, seq };
    if (status !== 'open' || access !== 'read' || get().caseId !== caseId || studyInstanceUID === null || seq <= written) return;
    const moved = seq === written + 1 ? step(history, entry) : null;
    if (moved?.ok !== true) {
      void load(studyInstanceUID).catch(() => undefined);
      return;
    }
    onDisk = moved.value;
    written = seq;
    store.setState({ history: moved.value });
  };

  const onSaved = (entry: JournalEntry): void => {
    const moved = step(onDisk, entry);
    written += 1;
    if (moved.ok) onDisk = moved.value;
    if (queue?.pending() === 0) store.setState({ save: 'saved' });
  };

  /** After a failure the disk decides: its journal is read again, or, when it cannot be, what is known to be there is shown. */
  const recover = async (outcome: LostEntry, [first, ...behind]: readonly JournalEntry[]): Promise<void> => {
    const { studyInstanceUID } = get();
    const known = written;
    const failure = { code: outcome.code, message: outcome.message };
    store.setState({ history: onDisk, draft: null, save: 'not-saved', failure });
    const there = studyInstanceUID === null ? null : await load(studyInstanceUID).catch(() => null);
    // An answer that got lost on its way: the entry is on disk after all, nothing needs to be said, and what was made on top of it follows.
    const arrived = outcome.kind === 'unknown' && outcome.code !== 'SEQ_CONFLICT' && sameEntry(there?.journal[known], first);
    const refused = arrived ? behind.map(enter).find((error) => error !== null) : failure;
    if (refused !== undefined) onLost(refused);
  };

  /** Null when something else was opened or closed meanwhile. */
  const load = async (studyInstanceUID: string): Promise<OpenedCase | null> => {
    const mine = ++opening;
    const opened = await api.openCase({ studyInstanceUID, clientId });
    if (mine !== opening) return null;
    adopt(studyInstanceUID, opened);
    // Written while this answer was on its way.
    const missed = opened.access === 'read' && heard?.caseId === opened.caseId && heard.seq > opened.journal.length;
    return missed ? load(studyInstanceUID) : opened;
  };

  const enter = (entry: JournalEntry): CommandError | null => {
    const { status, access, history, save, draft } = get();
    if (status !== 'open' || queue === null) return { code: 'NO_CASE', message: 'no case is open' };
    if (access === 'read') return { code: 'CASE_HELD', message: 'another window holds this case' };
    if (save === 'not-saved') return { code: 'UNREACHABLE', message: 'the last change could not be saved' };
    const moved = step(history, entry);
    if (!moved.ok) return moved.error;
    // A drag that ends where it was last drawn gives the document that is on the screen already: keeping that very one spares the screen
    // a second evaluation at pointer up.
    const same = draft !== null && previewed !== null && entry.kind === 'do' && sameEdit(previewed, entry.command);
    store.setState({ history: same ? { ...moved.value, present: draft } : moved.value, draft: null, save: 'saving' });
    previewed = null;
    queue.push(entry);
    return null;
  };

  return {
    ...store,
    open: async (studyInstanceUID) => {
      if (get().status !== 'closed') await closeCase();
      store.setState({ ...CLOSED, status: 'opening', studyInstanceUID });
      try {
        await load(studyInstanceUID);
      } catch (error) {
        store.setState({ ...CLOSED, status: 'failed', studyInstanceUID, failure: failureOf(error) });
      }
    },
    close: async () => closeCase(),
    reload: async () => {
      const { studyInstanceUID } = get();
      if (studyInstanceUID === null) return;
      try {
        await load(studyInstanceUID);
      } catch (error) {
        store.setState({ failure: failureOf(error) });
      }
    },
    refreshIndex: async () => {
      const { index, caseId, history } = get();
      const own = index.studies.map((study) => study.studyInstanceUID);
      const studyInstanceUIDs = [...new Set([...own, ...(history.present.studies ?? [])])];
      if (studyInstanceUIDs.length === 0) return;
      const fresh = await api.getIndex({ studyInstanceUIDs });
      if (get().caseId === caseId) store.setState({ index: fresh });
    },
    apply: (command, joins = false) => enter({ kind: 'do', command, ...(joins ? { joins } : {}) }),
    follow,
    undo: () => enter({ kind: 'undo' }),
    redo: () => enter({ kind: 'redo' }),
    preview: (command) => {
      const { history, draft, access, status } = get();
      if (command === null) {
        if (draft !== null) store.setState({ draft: null });
        return;
      }
      if (status !== 'open' || access === 'read') return;
      const applied = applyCommand(history.present, command);
      if (!applied.ok) return;
      previewed = command;
      store.setState({ draft: applied.value });
    },
    settled: async () => queue?.settled(),
  };

  async function closeCase(): Promise<void> {
    const { caseId } = get();
    opening += 1;
    await queue?.settled();
    // A failure while waiting has begun to read the case again: that is not to open it once more.
    opening += 1;
    queue = null;
    onDisk = NEW_HISTORY;
    store.setState(CLOSED);
    if (caseId !== null) await api.closeCase({ caseId, clientId }).catch(() => false);
  }
}

const sameEntry = (there: JournalEntry | undefined, entry: JournalEntry | undefined): boolean =>
  there !== undefined && entry !== undefined && canonicalJson(there) === canonicalJson(entry);

/** Two commands that make the same document of one document; the label is for the menu only. */
const sameEdit = (a: Command, b: Command): boolean =>
  a.type === 'annotations.put' && b.type === 'annotations.put' && JSON.stringify(a.annotations) === JSON.stringify(b.annotations);

/** What is on the screen now: with the drag in progress, where there is one. */
export const shownDocument = (state: CaseState): CaseDocument => state.draft ?? state.history.present;
export const canWrite = (state: CaseState): boolean =>
  state.status === 'open' && state.access === 'write' && state.history.present.reading?.state !== 'final';
