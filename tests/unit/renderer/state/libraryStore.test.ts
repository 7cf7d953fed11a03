import { describe, expect, it } from 'vitest';
import type { Api, LibraryListing, ScanProgress } from '#shared/ipc';
import { createLibraryStore, rejectedAsText } from '../../../../src/renderer/state/libraryStore.ts';

const progress = (change: Partial<ScanProgress>): ScanProgress => ({
  jobId: 'j',
  state: 'running',
  files: 0,
  total: null,
  instances: 0,
  rejected: 0,
  message: null,
  studies: [],
  ...change,
});

function library(steps: readonly ScanProgress[]) {
  let at = 0;
  const searches: (string | undefined)[] = [];
  const cancelled: string[] = [];
  const listing: LibraryListing = { studies: [], rejected: [{ path: 'a.txt', code: 'NOT_DICOM', message: 'no DICOM' }] };
  const api: Pick<Api, 'listLibrary' | 'openPaths' | 'scanStatus' | 'cancelScan' | 'removeStudy' | 'rebuildIndex'> = {
    listLibrary: async ({ search }) => {
      searches.push(search);
      return listing;
    },
    openPaths: async () => ({ jobId: 'j' }),
    scanStatus: async () => steps[Math.min(at++, steps.length - 1)] ?? progress({}),
    cancelScan: async ({ jobId }) => {
      cancelled.push(jobId);
      return true;
    },
    removeStudy: async () => true,
    rebuildIndex: async () => ({ jobId: 'j' }),
  };
  return { store: createLibraryStore(api, () => Promise.resolve()), searches, cancelled };
}

describe('the library', () => {
  it('follows a scan to its end and lists what came meanwhile', async () => {
    const { store, searches } = library([
      progress({ files: 3 }),
      progress({ files: 9, studies: ['1.2'] }),
      progress({ files: 9, studies: ['1.2'], state: 'done' }),
    ]);
    await store.scanPaths(['/films']);
    expect(store.getState().scan?.state).toBe('done');
    // Once at the start, once for the new study, once at the end.
    expect(searches).toHaveLength(3);
  });

  it('takes no late news of a scan that has ended', () => {
    const { store } = library([]);
    store.onScan(progress({ state: 'cancelled', files: 5 }));
    store.onScan(progress({ files: 4 }));
    expect(store.getState().scan).toMatchObject({ state: 'cancelled', files: 5 });
  });

  it('asks with the search, without one for all', async () => {
    const { store, searches } = library([]);
    await store.search('müller');
    await store.search('');
    expect(searches).toEqual(['müller', undefined]);
  });

  it('cancels the scan that runs', async () => {
    const { store, cancelled } = library([]);
    store.onScan(progress({}));
    await store.cancelScan();
    expect(cancelled).toEqual(['j']);
  });

  it('gives the rejected files as text: path, code, reason', () => {
    expect(rejectedAsText([{ path: '/a b.dcm', code: 'TRUNCATED', message: 'cut off' }])).toBe('/a b.dcm\tTRUNCATED\tcut off');
  });
});
