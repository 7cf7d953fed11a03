import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Rejected } from '#shared/dicom';
import type { Api, LibraryListing, ScanProgress } from '#shared/ipc';
import { failureOf, type Failure } from './failure.ts';

/** Files on their way from the page to the shell. */
export interface Sending {
  readonly done: number;
  readonly total: number;
}

export interface LibraryState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly search: string;
  readonly listing: LibraryListing;
  readonly scan: ScanProgress | null;
  readonly sending: Sending | null;
  readonly failure: Failure | null;
}

export interface LibraryStore extends StoreApi<LibraryState> {
  readonly refresh: () => Promise<void>;
  readonly search: (text: string) => Promise<void>;
  readonly scanPaths: (paths: readonly string[]) => Promise<void>;
  /** An event of the shell, or an answer to a question about the job. */
  readonly onScan: (progress: ScanProgress) => void;
  /** Asks about a job until it has ended. */
  readonly watch: (jobId: string) => Promise<void>;
  readonly setSending: (sending: Sending | null) => void;
  readonly cancelScan: () => Promise<void>;
  readonly dismissScan: () => void;
  readonly remove: (studyInstanceUID: string) => Promise<void>;
  readonly rebuild: () => Promise<void>;
}

const EMPTY: LibraryListing = { studies: [], rejected: [] };
const POLL_MS = 400;

/** The list of studies and the scan that fills it. Results appear as they come. */
export function createLibraryStore(
  api: Pick<Api, 'listLibrary' | 'openPaths' | 'scanStatus' | 'cancelScan' | 'removeStudy' | 'rebuildIndex'>,
  wait: (ms: number) => Promise<void>,
): LibraryStore {
  const store = createStore<LibraryState>(() => ({
    status: 'loading',
    search: '',
    listing: EMPTY,
    scan: null,
    sending: null,
    failure: null,
  }));
  let asked = 0;

  const refresh = async (): Promise<void> => {
    const mine = ++asked;
    const { search } = store.getState();
    try {
      const listing = await api.listLibrary(search === '' ? {} : { search });
      if (mine === asked) store.setState({ listing, status: 'ready', failure: null });
    } catch (error) {
      if (mine === asked) store.setState({ status: 'failed', failure: failureOf(error) });
    }
  };

  const onScan = (progress: ScanProgress): void => {
    const { scan } = store.getState();
    if (scan !== null && scan.jobId === progress.jobId && scan.state !== 'running') return;
    const news = scan === null || scan.jobId !== progress.jobId || progress.studies.length !== scan.studies.length;
    store.setState({ scan: progress });
    if (news || progress.state !== 'running') void refresh();
  };

  /** Events may be lost with a connection: the job is asked about until it has ended. */
  const watch = async (jobId: string): Promise<void> => {
    for (;;) {
      try {
        const progress = await api.scanStatus({ jobId });
        onScan(progress);
        if (progress.state !== 'running') return;
      } catch (error) {
        store.setState({ failure: failureOf(error) });
        return;
      }
      await wait(POLL_MS);
    }
  };

  const start = async (job: Promise<{ jobId: string }>): Promise<void> => {
    try {
      const { jobId } = await job;
      await watch(jobId);
    } catch (error) {
      store.setState({ failure: failureOf(error) });
    }
  };

  return {
    ...store,
    refresh,
    search: async (text) => {
      store.setState({ search: text });
      await refresh();
    },
    scanPaths: async (paths) => start(api.openPaths({ paths: [...paths] })),
    onScan,
    watch,
    setSending: (sending) => store.setState({ sending }),
    cancelScan: async () => {
      const { scan } = store.getState();
      if (scan !== null) await api.cancelScan({ jobId: scan.jobId }).catch(() => false);
    },
    dismissScan: () => store.setState({ scan: null, failure: null }),
    remove: async (studyInstanceUID) => {
      await api.removeStudy({ studyInstanceUID }).catch((error: unknown) => store.setState({ failure: failureOf(error) }));
      await refresh();
    },
    rebuild: async () => start(api.rebuildIndex({})),
  };
}

/** `path — CODE: message`, one a line: what the copy button gives. */
export const rejectedAsText = (rejected: readonly Rejected[]): string =>
  rejected.map((one) => `${one.path}\t${one.code}\t${one.message}`).join('\n');
