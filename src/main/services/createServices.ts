import { join, resolve } from 'node:path';
import type { Result } from '#shared/base';
import { err, ok } from '#shared/base';
import { canonicalJson } from '#shared/case';
import { type Api, ApiError } from '#shared/ipc';
import type { EncodedFrame, PixelError } from '#shared/dicom/pixels';
import type { IoFailure } from '../io/ioFailure.ts';
import { openJournal } from '../io/journal.ts';
import { openLibrary } from '../io/library.ts';
import { createBundled } from './bundled.ts';
import { createCaseDesk } from './caseDesk.ts';
import { openHeader } from '../io/openHeader.ts';
import { createFileFacts } from './fileFacts.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import { createIntake } from './intake.ts';
import { createJobs } from './jobs.ts';
import type { Ports } from './ports.ts';
import { valueOf } from './refusal.ts';
import { createReportDesk } from './reportDesk.ts';
import { createSignatures } from './signatures.ts';
import { listStudies } from './studyList.ts';
import { openTraining } from './openTraining.ts';
import { createUploadedFolders } from './uploadedFolders.ts';

export interface ServiceOptions {
  /** Holds cases.db, index.db, backups/, exports/ and the bundled cases. */
  readonly dataDir: string;
  readonly clock: () => Date;
  /** Unguessable and never the same twice. */
  readonly randomId: () => string;
  readonly ports: Ports;
}

export interface Services {
  readonly api: Api;
  readonly events: Emitter;
  /** One stored frame, zero-based; NOT_FOUND for an instance that is not in the index. */
  readonly frames: (sopInstanceUID: string, frame: number) => Promise<Result<EncodedFrame, PixelError>>;
  /** A window or page went away without a word: its write locks go. */
  readonly clientGone: (clientId: string) => void;
  readonly close: () => Promise<void>;
}

/** Raised with every change of what a scan keeps of a file (`Instance`, `Study`): the index is then found again. */
const INDEX_EDITION = 3;

/** Where the browser host puts what a page sends it. */
export const uploadsFolder = (dataDir: string): string => join(resolve(dataDir), 'uploads');

/** Where the bundled cases are made. */
export const bundledFolder = (dataDir: string): string => join(resolve(dataDir), 'bundled');

/** The services behind the contract, over one data folder. A folder that cannot be used at all is a failure with its code. */
export function createServices(options: ServiceOptions): Result<Services, IoFailure> {
  const { dataDir, clock, randomId, ports } = options;
  const now = (): string => clock().toISOString();
  const openedJournal = openJournal({ path: join(dataDir, 'cases.db'), backups: join(dataDir, 'backups'), now: clock });
  if (!openedJournal.ok) return openedJournal;
  const journal = openedJournal.value;
  const edition = `${INDEX_EDITION}/${ports.host.info.version}`;
  const openedLibrary = openLibrary({ path: join(dataDir, 'index.db'), now: clock, group: ports.scan.group, edition });
  if (!openedLibrary.ok) {
    journal.close();
    return err(openedLibrary.error);
  }
  const library = openedLibrary.value;

  const events = createEmitter();
  const jobs = createJobs(events, randomId, () => performance.now());
  const intake = createIntake({ scan: ports.scan, journal, library, emitter: events, ownFolder: bundledFolder(dataDir) });
  const bundled = createBundled({ phantom: ports.phantom, library, intake, jobs });
  const signatures = createSignatures(ports.evaluate, library);
  const openedTraining = openTraining({ dataDir, clock, randomId, ports, libraryIndex: library.index });
  if (!openedTraining.ok) {
    library.close();
    journal.close();
    return openedTraining;
  }
  const training = openedTraining.value;
  const desk = createCaseDesk({
    journal,
    clock,
    randomId,
    indexOf: training.index,
    firstDocument: (uid) => training.start(uid) ?? bundled.firstDocument(uid),
    approve: (after, entry) => {
      training.approve(after);
      signatures.approve(after, entry);
    },
    onChange: () => events.emit('library', { reason: 'case' }),
    onWritten: (written) => events.emit('entry', written),
  });
  const frames: Services['frames'] = async (sopInstanceUID, frame) => {
    const path = library.instance(sopInstanceUID)?.path ?? training.pathOf(sopInstanceUID);
    if (path === null) return err({ code: 'NOT_FOUND', message: `${sopInstanceUID} is not in the index` });
    return ports.readFrame(path, frame);
  };
  const fileFacts = createFileFacts({
    instance: library.instance,
    instancesOf: (uids) => Object.values(library.index(uids).instances),
    open: openHeader,
  });
  const reports = createReportDesk({
    ports,
    clock,
    document: desk.document,
    index: desk.index,
    frame: frames,
    letterhead: () => journal.settings()['letterhead'],
    exportsFolder: join(dataDir, 'exports'),
  });
  const uploaded = createUploadedFolders({ root: uploadsFolder(dataDir), journal, library, now: clock });
  /** In a job that runs alone nothing else reads what is swept. */
  const sweep = async (): Promise<void> => {
    if (jobs.running() <= 1) await uploaded.sweep();
  };
  const listing = { journal, library, bundled, document: desk.document, index: desk.index, evaluate: ports.evaluate };

  const rebuild = () =>
    jobs.start(async (report, signal) => {
      const hidden = journal.hidden();
      valueOf(library.clear());
      await intake.take([...journal.sources(), ...bundled.folders()], report, signal);
      // A scan shows again what was removed from the list; a rebuilding does not.
      for (const uid of hidden) valueOf(journal.setHidden(uid, true));
      valueOf(library.markWhole());
      events.emit('library', { reason: 'rebuilt' });
    });
  if (!library.isWhole()) {
    // Lost, damaged, of another edition, or cut short in its making: what it is made from is known.
    if (journal.sources().length + bundled.folders().length > 0) rebuild();
    else library.markWhole();
  }
  if (jobs.running() === 0) void uploaded.sweep();

  const api: Api = {
    appInfo: async () => ports.host.info,
    pickPaths: async ({ kind }) => ports.host.pickPaths(kind),
    reveal: async ({ path }) => ports.host.reveal(path),

    openPaths: async ({ paths }) =>
      jobs.start(async (report, signal) => {
        // Remembered first: a scan that is cut short can be taken up again by rebuilding the index.
        for (const path of paths) journal.addSource(path, now());
        try {
          await intake.take(paths, report, signal);
        } finally {
          await sweep();
        }
      }),
    scanStatus: async ({ jobId }) => jobs.status(jobId),
    cancelScan: async ({ jobId }) => jobs.cancel(jobId),
    listLibrary: async ({ search }) => listStudies(listing, search ?? ''),
    removeStudy: async ({ studyInstanceUID }) => {
      uploaded.keepFor(studyInstanceUID);
      valueOf(journal.setHidden(studyInstanceUID, true));
      valueOf(library.removeStudy(studyInstanceUID));
      events.emit('library', { reason: 'removed' });
      if (jobs.running() === 0) await uploaded.sweep();
      return true;
    },
    rebuildIndex: async () => rebuild(),
    getIndex: async ({ studyInstanceUIDs }) => {
      for (const uid of studyInstanceUIDs) await bundled.ensure(uid);
      return training.index(studyInstanceUIDs);
    },
    makeDemoCt: async ({ studyInstanceUID }) => jobs.start((report, signal) => bundled.makeCt(studyInstanceUID, report, signal)),

    fileHeader: async ({ sopInstanceUID }) => fileFacts.header(sopInstanceUID),
    foreignDrawings: async ({ studyInstanceUIDs }) => fileFacts.drawings(studyInstanceUIDs),

    openCase: async ({ studyInstanceUID, clientId }) => {
      await bundled.ensure(studyInstanceUID);
      await training.ensure(studyInstanceUID);
      if (
        library.study(studyInstanceUID) === null &&
        training.start(studyInstanceUID) === null &&
        journal.caseOfStudy(studyInstanceUID) === null
      ) {
        throw new ApiError('NOT_FOUND', `no study ${studyInstanceUID}`);
      }
      return desk.open(studyInstanceUID, clientId);
    },
    appendEntry: async ({ caseId, clientId, seq, entry }) => desk.append(caseId, clientId, seq, entry),
    closeCase: async ({ caseId, clientId }) => desk.close(caseId, clientId),

    prepareSignature: async ({ caseId, reader }) => signatures.prepare(desk.document(caseId), reader),
    exampleCase: async ({ studyInstanceUID }) => {
      await bundled.ensure(studyInstanceUID);
      return bundled.example(studyInstanceUID);
    },

    previewReport: async ({ caseId, language }) => reports.preview(caseId, language),
    exportReport: async ({ caseId, formats, directory, language }) => ({
      files: await reports.exportFiles(caseId, formats, directory, language),
    }),
    evaluationJson: async ({ caseId }) => reports.evaluationJson(caseId),
    caseFileJson: async ({ caseId }) => reports.caseFileJson(caseId),

    listReaders: async () => journal.readers(),
    saveReader: async ({ reader }) => {
      // Through the canonical form, so that what is answered is what was stored.
      const stored = JSON.parse(canonicalJson(reader)) as typeof reader;
      valueOf(journal.saveReader(stored, now()));
      return stored;
    },
    shareView: async (shared) => {
      events.emit('view', shared);
      return true;
    },
    getSettings: async () => journal.settings(),
    setSetting: async ({ key, value }) => valueOf(journal.setSetting(key, value)),
    ...training.api({
      document: desk.document,
      index: desk.index,
      documentOf: (uid) => {
        const caseId = journal.caseOfStudy(uid);
        return caseId === null ? null : desk.document(caseId);
      },
    }),
  };

  return ok({
    api,
    events,
    frames,
    clientGone: desk.clientGone,
    async close() {
      await jobs.close();
      desk.stop();
      training.close();
      library.close();
      journal.close();
    },
  });
}
