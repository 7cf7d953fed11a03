import type { JournalEntry } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { ApiError, type Api } from '#shared/ipc';

export const EMPTY_INDEX: StudyIndex = { files: 0, studies: [], instances: {}, rejected: [] };

/** A shell that keeps a journal in memory, answers when it is told to, and fails when it is told to. */
export interface FakeJournal {
  readonly api: Pick<Api, 'openCase' | 'appendEntry' | 'closeCase' | 'getIndex'>;
  readonly journal: JournalEntry[];
  /** Seqs in the order in which they were asked for. */
  readonly asked: number[];
  /** What the next appends do: `refuse` leaves the disk as it is, `lose` writes and loses the answer, `drop` does neither. */
  readonly script: ('refuse' | 'lose' | 'drop')[];
  access: 'write' | 'read';
}

export function fakeJournal(start: readonly JournalEntry[] = []): FakeJournal {
  const journal: JournalEntry[] = [...start];
  const asked: number[] = [];
  const script: FakeJournal['script'] = [];
  const fake: FakeJournal = {
    journal,
    asked,
    script,
    access: 'write',
    api: {
      openCase: async () => ({
        caseId: 'case-1',
        journal: [...journal],
        access: fake.access,
        heldBy: fake.access === 'read' ? 'another window' : null,
        index: EMPTY_INDEX,
      }),
      appendEntry: async ({ seq, entry }) => {
        asked.push(seq);
        await Promise.resolve();
        const what = script.shift();
        if (what === 'refuse') throw new ApiError('DISK_FULL', 'no space left');
        if (what === 'drop') throw new ApiError('UNREACHABLE', 'no answer');
        if (seq !== journal.length) throw new ApiError('SEQ_CONFLICT', `expected ${journal.length}`);
        journal.push(entry as JournalEntry);
        if (what === 'lose') throw new ApiError('UNREACHABLE', 'no answer');
        return { seq: journal.length };
      },
      closeCase: async () => true,
      getIndex: async () => EMPTY_INDEX,
    },
  };
  return fake;
}
